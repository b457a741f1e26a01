// How far a deal is: only what was really paid or applied for.
import { useT } from '#ui/i18n.ts'
import { priceText } from '../shop/price.tsx'
import type { Deal, DealCard } from './shapes.ts'
import { dealTexts } from './texts.ts'

const gone: readonly DealCard['state'][] = ['failing', 'failed', 'cancelling', 'cancelled']

function useWords(deal: DealCard & Partial<Pick<Deal, 'crowdfunding'>>): string {
  const t = useT()
  const { kind, state, progress } = deal
  const { members, units, raised, goal } = progress
  if (kind === 'draw' || kind === 'meal') return t(dealTexts.applied, { members, goal: goal ?? 0 })
  // Of what was not formed all went back: nothing of it is sold.
  if (kind === 'auction' || (gone.includes(state) && kind !== 'crowdfunding')) return ''
  if (kind === 'crowdfunding' && goal !== null)
    return deal.crowdfunding?.goalIn === 'units'
      ? t(dealTexts.unitsOf, { units, goal })
      : t(dealTexts.raisedOf, { raised: priceText(raised), goal: priceText(goal) })
  return t(dealTexts.units, { units })
}

export function Progress({ deal }: { deal: DealCard & Partial<Pick<Deal, 'crowdfunding'>> }) {
  const words = useWords(deal)
  const { goal, raised, units } = deal.progress
  if (!words) return null
  const counted = deal.kind === 'crowdfunding' ? (deal.crowdfunding?.goalIn === 'units' ? units : raised) : null
  return (
    <span className="m-deal-progress">
      {counted !== null && goal !== null && <progress max={goal} value={Math.min(goal, counted)} aria-label={words} />}
      <span className="q-quiet">{words}</span>
    </span>
  )
}
