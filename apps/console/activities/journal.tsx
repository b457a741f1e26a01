// Every move, the newest first: who, what, and what it came to.
import { useState } from 'react'
import { Link } from 'wouter'
import { usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api, fileAddress } from '../api.ts'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import type { Desk, MoveLine } from './shapes.ts'
import { actTexts } from './texts.ts'

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)

/** Plain values as they are, the rest as it was kept. */
export function Value({ of }: { of: unknown }) {
  if (isEmpty(of)) return <>—</>
  if (typeof of !== 'object') return <>{String(of)}</>
  return (
    <dl className="c-act-value">
      {Object.entries(of as object).map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Journal({ desk: { activity, figures } }: { desk: Desk }) {
  const t = useT()
  const [move, setMove] = useState<string | undefined>(undefined)
  const query = { limit: 30, ...(move && { move }) }
  const pages = usePages(api.activities.deskMoves, { params: { activityId: activity.id }, query })
  const titles = new Map(figures.byMove.map(one => [one.move, one.title]))
  return (
    <div className="c-tabbed">
      {titles.size > 1 && (
        <div className="c-tools">
          <FilterSelect
            label={t(actTexts.move)}
            values={Object.fromEntries([...titles].map(([key, title]) => [key, { zh: title, en: title }]))}
            value={move}
            onChange={setMove}
          />
        </div>
      )}
      <DataTable<MoveLine>
        pages={pages}
        keyOf={one => String(one.nth)}
        label={t(actTexts.journal)}
        minWidth={640}
        empty={<Empty title={t(actTexts.noMoves)} />}
        columns={[
          column('nth', { zh: '序号', en: 'No.' }, one => number(one.nth), { width: 70, align: 'right' }),
          column(
            'member',
            actTexts.member,
            one => (one.member ? <Link href={`/members/${one.member.memberId}`}>{one.member.name}</Link> : t(actTexts.desk)),
            { width: 130 },
          ),
          column('move', actTexts.move, one => titles.get(one.move) ?? one.move, { width: 120 }),
          column('said', actTexts.said, one => (
            <>
              <Value of={one.input} />
              {one.files.map(file => (
                <a key={file.fileId} href={fileAddress(file.fileId)} target="_blank" rel="noopener" className="c-act-file">
                  {file.name || file.kind}
                </a>
              ))}
            </>
          )),
          column('outcome', actTexts.cameTo, one => <Value of={one.outcome} />),
          column('at', actTexts.at, one => date(one.at, 'moment'), { width: 120 }),
        ]}
      />
    </div>
  )
}
