// What was won, in a line.
import { money, number, say, useT } from '#ui/i18n.ts'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { currency } from '../wallet/shapes.ts'
import type { Award } from './shapes.ts'
import { activityTexts } from './texts.ts'

const tones: Record<Award['state'], TagTone> = { due: 'ochre', paid: 'green', owed: 'ochre', void: 'plain', failed: 'cinnabar' }

/** 20 积分 · ¥5.00 · 保温杯 × 2 */
export function wordsOf({ kind, title, amount, units }: Pick<Award, 'kind' | 'title' | 'amount' | 'units'>): string {
  if (kind === 'points') return say(activityTexts.points, { count: amount })
  if (kind === 'credit') return money(amount, currency())
  return units > 1 ? `${title} × ${number(units)}` : title
}

export function AwardLine({ award }: { award: Award }) {
  const t = useT()
  const counted = award.kind === 'points' || award.kind === 'credit'
  return (
    <span className="m-act-award">
      <span>
        <b>{wordsOf(award)}</b>
        {counted && award.title !== wordsOf(award) && <small>{award.title}</small>}
      </span>
      <Tag tone={tones[award.state]}>{t(activityTexts[`award_${award.state}`])}</Tag>
    </span>
  )
}
