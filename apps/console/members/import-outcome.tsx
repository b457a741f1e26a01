// What an import did: the sums, the rejected rows to take away, each row's story, and taking all of it back.
import { Button as AntButton, Select } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block, Figure } from '../shell/block.tsx'
import type { Import } from './import-page.tsx'
import { importTexts, outcomeTexts, outcomeTone } from './import-texts.ts'

type Row = Answer<Rooms['members']['importRows']>['items'][number]
const shows = { all: { zh: '全部', en: 'All' }, noted: { zh: '有备注的', en: 'With a remark' }, ...outcomeTexts }
type Show = keyof typeof shows

export function ImportOutcome({ data }: { data: Import }) {
  const t = useT()
  const [, go] = useLocation()
  const [asking, setAsking] = useState<'undo' | 'forget' | null>(null)
  const params = { importId: data.importId }
  const undo = useAction(api.members.undoImport, { refreshes: ['members'], onDone: () => setAsking(null) })
  const forget = useAction(api.members.forgetImport, {
    refreshes: ['members.imports'],
    onDone: () => {
      toast(importTexts.forgotten)
      go('/imports')
    },
  })
  const sums = ['created', 'changed', 'unchanged', 'merged', 'rejected'] as const
  const mayUndo = data.state !== 'undone' && data.undoUntil !== null && new Date(data.undoUntil).getTime() > Date.now()
  return (
    <>
      {data.state === 'undone' && (
        <p className="c-note">
          {t(importTexts.undone, {
            removed: number(data.undo.removed),
            restored: number(data.undo.restored),
            kept: number(data.undo.kept),
          })}
        </p>
      )}
      <div className="c-figures">
        {sums.map(key => (
          <Figure key={key} value={number(data[key])} label={t(outcomeTexts[key])} />
        ))}
      </div>
      <div className="q-row">
        {data.rejected > 0 && (
          <a href={api.members.rejectedRows.address({ params })} download>
            {t(importTexts.download)}
          </a>
        )}
        {mayUndo && (
          <>
            <AntButton onClick={() => setAsking('undo')}>{t(importTexts.undo)}</AntButton>
            <span className="q-quiet">{t(importTexts.undoUntil, { day: date(data.undoUntil!, 'moment') })}</span>
          </>
        )}
        <AntButton type="text" danger onClick={() => setAsking('forget')}>
          {t(importTexts.forget)}
        </AntButton>
      </div>
      <EachRow importId={data.importId} first={data.rejected > 0 ? 'rejected' : 'all'} />
      <Confirm
        open={asking === 'undo'}
        onClose={() => setAsking(null)}
        title={t(importTexts.undo)}
        verb={t(importTexts.undo)}
        busy={undo.busy}
        onConfirm={() => void undo.run({ params })}
      >
        <p>{t(importTexts.undoHint, { created: number(data.created), changed: number(data.changed) })}</p>
        <ErrorNote error={undo.error} small />
      </Confirm>
      <Confirm
        open={asking === 'forget'}
        onClose={() => setAsking(null)}
        title={t(importTexts.forget)}
        verb={t(importTexts.forget)}
        busy={forget.busy}
        onConfirm={() => void forget.run({ params })}
      >
        <p>{t(importTexts.forgetHint)}</p>
        <ErrorNote error={forget.error} small />
      </Confirm>
    </>
  )
}

function EachRow({ importId, first }: { importId: string; first: Show }) {
  const t = useT()
  const [show, setShow] = useState<Show>(first)
  const rows = usePages(api.members.importRows, { params: { importId }, query: { show, limit: 50 } })
  return (
    <Block
      title={t(importTexts.each)}
      aside={
        <Select<Show>
          aria-label={t(importTexts.show)}
          value={show}
          onChange={setShow}
          options={Object.entries(shows).map(([value, text]) => ({ value: value as Show, label: t(text) }))}
        />
      }
    >
      <DataTable<Row>
        pages={rows}
        keyOf={row => String(row.number)}
        label={t(importTexts.each)}
        empty={<p className="q-quiet">{t(importTexts.eachNone)}</p>}
        columns={[
          { key: 'line', title: t(importTexts.lineShort), width: 80, align: 'right', render: (_none, row) => number(row.line) },
          {
            key: 'outcome',
            title: t(importTexts.result),
            width: 130,
            render: (_none, row) => <Tag tone={outcomeTone[row.outcome]}>{t(outcomeTexts[row.outcome])}</Tag>,
          },
          {
            key: 'said',
            title: '',
            render: (_none, row) => (
              <>
                {row.memberId && <Link href={`/members/${row.memberId}`}>{t({ zh: '看成员', en: 'Open the member' })}</Link>}
                {row.sameAsLine !== null && (
                  <span className="q-quiet"> {t(importTexts.sameAs, { line: number(row.sameAsLine) })}</span>
                )}
                {row.problems.map(problem => (
                  <div key={problem.code + problem.column}>
                    {problem.column && <Tag>{problem.column}</Tag>} {problem.what} <span className="q-quiet">{problem.todo}</span>
                  </div>
                ))}
                {row.kept.map(why => (
                  <div key={why} className="q-quiet">
                    {why}
                  </div>
                ))}
              </>
            ),
          },
        ]}
      />
    </Block>
  )
}
