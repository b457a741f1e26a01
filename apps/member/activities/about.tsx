// Below the play: what one has won, rewards and what is left of them, limits and cost, rules with their hash, the proof.
import './about.css'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { at } from '../shell/ways.ts'
import { currency } from '../wallet/shapes.ts'
import { AwardLine } from './award-line.tsx'
import type { Activity } from './shapes.ts'
import { activityTexts } from './texts.ts'

export function About({ activity }: { activity: Activity }) {
  const t = useT()
  const { id, me, rules, rulesHash } = activity
  return (
    <>
      {me && me.awards.length > 0 && (
        <Section title={t(activityTexts.won)}>
          <ul className="m-act-awards">
            {me.awards.map(award => (
              <li key={award.id}>
                <AwardLine award={award} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Rewards activity={activity} />
      <Section title={t(activityTexts.facts)}>
        <Facts activity={activity} />
      </Section>
      {rules.length > 0 && (
        <details className="m-act-rules">
          <summary>{t(activityTexts.rules)}</summary>
          <ol>
            {rules.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {rulesHash && (
            <>
              <p className="q-quiet">{t(activityTexts.rulesHash)}</p>
              <p className="m-act-hash">{rulesHash}</p>
            </>
          )}
        </details>
      )}
      {rulesHash && (
        <p>
          <a className="m-act-proof" href={at(`/activities/${id}/receipt`)}>
            {t(activityTexts.toReceipt)}
          </a>
        </p>
      )}
    </>
  )
}

type Reward = Activity['rewards'][number]

function Rewards({ activity: { rewards } }: { activity: Activity }) {
  const t = useT()
  if (rewards.length === 0) return null
  const each = ({ kind, amount = 0, value = 0 }: Reward): string =>
    kind === 'points'
      ? t(activityTexts.points, { count: amount })
      : kind === 'credit'
        ? money(amount, currency())
        : value > 0
          ? t(activityTexts.worth, { value: money(value, currency()) })
          : ''
  return (
    <Section title={t(activityTexts.rewards)}>
      <ul className="m-act-rewards">
        {rewards.map(reward => (
          <li key={reward.key} data-gone={reward.left === 0 || undefined}>
            <span>
              <b>{reward.title}</b>
              <small>
                {[each(reward), reward.expiresDays && t(activityTexts.expires, { days: reward.expiresDays })]
                  .filter(words => words && words !== reward.title)
                  .join(' · ')}
              </small>
            </span>
            {reward.left !== null && (
              <span className="m-act-left">
                {reward.left === 0 ? t(activityTexts.gone_) : t(activityTexts.left, { count: number(reward.left) })}
                {typeof reward.units === 'number' && <progress max={reward.units} value={reward.left} aria-hidden="true" />}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Facts({ activity }: { activity: Activity }) {
  const t = useT()
  const { costPoints, limits, players, me, opensAt, closesAt } = activity
  const { perDay = null, perMember = null, players: places = null } = limits ?? {}
  const facts: [string, string][] = [
    [t(activityTexts.runs), `${date(opensAt, 'moment')} – ${date(closesAt, 'moment')}`],
    [t(activityTexts.cost), costPoints > 0 ? t(activityTexts.points, { count: costPoints }) : t(activityTexts.free)],
  ]
  const count = (used: number, max: number) => t(activityTexts.times, { used: number(used), max: number(max) })
  if (perDay !== null) facts.push([t(activityTexts.perDay), count(me?.movesToday ?? 0, perDay)])
  if (perMember !== null) facts.push([t(activityTexts.perMember), count(me?.moves ?? 0, perMember)])
  if (places !== null)
    facts.push([t(activityTexts.placesMax), t(activityTexts.places, { used: number(players), max: number(places) })])
  if (me && me.weight !== 1) facts.push([t(activityTexts.weight), number(me.weight)])
  if (me?.crew) facts.push([t(activityTexts.crew), me.crew])
  return (
    <dl className="m-act-facts">
      {facts.map(([title, value]) => (
        <div key={title} data-wide={title === t(activityTexts.runs) || undefined}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
