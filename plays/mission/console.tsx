// A mission at the desk: what waits for review, with what was handed in; then every piece, and the way to take one back.
import './mission.css'
import { Input, Modal, Table } from 'antd'
import { useState } from 'react'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { DeskProps } from '../screen.ts'
import { Handed } from './handed.tsx'
import type { Shown, SlotShown, State } from './settings.ts'
import { missionTexts } from './texts.ts'
import { WhyNote } from './why-note.tsx'

export function Desk(props: DeskProps<Shown>) {
  const t = useT()
  const { shown } = props
  const [opened, setOpened] = useState<number>()
  const slot = shown.slots.find(one => one.slot === opened)
  const waiting = shown.slots.filter(one => one.state === 'handed')
  return (
    <div className="q-stack">
      <Section title={t(missionTexts.toReview)}>
        {waiting.length === 0 ? (
          <p className="q-quiet">{t(missionTexts.noneToReview)}</p>
        ) : (
          <Pieces list={waiting} onOpen={setOpened} />
        )}
      </Section>
      <Section title={t(missionTexts.whole)}>
        <Pieces list={shown.slots} onOpen={setOpened} isWhole />
      </Section>
      {slot && <Opened key={slot.slot} {...props} slot={slot} onClose={() => setOpened(undefined)} />}
    </div>
  )
}

interface PiecesProps {
  list: readonly SlotShown[]
  onOpen: (slot: number) => void
  isWhole?: boolean
}
function Pieces({ list, onOpen, isWhole }: PiecesProps) {
  const t = useT()
  const states: readonly State[] = ['open', 'claimed', 'handed', 'proofing', 'done']
  return (
    <Table<SlotShown>
      size="small"
      rowKey="slot"
      dataSource={[...list]}
      pagination={list.length > 50 && { pageSize: 50, showSizeChanger: false }}
      scroll={{ x: 640 }}
      columns={[
        { key: 'title', title: t(missionTexts.piece), dataIndex: 'title' },
        {
          key: 'state',
          title: t(missionTexts.state),
          render: (_none, one) => <Tag>{t(missionTexts[`state_${one.state}`])}</Tag>,
          ...(isWhole && {
            filters: states.map(value => ({ value, text: t(missionTexts[`state_${value}`]) })),
            onFilter: (value, one) => one.state === value,
          }),
        },
        { key: 'who', title: t(missionTexts.who), render: (_none, one) => [one.holder, ...one.mates].filter(Boolean).join('、') },
        { key: 'due', title: t(missionTexts.due), render: (_none, one) => one.due && date(one.due, 'moment') },
        { key: 'note', title: t(missionTexts.note), render: (_none, one) => one.pledge || <WhyNote why={one.why} /> },
        {
          key: 'look',
          title: <span className="q-aside">{t(missionTexts.look)}</span>,
          render: (_none, one) =>
            one.state !== 'open' && (
              <Button size="small" onClick={() => onOpen(one.slot)}>
                {t(missionTexts.look)}
              </Button>
            ),
        },
      ]}
    />
  )
}

function Opened(props: DeskProps<Shown> & { slot: SlotShown; onClose: () => void }) {
  const t = useT()
  const { slot, shown, move, busy, onClose } = props
  const [word, setWord] = useState('')
  const act = async (name: string) => {
    const input = name === 'take-back' ? { slot: slot.slot, word } : { slot: slot.slot, version: slot.version, word }
    if (await move(name, input)) onClose()
  }
  const isHanded = slot.state === 'handed' || slot.state === 'proofing'
  const mayTakeBack = shown.mayReview && slot.state !== 'done'
  return (
    <Modal open title={slot.title} onCancel={onClose} footer={null} destroyOnHidden>
      <div className="q-stack">
        {slot.pledge && <blockquote className="p-mission-pledge q-song">{slot.pledge}</blockquote>}
        <WhyNote why={slot.why} />
        <Handed {...props} />
        {slot.readers.length > 0 && (
          <p className="q-quiet">{t(missionTexts.proofs, { count: slot.readers.length, of: shown.proofreads })}</p>
        )}
        {mayTakeBack && (
          <Input.TextArea
            aria-label={t(missionTexts.word)}
            placeholder={t(missionTexts.word)}
            rows={2}
            maxLength={140}
            value={word}
            onChange={event => setWord(event.target.value)}
          />
        )}
        <div className="q-row">
          {mayTakeBack && (
            <Button kind="plain" busy={busy} disabled={word.trim() === ''} onClick={() => void act('take-back')}>
              {t(missionTexts.takeBack)}
            </Button>
          )}
          {mayTakeBack && isHanded && (
            <Button busy={busy} disabled={word.trim() === ''} onClick={() => void act('desk-return')}>
              {t(missionTexts.return)}
            </Button>
          )}
          {shown.mayReview && slot.state === 'handed' && (
            <Button kind="primary" busy={busy} onClick={() => void act('desk-accept')}>
              {t(missionTexts.accept)}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
