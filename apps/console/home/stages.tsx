// The members as growth rings: the outermost are those who listen, the heart are those who sit in a community.

import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import type { Read } from '#ui/data.ts'
import { number, percent, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { stageHref } from '../members/filter.ts'
import { stageTexts } from '../members/words.ts'
import type { Rooms } from '../routes.gen.ts'
import { Panel } from './panel.tsx'
import { homeTexts } from './texts.ts'

const order = ['audience', 'user', 'fan', 'community'] as const
type Stage = (typeof order)[number]

export function Stages({ figures }: { figures: Read<Answer<Rooms['members']['figures']>> }) {
  const t = useT()
  const count = (stage: Stage) => figures.data?.stages.find(one => one.stage === stage)?.members ?? 0
  const all = figures.data?.present ?? 0
  return (
    <Panel title={t(homeTexts.people)} aside={<Link href="/stages">{t({ zh: '阶段规则', en: 'Stage rules' })}</Link>}>
      <ErrorNote error={figures.error} onRetry={figures.reload} small />
      {figures.loading ? (
        <Skeleton kind="text" count={2} />
      ) : (
        <>
          <p>
            {all === 0
              ? t(homeTexts.peopleNone)
              : t(homeTexts.peopleInner, { all: number(all), inner: number(count('community')) })}
          </p>
          <div className="c-rings">
            <Rings counts={order.map(count)} />
            <ol>
              {order.map(stage => (
                <li key={stage}>
                  <Link href={stageHref(stage)} className={`c-rings-line c-stage-${stage}`}>
                    <i aria-hidden="true" />
                    <span className="q-grow">{t(stageTexts[stage])}</span>
                    <b>{number(count(stage))}</b>
                    <small>{all ? percent(count(stage) / all) : '–'}</small>
                  </Link>
                </li>
              ))}
            </ol>
          </div>
        </>
      )}
    </Panel>
  )
}

/** Areas are true: a ring twice as large holds twice as many. An empty ring keeps a hairline. */
function Rings({ counts }: { counts: readonly number[] }) {
  const all = Math.max(
    1,
    counts.reduce((sum, one) => sum + one, 0),
  )
  return (
    <svg viewBox="0 0 120 120" width="132" height="132" aria-hidden="true">
      <circle className="c-ring-bark" cx="60" cy="60" r="58.5" />
      {order.map((stage, at) => {
        const held = counts.slice(at).reduce((sum, one) => sum + one, 0)
        return (
          <circle key={stage} className={`c-ring c-stage-${stage}`} cx="60" cy="60" r={held ? 56 * Math.sqrt(held / all) : 0} />
        )
      })}
    </svg>
  )
}
