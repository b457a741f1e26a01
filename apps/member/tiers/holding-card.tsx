// What one holds: why, until when, what it lets one do; and the freeze that stops its time.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { priceText } from '../shop/price.tsx'
import { serverNow } from '../shop/server-clock.ts'
import { GiveBack } from './give-back.tsx'
import type { Holding, Mine } from './shapes.ts'
import { tierTexts } from './texts.ts'

function useTerm(holding: Holding, inGrace: boolean): string {
  const t = useT()
  const { since, until, honouredUntil } = holding
  if (new Date(since).getTime() > serverNow()) return t(tierTexts.begins, { at: date(since, 'day') })
  if (inGrace && honouredUntil) return t(tierTexts.inGrace, { at: date(honouredUntil, 'moment') })
  return until === null ? t(tierTexts.forLife) : t(tierTexts.until, { at: date(until, 'day') })
}

export function HoldingCard({ holding, entitlements }: { holding: Holding; entitlements: Mine['entitlements'] }) {
  const t = useT()
  const own = entitlements.filter(one => one.holdingId === holding.id)
  const inGrace = own.some(one => one.inGrace)
  const term = useTerm(holding, inGrace)
  const { planName, why, state, since, rights, paid, dues, credit, frozenAt, thawsAt } = holding
  const frozen = state === 'frozen'
  return (
    <li className="m-holding" data-asleep={frozen || undefined}>
      <p className="q-row q-row-apart">
        <span className="q-song m-holding-name">{planName}</span>
        <Tag tone={frozen ? 'indigo' : inGrace ? 'cinnabar' : 'green'}>
          {frozen ? t(tierTexts.state_frozen) : t(tierTexts[`why_${why}`])}
        </Tag>
      </p>
      <p className="m-holding-term">{term}</p>
      {frozen && frozenAt && (
        <p className="q-quiet">
          {t(tierTexts.frozenSince, { at: date(frozenAt, 'day') })}
          {thawsAt && ` · ${t(tierTexts.thaws, { at: date(thawsAt, 'day') })}`}
        </p>
      )}
      {rights.length > 0 && (
        <ul className="m-rights" aria-label={t(tierTexts.rights)}>
          {rights.map(right => (
            <li key={right}>{right}</li>
          ))}
        </ul>
      )}
      <p className="q-quiet">
        {t(tierTexts.since, { at: date(since, 'day') })}
        {paid > 0 && ` · ${t(tierTexts.paidFor, { amount: priceText(paid) })}`}
        {credit > 0 && ` · ${t(tierTexts.parts, { dues: priceText(dues), credit: priceText(credit) })}`}
      </p>
      <Freeze holding={holding} />
      <GiveBack holding={holding} />
    </li>
  )
}

function Freeze({ holding }: { holding: Holding }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const params = { holdingId: holding.id }
  const refreshes = ['tiers', 'groups', 'content', 'shop']
  const freeze = useAction(api.tiers.freezeMine, {
    refreshes,
    onDone: () => {
      toast(tierTexts.frozen)
      setOpen(false)
    },
  })
  const thaw = useAction(api.tiers.unfreezeMine, { refreshes, onDone: () => toast(tierTexts.unfrozen) })
  if (holding.state === 'frozen')
    return (
      <div>
        <ErrorNote error={thaw.error} small />
        <Button size="small" kind="primary" busy={thaw.busy} onClick={() => void thaw.run({ params })}>
          {t(tierTexts.unfreeze)}
        </Button>
      </div>
    )
  if (holding.until === null || holding.why === 'tied') return null
  return (
    <div>
      <Button size="small" kind="plain" className="m-holding-act" onClick={() => setOpen(true)}>
        {t(tierTexts.freeze)}
      </Button>
      <Confirm
        open={open}
        kind="primary"
        title={t(tierTexts.freezeTitle, { name: holding.planName })}
        verb={t(tierTexts.freeze)}
        busy={freeze.busy}
        onClose={() => setOpen(false)}
        onConfirm={() => void freeze.run({ params })}
      >
        <p>{t(tierTexts.freezeHint)}</p>
        <ErrorNote error={freeze.error} small />
      </Confirm>
    </div>
  )
}
