// One piece, opened: who has it, what was pledged, what was handed in, and what I may do with it now.
import { useRef, useState } from 'react'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, TextArea } from '#ui/kit/field.tsx'
import { IconUpload } from '#ui/kit/icons.tsx'
import { ImagePicker } from '#ui/kit/images.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import type { MemberProps } from '../screen.ts'
import { Handed } from './handed.tsx'
import type { Shown, SlotShown } from './settings.ts'
import { missionTexts } from './texts.ts'
import { WhyNote } from './why-note.tsx'

type Props = MemberProps<Shown> & { slot: SlotShown; onClose: () => void }
type Acting = Props & { act: (move: string, input: object) => Promise<void> }

export function PieceSheet(props: Props) {
  const t = useT()
  const { slot, shown, activity, move, onClose } = props
  const act = async (name: string, input: object) => {
    if (await move(name, input)) onClose()
  }
  const mayMove = activity.mayNot === '' && !shown.isOver
  const acting = { ...props, act }
  return (
    <Sheet open onClose={onClose} title={slot.title} held={props.busy}>
      <div className="q-stack">
        <p className="q-quiet">
          {t(missionTexts[`state_${slot.state}`])}
          {slot.holder && ` · ${[slot.holder, ...slot.mates].join('、')}`}
          {slot.due && slot.state === 'claimed' && ` · ${t(missionTexts.dueIn, { date: date(slot.due, 'moment') })}`}
        </p>
        {slot.pledge && <blockquote className="p-mission-pledge q-song">{slot.pledge}</blockquote>}
        <WhyNote why={slot.why} />
        {slot.version > 0 && <Handed {...props} />}
        {slot.state === 'proofing' && (
          <p className="q-quiet">{t(missionTexts.proofs, { count: slot.readers.length, of: shown.proofreads })}</p>
        )}
        {mayMove && slot.state === 'open' && <Claim {...acting} />}
        {mayMove && slot.mayJoin && (
          <Button wide busy={props.busy} onClick={() => void act('join', { slot: slot.slot })}>
            {t(missionTexts.join)}
          </Button>
        )}
        {mayMove && slot.isMine && ['claimed', 'handed'].includes(slot.state) && <HandIn {...acting} />}
        {mayMove && slot.isMine && slot.state === 'claimed' && <GiveBack {...acting} />}
        {slot.mayRead && activity.mayNot !== 'not-invited' && (
          <Judge {...acting} yes="good" no="faulty" send={(good, word) => act('proofread', { ...ofVersion(slot), good, word })} />
        )}
        {shown.mayReview && !slot.isMine && slot.state === 'handed' && (
          <Judge
            {...acting}
            yes="accept"
            no="return"
            send={(good, word) => act(good ? 'accept' : 'return', { ...ofVersion(slot), word })}
          />
        )}
        <ErrorNote error={props.error} small />
      </div>
    </Sheet>
  )
}
const ofVersion = ({ slot, version }: SlotShown) => ({ slot, version })

function Claim({ slot, shown, busy, act }: Acting) {
  const t = useT()
  const [pledge, setPledge] = useState('')
  const [by, setBy] = useState('')
  if (!shown.asksPledge)
    return (
      <>
        {shown.days !== null && <p className="q-quiet">{t(missionTexts.daysLeft, { days: shown.days })}</p>}
        <Button kind="primary" wide busy={busy} onClick={() => void act('claim', { piece: slot.piece })}>
          {t(missionTexts.claim)}
        </Button>
      </>
    )
  const sign = (event: React.FormEvent) => {
    event.preventDefault()
    void act('claim', { piece: slot.piece, pledge, by: new Date(by).toISOString() })
  }
  return (
    <form className="q-stack" onSubmit={sign}>
      <TextArea
        label={t(missionTexts.pledge)}
        hint={t(missionTexts.pledgeHint)}
        maxLength={140}
        rows={2}
        value={pledge}
        onChange={setPledge}
      />
      <Input type="datetime-local" label={t(missionTexts.by)} value={by} onChange={setBy} />
      <Button kind="seal" wide submit busy={busy} disabled={pledge.trim() === '' || by === ''}>
        {t(missionTexts.sign)}
      </Button>
    </form>
  )
}

function HandIn({ slot, upload, urlOf, busy, act }: Acting) {
  const t = useT()
  const [text, setText] = useState('')
  const [link, setLink] = useState('')
  const [pictures, setPictures] = useState<readonly string[]>([])
  const [documents, setDocuments] = useState<readonly string[]>([])
  const [isSending, setSending] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const files = [...pictures, ...documents]
  const isEmpty = text.trim() === '' && link === '' && files.length === 0
  const addFile = async (file: File | undefined) => {
    const id = file && (await upload(file, 'document'))
    if (id) setDocuments(old => [...old, id])
  }
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    void act('hand-in', { slot: slot.slot, text, link, files })
  }
  return (
    <form className="q-stack" onSubmit={send}>
      <TextArea
        label={t(missionTexts.words)}
        hint={t(missionTexts.publicHint)}
        optional
        maxLength={2000}
        value={text}
        onChange={setText}
      />
      <Input type="url" label={t(missionTexts.link)} optional maxLength={300} inputMode="url" value={link} onChange={setLink} />
      <ImagePicker
        max={6}
        send={async file => {
          const id = await upload(file, 'picture')
          if (!id) throw new Error('not sent')
          return { id, src: urlOf(id) }
        }}
        onChange={(images, sending) => {
          setPictures(images.map(one => one.id))
          setSending(sending)
        }}
      />
      <div className="q-row">
        <Button icon={IconUpload} disabled={files.length >= 9} onClick={() => picker.current?.click()}>
          {t(missionTexts.addFile)}
        </Button>
        {documents.length > 0 && <span className="q-quiet">{t(missionTexts.files, { count: documents.length })}</span>}
        <input
          ref={picker}
          hidden
          type="file"
          onChange={event => {
            void addFile(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      <Button kind="primary" wide submit busy={busy || isSending} disabled={isEmpty}>
        {t(slot.version > 0 ? missionTexts.handInAgain : missionTexts.handIn)}
      </Button>
    </form>
  )
}

function GiveBack({ slot, busy, act }: Acting) {
  const t = useT()
  const [word, setWord] = useState('')
  return (
    <details className="p-mission-back">
      <summary>{t(missionTexts.giveBack)}</summary>
      <div className="q-stack">
        <Input
          label={t(missionTexts.reason)}
          hint={t(missionTexts.giveBackHint)}
          optional
          maxLength={140}
          value={word}
          onChange={setWord}
        />
        <Button wide busy={busy} onClick={() => void act('give-back', { slot: slot.slot, word })}>
          {t(missionTexts.giveBack)}
        </Button>
      </div>
    </details>
  )
}

interface Judging {
  yes: 'good' | 'accept'
  no: 'faulty' | 'return'
  send: (good: boolean, word: string) => Promise<void>
}
function Judge({ busy, yes, no, send }: Acting & Judging) {
  const t = useT()
  const [word, setWord] = useState('')
  return (
    <div className="q-stack">
      <TextArea label={t(missionTexts.word)} optional maxLength={300} rows={2} value={word} onChange={setWord} />
      <div className="p-mission-judge">
        <Button busy={busy} disabled={word.trim() === ''} onClick={() => void send(false, word)}>
          {t(missionTexts[no])}
        </Button>
        <Button kind="primary" busy={busy} onClick={() => void send(true, word)}>
          {t(missionTexts[yes])}
        </Button>
      </div>
    </div>
  )
}
