// The pattern of name cards, with an example that the server makes while one types.
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { groupTexts } from './texts.ts'

export interface CardPatternFieldProps {
  /** Given by the form. */
  id?: string
  value?: string
  onChange?: (value: string) => void
}

export function CardPatternField({ id, value = '', onChange }: CardPatternFieldProps) {
  const t = useT()
  const [asked, setAsked] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(value), 350)
    return () => clearTimeout(timer)
  }, [value])
  const card = useRead(api.groups.previewCard, asked.trim() ? { query: { pattern: asked } } : null, { staleMs: 600_000 })
  return (
    <>
      <Input
        {...(id !== undefined && { id })}
        className="c-mono"
        value={value}
        maxLength={60}
        autoComplete="off"
        onChange={event => onChange?.(event.target.value)}
      />
      <span className="q-quiet" aria-live="polite">
        {card.data && t(groupTexts.cardExample, { example: card.data.example })}{' '}
        {card.data &&
          card.data.fields.length > 0 &&
          t(groupTexts.cardAsks, { fields: card.data.fields.join(t({ zh: '、', en: ', ' })) })}
      </span>
      <ErrorNote error={card.error} small />
    </>
  )
}
