// Missions on the phone: how far it is, piece by piece; what is mine, what is free, and who did it.
import './mission.css'
import { useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Row } from '#ui/kit/list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Seal, Tag, type TagTone } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import { PieceSheet } from './piece-sheet.tsx'
import type { Shown, SlotShown, State } from './settings.ts'
import { missionTexts } from './texts.ts'

type Tab = 'mine' | 'open' | 'read' | 'all' | 'heroes'
const tones: Readonly<Record<State, TagTone>> = {
  open: 'plain',
  claimed: 'ochre',
  handed: 'indigo',
  proofing: 'indigo',
  done: 'green',
}

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity } = props
  const mine = shown.slots.filter(one => one.isMine)
  const toRead = shown.slots.filter(one => one.mayRead || (shown.mayReview && one.state === 'handed' && !one.isMine))
  const [tab, setTab] = useState<Tab>(mine.length > 0 ? 'mine' : shown.isOver ? 'all' : 'open')
  const [opened, setOpened] = useState<number>()
  const slot = shown.slots.find(one => one.slot === opened)
  const lists: Record<Exclude<Tab, 'heroes'>, readonly SlotShown[]> = {
    mine,
    open: openPieces(shown.slots),
    read: toRead,
    all: shown.slots,
  }
  const readTitle = shown.mayReview ? missionTexts.toReview : missionTexts.read
  const hasReading = shown.proofreads > 0 || shown.mayReview
  return (
    <div className="q-stack">
      <Mosaic shown={shown} onOpen={setOpened} />
      <Tabs<Tab>
        label={t(missionTexts.tabs)}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { key: 'mine', title: t(missionTexts.mine) },
          { key: 'open', title: t(missionTexts.open) },
          ...(hasReading
            ? [{ key: 'read' as const, title: t(readTitle), mark: <Seal count={toRead.length} label={t(readTitle)} /> }]
            : []),
          { key: 'all', title: t(missionTexts.all) },
          { key: 'heroes', title: t(missionTexts.heroes) },
        ]}
      >
        {tab === 'heroes' ? <Heroes shown={shown} /> : <Pieces list={lists[tab]} tab={tab} onOpen={setOpened} />}
      </Tabs>
      {slot && <PieceSheet key={slot.slot} {...props} activity={activity} slot={slot} onClose={() => setOpened(undefined)} />}
    </div>
  )
}

/** Of pieces that many may do, one line each. */
function openPieces(slots: readonly SlotShown[]): SlotShown[] {
  const mine = new Set(slots.filter(one => one.isMine).map(one => one.piece))
  const seen = new Set<number>()
  return slots.filter(one => {
    if (one.state !== 'open' || mine.has(one.piece) || seen.has(one.piece)) return false
    return seen.add(one.piece)
  })
}

/** Every piece is a stone of the wall; it takes colour as it goes on. */
function Mosaic({ shown, onOpen }: { shown: Shown; onOpen: (slot: number) => void }) {
  const t = useT()
  const { slots, counts } = shown
  const across = slots.length <= 12 ? Math.max(1, slots.length) : slots.length <= 60 ? 10 : 25
  const rows = Math.ceil(slots.length / across)
  const tall = slots.length <= 12 ? 16 : 10
  return (
    <figure className="p-mission-wall">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a short way; the same pieces stand in the list below. */}
      <svg
        viewBox={`0 0 ${across * 10} ${rows * tall}`}
        role="img"
        aria-label={t(missionTexts.progress, { done: counts.done, of: slots.length })}
        onClick={event => {
          const at = (event.target as SVGElement).dataset.slot
          if (at !== undefined) onOpen(Number(at))
        }}
      >
        {slots.map(({ slot, state, isMine }, at) => (
          <rect
            key={slot}
            data-slot={slot}
            data-state={state}
            data-mine={isMine || undefined}
            x={(at % across) * 10 + 0.75}
            y={Math.floor(at / across) * tall + 0.75}
            width="8.5"
            height={tall - 1.5}
            rx="1.5"
          />
        ))}
      </svg>
      <figcaption>
        <b className="q-song">{t(missionTexts.progress, { done: number(counts.done), of: number(slots.length) })}</b>
        <span className="q-quiet">
          {(['open', 'claimed', 'handed', 'proofing'] as const)
            .filter(state => counts[state] > 0)
            .map(state => `${t(missionTexts[`state_${state}`])} ${number(counts[state])}`)
            .join(' · ')}
        </span>
      </figcaption>
    </figure>
  )
}

interface PiecesProps {
  list: readonly SlotShown[]
  tab: Exclude<Tab, 'heroes'>
  onOpen: (slot: number) => void
}
function Pieces({ list, tab, onOpen }: PiecesProps) {
  const t = useT()
  const [many, setMany] = useState(40)
  if (list.length === 0) {
    if (tab === 'mine') return <Empty title={t(missionTexts.emptyMine)}>{t(missionTexts.emptyMineHint)}</Empty>
    if (tab === 'read') return <Empty scene="rest" title={t(missionTexts.emptyRead)} />
    return (
      <Empty scene="rest" title={t(missionTexts.emptyOpen)}>
        {t(missionTexts.emptyOpenHint)}
      </Empty>
    )
  }
  return (
    <ul className="q-list">
      {list.slice(0, many).map(one => (
        <Row
          key={one.slot}
          title={one.title}
          note={noteOf(one, t)}
          trail={<Tag tone={tones[one.state]}>{t(missionTexts[`state_${one.state}`])}</Tag>}
          onPress={() => onOpen(one.slot)}
        />
      ))}
      {list.length > many && <Row title={t({ zh: '再看一些', en: 'Show more' })} onPress={() => setMany(many + 100)} />}
    </ul>
  )
}

function noteOf(one: SlotShown, t: ReturnType<typeof useT>): string {
  const due = one.due && one.state === 'claimed' ? t(missionTexts.dueIn, { date: date(one.due, 'moment') }) : ''
  const names = [one.holder, ...one.mates].filter(Boolean).join('、')
  return [names, due, one.pledge || (one.why?.word ?? '')].filter(Boolean).join(' · ')
}

function Heroes({ shown }: { shown: Shown }) {
  const t = useT()
  if (shown.heroes.length === 0) return <Empty title={t(missionTexts.emptyHeroes)} />
  const most = Math.max(...shown.heroes.map(one => one.done), 1)
  return (
    <ol className="p-mission-heroes">
      {shown.heroes.map(one => (
        <li key={one.memberId}>
          <span className="q-grow">{one.name}</span>
          {one.read > 0 && <span className="q-quiet">{t(missionTexts.readCount, { count: one.read })}</span>}
          <b>{t(missionTexts.doneCount, { count: number(one.done) })}</b>
          <i style={{ inlineSize: `${(one.done * 100) / most}%` }} aria-hidden="true" />
        </li>
      ))}
    </ol>
  )
}
