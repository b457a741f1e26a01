// Writing a line: what is wanted, how many, and a remark; with the thumb.
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import type { Item } from './line.ts'
import type { KeptLine } from './settings.ts'
import type { Shown } from './shown.ts'
import { relayTexts } from './texts.ts'

export interface LineFormProps {
  shown: Shown
  line?: KeptLine
  busy: boolean
  verb: string
  send(items: Item[], note: string): void
  beside?: React.ReactNode
}
export function LineForm({ shown, line, busy, verb, send, beside }: LineFormProps) {
  const t = useT()
  const { items, settings } = shown
  const [what, setWhat] = useState(items.length === 0 ? (line?.items[0]?.what ?? '') : '')
  const [note, setNote] = useState(line?.note ?? '')
  const unitsOf = (name: string): number => line?.items.find(one => one.what === name)?.units ?? 0
  const [units, setUnits] = useState<Record<string, number>>(() =>
    items.length === 0 ? { '': line?.items[0]?.units ?? 1 } : Object.fromEntries(items.map(one => [one.what, unitsOf(one.what)])),
  )
  const sum = Object.values(units).reduce((total, one) => total + one, 0)
  const chosen: Item[] =
    items.length === 0
      ? [{ what, units: units[''] ?? 1 }]
      : items.flatMap(one => ((units[one.what] ?? 0) > 0 ? [{ what: one.what, units: units[one.what] as number }] : []))
  const set = (name: string, to: number) => setUnits(all => ({ ...all, [name]: to }))
  const step = (name: string, label: string, least: number, left: number | null) => (
    <Stepper
      key={name}
      label={label}
      units={units[name] ?? 0}
      least={least}
      most={Math.min(settings.unitsMost - sum + (units[name] ?? 0), left === null ? settings.unitsMost : left + unitsOf(name))}
      {...(left !== null && { left })}
      onChange={to => set(name, to)}
    />
  )
  return (
    <form
      className="q-stack p-relay-form"
      onSubmit={event => {
        event.preventDefault()
        send(chosen, note.trim())
      }}
    >
      {items.length === 0 ? (
        <>
          <Input
            label={t(relayTexts.what)}
            hint={t(relayTexts.whatHint)}
            optional
            value={what}
            onChange={setWhat}
            maxLength={30}
          />
          {step('', t(relayTexts.units), 1, null)}
        </>
      ) : (
        items.map(one => step(one.what, one.what, 0, one.left))
      )}
      {settings.asksNote && <Input label={t(relayTexts.note)} optional value={note} onChange={setNote} maxLength={80} />}
      <Button kind="primary" wide submit busy={busy} disabled={chosen.length === 0}>
        {verb}
      </Button>
      {beside}
    </form>
  )
}

interface StepperProps {
  label: string
  units: number
  least: number
  most: number
  left?: number
  onChange(units: number): void
}
function Stepper({ label, units, least, most, left, onChange }: StepperProps) {
  const t = useT()
  return (
    <fieldset className="p-relay-step">
      <legend>
        {label} {left !== undefined && <small className="q-quiet">{t(relayTexts.left, { count: number(left) })}</small>}
      </legend>
      <button type="button" aria-label={t(relayTexts.fewer)} disabled={units <= least} onClick={() => onChange(units - 1)}>
        −
      </button>
      <output aria-live="polite">{number(units)}</output>
      <button type="button" aria-label={t(relayTexts.more)} disabled={units >= most} onClick={() => onChange(units + 1)}>
        +
      </button>
    </fieldset>
  )
}
