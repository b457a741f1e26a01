// What would be sold, each thing in a line: its name, and what it costs, how many, and when.
import { useT } from '#ui/i18n.ts'
import type { Change } from './plan.ts'
import { fieldName, valueWords } from './plan-texts.ts'

// What one wants to know of a thing at a glance, in this order.
const first = [
  'dues',
  'credit',
  'price',
  'items',
  'flat',
  'amountOff',
  'percentOff',
  'places',
  'seatsMax',
  'opensAt',
  'takesFrom',
  'due',
  'cost',
]

export function SalePart({ changes }: { changes: readonly Change[] }) {
  const t = useT()
  return (
    <ul className="c-plan-diffs">
      {changes.map(change => {
        const told = first.flatMap(name => change.fields.find(field => field.name === name && field.to !== '0.00') ?? [])
        const variants = change.fields.filter(field => field.name.startsWith('variant '))
        return (
          <li key={change.ref}>
            <b>{change.title}</b>
            <p className="q-prose">
              {[
                ...variants.map(field => field.to),
                ...told.map(field => `${t(fieldName(field.name))} ${valueWords(field.name, field.to, t)}`),
              ].join(' · ')}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
