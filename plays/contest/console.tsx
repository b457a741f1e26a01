// A contest at the desk: how far the jury is, how the works stand, and who goes into the finals.
import './contest.css'
import { Input, InputNumber, Modal, Popconfirm, Space, Table } from 'antd'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Gallery } from '#ui/kit/images.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { DeskProps, EntrantSeen } from '../screen.ts'
import { points, Results } from './results.tsx'
import type { EntryShown, Shown } from './settings.ts'
import { Moderation } from './take-out.tsx'
import { contestTexts } from './texts.ts'
import { Elsewhere, Notes } from './work-sheet.tsx'

type Row = EntrantSeen & { entry: EntryShown }

export function Desk(props: DeskProps<Shown>) {
  const t = useT()
  const { shown, useEntrants } = props
  const walk = useEntrants('rank')
  const rows = walk.items.flatMap(one => (one.shown ? [{ ...one, entry: one.shown as EntryShown }] : []))
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [opened, setOpened] = useState<string>()
  const open = rows.find(one => one.memberId === opened)
  return (
    <div className="q-stack">
      {shown.result && <Results result={shown.result} juryShare={shown.juryShare} onOpen={setOpened} />}
      <Section title={t(contestTexts.desk)}>
        {shown.may.count && rows.length > 0 && <p className="q-quiet">{t(contestTexts.paperWhere)}</p>}
        <Works {...{ rows, shown, chosen, setChosen }} loading={walk.loading} onOpen={setOpened} />
        <div className="q-row">
          {!walk.end && <Button onClick={walk.more}>{t(contestTexts.more)}</Button>}
          {shown.may.finals && <Finals {...props} chosen={chosen} />}
        </div>
      </Section>
      <Modal open={open !== undefined} title={open?.entry.work.title} footer={null} onCancel={() => setOpened(undefined)}>
        {open && <Work {...props} key={open.seq} row={open} />}
      </Modal>
    </div>
  )
}

interface WorksProps {
  rows: readonly Row[]
  shown: Shown
  loading: boolean
  chosen: readonly number[]
  setChosen: (chosen: readonly number[]) => void
  onOpen: (memberId: string) => void
}
function Works({ rows, shown, loading, chosen, setChosen, onOpen }: WorksProps) {
  const t = useT()
  const isFinalist = (one: Row) => shown.finalists?.includes(one.seq) ?? false
  return (
    <Table<Row>
      size="small"
      rowKey="seq"
      loading={loading}
      dataSource={[...rows]}
      pagination={false}
      // With nothing in it there would be nothing to reach by keyboard in what can be scrolled.
      {...(rows.length > 0 && { scroll: { x: 720 } })}
      locale={{ emptyText: t(contestTexts.noWorks) }}
      {...(shown.may.finals && {
        rowSelection: {
          selectedRowKeys: [...chosen],
          onChange: keys => setChosen(keys.map(Number)),
          getCheckboxProps: (one: Row) => ({ disabled: one.entry.out !== null }),
        },
      })}
      columns={[
        {
          key: 'title',
          title: t(contestTexts.title),
          render: (_none, one) => (
            <>
              {one.entry.work.title} {isFinalist(one) && <Tag tone="ochre">{t(contestTexts.inFinals)}</Tag>}{' '}
              {one.entry.out && <Tag tone="cinnabar">{t(contestTexts.isOut)}</Tag>}
            </>
          ),
        },
        { key: 'name', title: t(contestTexts.author), dataIndex: 'name' },
        {
          key: 'jurors',
          title: t(contestTexts.jurors),
          align: 'right',
          render: (_none, one) => number(jurorsOf(one, isFinalist(one))),
        },
        { key: 'score', title: t(contestTexts.juryScore), align: 'right', render: (_none, one) => scoreOf(one, isFinalist(one)) },
        {
          key: 'votes',
          title: t({ zh: '票数', en: 'Votes' }),
          align: 'right',
          render: (_none, one) => number((isFinalist(one) ? one.entry.finalVotes : one.entry.votes) ?? 0),
        },
        {
          key: 'notes',
          title: t(contestTexts.notesCount),
          align: 'right',
          render: (_none, one) => number(one.entry.notes?.length ?? 0),
        },
        {
          key: 'look',
          title: <span className="q-aside">{t(contestTexts.look)}</span>,
          render: (_none, one) => (
            <Button size="small" onClick={() => onOpen(one.memberId)}>
              {t(contestTexts.look)}
            </Button>
          ),
        },
      ]}
    />
  )
}

const jurorsOf = ({ entry: { jury } }: Row, isFinal: boolean): number => (isFinal ? jury?.finalJurors : jury?.jurors) ?? 0
const scoreOf = (row: Row, isFinal: boolean): string => {
  const { jury } = row.entry
  return jury && jurorsOf(row, isFinal) > 0 ? points(isFinal ? jury.finalScore : jury.score) : '–'
}

function Finals({ chosen, move, busy }: DeskProps<Shown> & { chosen: readonly number[] }) {
  const t = useT()
  const title = t(contestTexts.openFinals, { count: number(chosen.length) })
  return (
    <Popconfirm
      title={title}
      description={t(contestTexts.finalsHint)}
      okText={title}
      disabled={chosen.length < 2}
      onConfirm={() => move('finals', { finalists: chosen })}
    >
      <span>
        <Button kind="seal" busy={busy} disabled={chosen.length < 2}>
          {title}
        </Button>
      </span>
    </Popconfirm>
  )
}

type WorkProps = DeskProps<Shown> & { row: Row }
function Work(props: WorkProps) {
  const t = useT()
  const { row, shown, urlOf } = props
  const { entry } = row
  const { work } = entry
  const isFinals = shown.finalists?.includes(row.seq) ?? false
  return (
    <div className="q-stack">
      <p className="q-quiet">{t(contestTexts.version, { n: work.version })}</p>
      <Gallery images={work.pictures.map(id => ({ src: urlOf(id), alt: work.title }))} />
      {work.voice && (
        // biome-ignore lint/a11y/useMediaCaption: a member's voice; its words stand in the text.
        <audio className="p-contest-voice" controls preload="none" src={urlOf(work.voice)} />
      )}
      {work.text && <p className="q-prose">{work.text}</p>}
      {work.file && (
        <a className="p-contest-file" href={urlOf(work.file)} target="_blank" rel="noreferrer">
          {t(contestTexts.openFile)}
        </a>
      )}
      <Notes entry={entry} />
      <Elsewhere cast={isFinals ? entry.finalPaper : entry.paper} />
      {shown.may.count && !entry.out && (shown.finalists === null || isFinals) && <Count {...props} />}
      <Moderation {...props} />
    </div>
  )
}

function Count({ row, move, busy }: WorkProps) {
  const t = useT()
  const [place, setPlace] = useState('')
  const [votes, setVotes] = useState<number | null>(null)
  const isWhole = place.trim() !== '' && votes !== null
  return (
    <Section title={t(contestTexts.paperVotes)}>
      <p className="q-quiet">{t(contestTexts.paperHint)}</p>
      <Space wrap>
        <Input
          aria-label={t(contestTexts.paperPlace)}
          placeholder={t(contestTexts.paperPlace)}
          maxLength={20}
          value={place}
          onChange={event => setPlace(event.target.value)}
        />
        <InputNumber
          aria-label={t(contestTexts.paperCount)}
          placeholder={t(contestTexts.paperCount)}
          min={0}
          max={1_000_000}
          precision={0}
          value={votes}
          onChange={setVotes}
        />
        <Button busy={busy} disabled={!isWhole} onClick={() => void move('count', { work: row.seq, place: place.trim(), votes })}>
          {t(contestTexts.paperSave)}
        </Button>
      </Space>
    </Section>
  )
}
