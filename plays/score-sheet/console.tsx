// Blind tasting at the desk: which code is which, labels for the cups, orders of tasting, who has filled what, and the unveiling.
import './score-sheet.css'
import './console.css'
import { InputNumber, Popconfirm, Table } from 'antd'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import type { DeskProps, EntrantSeen } from '../screen.ts'
import { printLabels } from './labels.ts'
import { Results } from './results.tsx'
import type { Shown } from './settings.ts'
import { sheetTexts } from './texts.ts'

export function Desk(props: DeskProps<Shown>) {
  const { shown } = props
  return (
    <div className="q-stack">
      {shown.result && <Results result={shown.result} criteria={shown.criteria} scale={shown.scale} />}
      {shown.bench && <Bench {...props} bench={shown.bench} />}
      <Sheets {...props} />
    </div>
  )
}

function Bench({ shown, bench, move, busy, activity }: DeskProps<Shown> & { bench: NonNullable<Shown['bench']> }) {
  const t = useT()
  const [copies, setCopies] = useState(10)
  const codes = bench.cups.map(one => one.code)
  return (
    <Section title={t(sheetTexts.bench)}>
      <p className="q-quiet">{t(sheetTexts.benchHint)}</p>
      <Table
        size="small"
        pagination={false}
        rowKey="code"
        dataSource={[...bench.cups]}
        columns={[
          { key: 'title', title: t(sheetTexts.sample), dataIndex: 'title' },
          { key: 'code', title: t(sheetTexts.code), render: (_none, one) => <b className="p-score-sheet-digits">{one.code}</b> },
        ]}
      />
      <div className="q-row">
        <label htmlFor="p-score-sheet-copies">{t(sheetTexts.perSample)}</label>
        <InputNumber
          id="p-score-sheet-copies"
          min={1}
          max={200}
          precision={0}
          value={copies}
          onChange={value => setCopies(value ?? 1)}
        />
        <Button onClick={() => printLabels(codes, copies, activity.title)}>{t(sheetTexts.labels)}</Button>
        {shown.isOpen && (
          <Popconfirm
            title={t(sheetTexts.unblind)}
            description={t(sheetTexts.unblindHint)}
            okText={t(sheetTexts.unblind)}
            onConfirm={() => move('unblind')}
          >
            <span>
              <Button kind="seal" busy={busy}>
                {t(sheetTexts.unblind)}
              </Button>
            </span>
          </Popconfirm>
        )}
      </div>
      <details className="p-score-sheet-orders">
        <summary>{t(sheetTexts.orders)}</summary>
        <ol>
          {bench.orders.map((order, nth) => (
            <li key={order.join()}>
              <span>{t(sheetTexts.nth, { n: number(nth + 1) })}</span>
              {order.map(code => (
                <b key={code}>{code}</b>
              ))}
            </li>
          ))}
        </ol>
      </details>
    </Section>
  )
}

function Sheets({ shown, useEntrants }: DeskProps<Shown>) {
  const t = useT()
  const walk = useEntrants('seq')
  return (
    <Section title={t(sheetTexts.sheets)}>
      <Table<EntrantSeen>
        size="small"
        pagination={false}
        rowKey="memberId"
        loading={walk.loading}
        dataSource={walk.items}
        locale={{ emptyText: t(sheetTexts.noSheets) }}
        columns={[
          { key: 'name', title: t(sheetTexts.taster), dataIndex: 'name' },
          {
            key: 'filled',
            title: t(sheetTexts.filled),
            render: (_none, one) => `${(one.shown as { filled: number } | null)?.filled ?? 0} / ${shown.count}`,
          },
        ]}
      />
      {!walk.end && walk.items.length > 0 && <Button onClick={walk.more}>{t(sheetTexts.more)}</Button>}
    </Section>
  )
}
