// Applications at the desk: who applied and with which answers, choosing, and marking who came.
import { Button, Space, Table, Tag } from 'antd'
import { useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import type { DeskProps, EntrantSeen } from '../screen.ts'
import type { EntrantTold, Shown } from './rules.ts'
import { applicationTexts as words } from './texts.ts'

interface Line extends EntrantSeen {
  told: EntrantTold
}

export function Desk(props: DeskProps<Shown>) {
  const t = useT()
  const { shown, useEntrants } = props
  const entrants = useEntrants('seq')
  const [running, setRunning] = useState('')
  const lines = entrants.items.flatMap(one => (one.shown ? [{ ...one, told: one.shown as EntrantTold }] : []))
  const act = async (memberId: string, move: string, input: object) => {
    setRunning(memberId)
    await props.move(move, { memberId, ...input })
    setRunning('')
  }
  return (
    <section className="q-stack" aria-label={t(words.all)}>
      <p>
        {t(words.figures, {
          seats: number(shown.seats),
          confirmed: number(shown.confirmed),
          left: number(shown.seatsLeft),
          waiting: number(shown.waiting),
        })}
      </p>
      <Table<Line>
        size="small"
        rowKey="memberId"
        dataSource={lines}
        loading={entrants.loading}
        pagination={false}
        scroll={{ x: 720 }}
        locale={{ emptyText: <Empty title={t(words.none)} /> }}
        columns={[
          { title: t(words.member), dataIndex: 'name', width: 130 },
          { title: t(words.partySize), width: 70, align: 'right', render: (_, { told }) => number(told.party) },
          {
            title: t(words.answers),
            render: (_, { told }) =>
              told.answers.map((answer, nth) => (
                <div key={shown.questions[nth]?.label}>
                  <small className="q-quiet">{shown.questions[nth]?.label}</small> {answer || '—'}
                </div>
              )),
          },
          { title: t(words.state), width: 180, render: (_, line) => <StateTag line={line} shown={shown} /> },
          {
            title: t(words.acts),
            width: 200,
            render: (_, line) => <Acts line={line} shown={shown} isBusy={running === line.memberId} act={act} />,
          },
        ]}
      />
      {!entrants.end && (
        <Button type="link" onClick={entrants.more}>
          {t(words.more)}
        </Button>
      )}
      <SittingOut shown={shown} running={running} act={act} />
    </section>
  )
}

/** Those who stayed away before; whoever has good reasons is let in by hand. */
function SittingOut({ shown, running, act }: Pick<ActsProps, 'shown' | 'act'> & { running: string }) {
  const t = useT()
  const out = shown.desk?.sittingOut ?? []
  if (out.length === 0) return null
  return (
    <Section title={t(words.sittingOut)}>
      <Space orientation="vertical">
        {out.map(({ memberId, name, times }) => (
          <Space key={memberId}>
            {name} <span className="q-quiet">{t(words.timesOut, { times })}</span>
            <Button size="small" loading={running === memberId} onClick={() => void act(memberId, 'forgive', {})}>
              {t(words.forgive)}
            </Button>
          </Space>
        ))}
      </Space>
    </Section>
  )
}

function StateTag({ line, shown }: { line: Line; shown: Shown }) {
  const t = useT()
  const { memberId, told } = line
  if (told.state !== 'applied')
    return <Tag color={told.state === 'came' ? 'green' : undefined}>{t(words[`standing_${told.state}`])}</Tag>
  const offer = shown.desk?.offered.find(one => one.memberId === memberId)
  if (offer) return <Tag color="gold">{t(words.offeredUntil, { at: date(offer.until, 'moment') })}</Tag>
  const place = shown.desk?.waiting.indexOf(memberId) ?? -1
  if (place >= 0) return <Tag>{t(words.waitingAt, { place: number(place + 1) })}</Tag>
  return <Tag>{t(shown.desk?.lapsed.includes(memberId) ? words.standing_lapsed : words.standing_applied)}</Tag>
}

interface ActsProps {
  line: Line
  shown: Shown
  isBusy: boolean
  act: (memberId: string, move: string, input: object) => Promise<void>
}

function Acts({ line: { memberId, told }, shown, isBusy, act }: ActsProps) {
  const t = useT()
  const isIn = shown.desk?.offered.some(one => one.memberId === memberId) || shown.desk?.waiting.includes(memberId)
  if (told.state === 'applied' && shown.way === 'choose' && !isIn)
    return (
      <Button size="small" type="primary" loading={isBusy} onClick={() => void act(memberId, 'choose', {})}>
        {t(words.choose)}
      </Button>
    )
  if (told.state !== 'confirmed' && told.state !== 'no-show') return null
  return (
    <Space>
      <Button size="small" type="primary" loading={isBusy} onClick={() => void act(memberId, 'mark', { came: true })}>
        {t(words.came)}
      </Button>
      {told.state === 'confirmed' && (
        <Button size="small" disabled={isBusy} onClick={() => void act(memberId, 'mark', { came: false })}>
          {t(words.noShowMark)}
        </Button>
      )}
    </Space>
  )
}
