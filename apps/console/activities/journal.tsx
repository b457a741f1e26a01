// Every move, the newest first: who, what, and what it came to.
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { usePages } from '#ui/data.ts'
import type { JsonSchema } from '#ui/form/schema.ts'
import { date, number, say, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api, fileAddress } from '../api.ts'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { saidIn } from './said.ts'
import { type Desk, type MoveLine, type PlayShown, usePlay } from './shapes.ts'
import { actTexts, fileTexts } from './texts.ts'

export function Journal({ desk: { activity, figures } }: { desk: Desk }) {
  const t = useT()
  const [move, setMove] = useState<string | undefined>(undefined)
  const query = { limit: 30, ...(move && { move }) }
  const pages = usePages(api.activities.deskMoves, { params: { activityId: activity.id }, query })
  const play = usePlay(activity.play)
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
        minWidth={480}
        empty={<Empty title={t(actTexts.noMoves)} />}
        columns={[
          column('nth', { zh: '序号', en: 'No.' }, one => number(one.nth), { width: 60, align: 'right' }),
          column(
            'member',
            actTexts.member,
            one => (one.member ? <Link href={`/members/${one.member.memberId}`}>{one.member.name}</Link> : t(actTexts.desk)),
            { width: 100 },
          ),
          column('move', actTexts.move, one => titles.get(one.move) ?? one.move, { width: 120 }),
          column('said', actTexts.said, one => (
            <>
              <Said line={one} play={play} />
              {one.files.map(file => (
                <a key={file.fileId} href={fileAddress(file.fileId)} target="_blank" rel="noopener" className="c-act-file">
                  {file.name || t(fileTexts[file.kind])}
                </a>
              ))}
            </>
          )),
          column('at', actTexts.at, one => date(one.at, 'moment'), { width: 120 }),
        ]}
      />
    </div>
  )
}

/** What was said with a move, in the words of the form in which it was said; below it, for who asks, all as it was kept. */
function Said({ line, play }: { line: MoveLine; play: PlayShown | undefined }) {
  const t = useT()
  const schema = play?.moves.find(one => one.move === line.move)?.input as JsonSchema | undefined
  const said = useMemo(() => (schema ? saidIn(schema, line.input) : []), [schema, line.input])
  return (
    <>
      {said.length > 0 && (
        <dl className="c-act-value">
          {said.map(({ label, words }) => (
            <div key={label.zh}>
              <dt>{say(label)}</dt>
              <dd>{words.map(word => (typeof word === 'string' ? word : say(word))).join(' · ')}</dd>
            </div>
          ))}
        </dl>
      )}
      <details className="c-act-kept">
        <summary>{t(actTexts.asKept)}</summary>
        <pre>{JSON.stringify({ input: line.input, outcome: line.outcome }, null, 1)}</pre>
      </details>
    </>
  )
}
