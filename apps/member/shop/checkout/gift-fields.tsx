// How a gift is shared out: pieces for each, words to go with it, how long there is time.
import { useT } from '#ui/i18n.ts'
import { Select, TextArea } from '#ui/kit/field.tsx'
import { checkoutTexts } from '../checkout-texts.ts'
import type { GiftWish } from '../shapes.ts'
import { Stepper } from '../stepper.tsx'

const days = ['3', '7', '15', '30'] as const

export function GiftFields({ gift, units, onChange }: { gift: GiftWish; units: number; onChange: (gift: GiftWish) => void }) {
  const t = useT()
  const pieces = gift.pieces ?? 1
  const even = units % pieces === 0
  const counter = (label: string, value: number, max: number, put: (value: number) => void) => (
    <div className="q-row q-row-apart">
      <span className="m-label">{label}</span>
      <Stepper units={value} max={max} onChange={put} label={label} />
    </div>
  )
  return (
    <div className="q-stack">
      {counter(t(checkoutTexts.pieces), pieces, Math.min(units, 1000), value => onChange({ ...gift, pieces: value }))}
      <p className={even ? 'q-quiet' : 'q-field-error'}>
        {even ? t(checkoutTexts.shares, { shares: units / pieces }) : t(checkoutTexts.sharesUneven)}
      </p>
      {counter(t(checkoutTexts.perPerson), gift.perPersonMax ?? 1, 100, value => onChange({ ...gift, perPersonMax: value }))}
      <Select
        label={t(checkoutTexts.giftDays)}
        value={String(gift.days ?? 15) as (typeof days)[number]}
        options={days.map(value => ({ value, label: value }))}
        onChange={value => onChange({ ...gift, days: Number(value) })}
      />
      <TextArea
        label={t(checkoutTexts.words)}
        optional
        maxLength={500}
        rows={2}
        value={gift.words ?? ''}
        onChange={words => onChange({ ...gift, words })}
      />
    </div>
  )
}
