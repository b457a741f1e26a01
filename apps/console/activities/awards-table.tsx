// What was given and what is owed; goods are ticked off as they are handed over.
import { useState } from 'react'
import { Link } from 'wouter'
import { usePages } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { ActButton } from '../shell/act-button.tsx'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { useMay } from '../shell/session.ts'
import { useCurrency } from '../shop/sum.tsx'
import type { AwardLine, Desk } from './shapes.ts'
import { actTexts, awardStateTexts } from './texts.ts'

const tones = { due: 'ochre', paid: 'green', owed: 'ochre', void: 'plain', failed: 'cinnabar' } as const

export function Awards({ desk: { activity } }: { desk: Desk }) {
  const t = useT()
  const currency = useCurrency()
  const may = useMay()('activities.run')
  const [reward, setReward] = useState<string | undefined>(undefined)
  const query = { limit: 30, ...(reward && { reward }) }
  const pages = usePages(api.activities.deskAwards, { params: { activityId: activity.id }, query })
  const howMuch = ({ kind, amount, units }: AwardLine) =>
    kind === 'points' ? number(amount) : kind === 'credit' ? money(amount, currency) : `× ${number(units)}`
  return (
    <div className="c-tabbed">
      {activity.rewards.length > 1 && (
        <div className="c-tools">
          <FilterSelect
            label={t(actTexts.reward)}
            values={Object.fromEntries(activity.rewards.map(one => [one.key, { zh: one.title, en: one.title }]))}
            value={reward}
            onChange={setReward}
          />
        </div>
      )}
      <DataTable<AwardLine>
        pages={pages}
        keyOf={one => one.id}
        label={t(actTexts.awards)}
        minWidth={600}
        empty={<Empty title={t(actTexts.noAwards)} />}
        columns={[
          column('member', actTexts.member, one => <Link href={`/members/${one.memberId}`}>{one.memberName}</Link>),
          column('award', actTexts.award, one => (
            <span className="c-money">
              {one.title} {howMuch(one)}
            </span>
          )),
          column(
            'state',
            actTexts.state,
            one => (
              <>
                <Tag tone={tones[one.state]}>{t(awardStateTexts[one.state])}</Tag>
                {one.why && <small className="c-under">{one.why}</small>}
              </>
            ),
            { width: 130 },
          ),
          column('at', actTexts.at, one => date(one.at, 'moment'), { width: 120 }),
          column(
            'hand',
            null,
            one =>
              may && one.state === 'owed' ? (
                <ActButton
                  size="small"
                  act={() => api.activities.handOver({ params: { awardId: one.id } })}
                  refreshes={['activities']}
                  done={actTexts.handedOver}
                >
                  {t(actTexts.handOver)}
                </ActButton>
              ) : null,
            { width: 110, align: 'right' },
          ),
        ]}
      />
    </div>
  )
}
