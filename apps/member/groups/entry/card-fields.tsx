// What a card asks of its owner, and how it will read.
import { useEffect, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Input } from '#ui/kit/field.tsx'
import { api, boot } from '../../api.ts'
import type { Group } from '../shapes.ts'
import { entryTexts } from './texts.ts'

export interface CardWish {
  name: string
  answers: Record<string, string>
}

export const cardOf = (wish: CardWish): { name?: string; answers: Record<string, string> } => ({
  ...(wish.name.trim() && { name: wish.name }),
  answers: wish.answers,
})

export const firstCard = (group: Group): CardWish => ({
  name: group.seat?.card.name ?? boot.me?.name.slice(0, 20) ?? '',
  answers: group.seat?.card.answers ?? {},
})

/** Asked after a breath; the last good answer stays while the next is on its way. */
function useCardName(group: Group, wish: CardWish, invite: string | undefined): string {
  const [cardName, setCardName] = useState(group.seat?.cardName ?? '')
  const body = JSON.stringify(cardOf(wish))
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await api.groups.previewMyCard({
          params: { groupId: group.id },
          query: invite ? { invite } : {},
          body: JSON.parse(body) as ReturnType<typeof cardOf>,
          signal: stop.signal,
        })
        setCardName(answer.cardName)
      } catch {
        // Only a look ahead: what is wrong is said when it is sent.
      }
    }, 350)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [group.id, invite, body])
  return cardName
}

export interface CardFieldsProps {
  group: Group
  wish: CardWish
  onWish: (wish: CardWish) => void
  invite?: string | undefined
}

export function CardFields({ group, wish, onWish, invite }: CardFieldsProps) {
  const t = useT()
  const cardName = useCardName(group, wish, invite)
  return (
    <>
      <Input
        label={t(entryTexts.called)}
        maxLength={20}
        autoComplete="nickname"
        value={wish.name}
        onChange={name => onWish({ ...wish, name })}
      />
      {group.cardFields.map(field => (
        <Input
          key={field}
          label={field}
          optional
          maxLength={20}
          value={wish.answers[field] ?? ''}
          onChange={value => onWish({ ...wish, answers: { ...wish.answers, [field]: value } })}
        />
      ))}
      {cardName && (
        <p className="m-card-preview" role="status">
          <span className="q-quiet">{t(entryTexts.preview)}</span>
          <b className="q-song">{cardName}</b>
        </p>
      )}
    </>
  )
}
