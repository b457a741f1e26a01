// A value to be carried elsewhere: shown whole, copied with a press.
import { useId } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { toast, toastError } from '#ui/kit/toast.tsx'
import { channelTexts } from './texts.ts'

export function CopyLine({ label, value }: { label: string; value: string }) {
  const t = useT()
  const id = useId()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      toast(channelTexts.copied)
    } catch {
      document.getElementById(id)?.focus()
      toastError(new Error(t(channelTexts.copyFailed)))
    }
  }
  return (
    <div className="c-copy">
      <label htmlFor={id} className="q-field-label">
        {label}
      </label>
      <input id={id} className="q-input" readOnly value={value} onFocus={event => event.currentTarget.select()} />
      <Button size="small" onClick={() => void copy()} aria-label={`${t(channelTexts.copy)} ${label}`}>
        {t(channelTexts.copy)}
      </Button>
    </div>
  )
}
