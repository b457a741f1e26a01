// How many: two buttons and a number, within what may be had.
import { useId } from 'react'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { IconMinus } from './icons.tsx'
import { shopTexts } from './texts.ts'

export interface StepperProps {
  units: number
  max: number
  min?: number
  onChange: (units: number) => void
  /** What it counts, for those who listen. */
  label?: string
  hint?: string | undefined
}

export function Stepper({ units, max, min = 1, onChange, label, hint }: StepperProps) {
  const t = useT()
  const id = useId()
  const put = (next: number) => onChange(Math.max(min, Math.min(max, next)))
  return (
    <span className="m-stepper">
      <IconButton icon={IconMinus} label={t(shopTexts.less)} disabled={units <= min} onClick={() => put(units - 1)} />
      <input
        className="m-stepper-units"
        inputMode="numeric"
        aria-label={label ?? t(shopTexts.units)}
        aria-describedby={hint ? id : undefined}
        value={String(units)}
        onChange={event => put(Number(event.currentTarget.value.replace(/\D/g, '').slice(0, 4)) || min)}
      />
      <IconButton icon={IconPlus} label={t(shopTexts.more)} disabled={units >= max} onClick={() => put(units + 1)} />
      {hint && (
        <span className="q-quiet" id={id}>
          {hint}
        </span>
      )}
    </span>
  )
}
