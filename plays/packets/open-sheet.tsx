// One packet: its seal to break, what was in it, and everyone's luck when it is over.
import './open-sheet.css'
import { useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Input } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { useCeremony } from '../ceremony.ts'
import type { MemberProps } from '../screen.ts'
import type { OpenShown, OverShown, Shown } from './shown.ts'
import { packetsTexts } from './texts.ts'

type Props = MemberProps<Shown> & { which: number; onClose: () => void }

export function OpenSheet(props: Props) {
  const t = useT()
  const { shown, which, error, onClose } = props
  const { shown: outcome, running, play } = useCeremony<{ amount: number }>(props, 900)
  const [word, setWord] = useState('')
  const open = shown.open.find(one => one.no === which)
  const over = shown.over.find(one => one.no === which)
  const packet = open ?? over
  if (!packet) return null
  const got = running ? null : (outcome?.amount ?? packet.got)
  const mayOpen = open?.mayNot === '' && got === null && props.activity.mayNot === ''
  return (
    <Sheet open onClose={onClose} title={packet.isMine ? t(packetsTexts.yours) : t(packetsTexts.from, { name: packet.by })}>
      <div className="q-stack">
        <section className="p-packets-case" data-fresh={outcome !== null || undefined} aria-live="polite">
          <p className="p-packets-wish q-song">{packet.wish || t(packetsTexts.usualWish)}</p>
          {got !== null ? (
            <p className="p-packets-got">
              <span>{t(packetsTexts.youGot)}</span>
              <strong className="q-song">{t(packetsTexts.points, { amount: number(got) })}</strong>
            </p>
          ) : mayOpen || running ? (
            <Seal
              name={packet.by}
              isTurning={running}
              isReady={!open?.needsWord || word.trim() !== ''}
              onOpen={() => play('grab', { no: which, word })}
            />
          ) : null}
          {open?.mayNot === 'not-you' && <p>{t(packetsTexts.notYou, { name: open.to ?? '' })}</p>}
        </section>
        {mayOpen && open?.needsWord && (
          <Input label={t(packetsTexts.sayWord)} value={word} maxLength={80} autoComplete="off" onChange={setWord} />
        )}
        {error !== null && error !== undefined && !running && <ErrorNote error={error} small />}
        {open && !running && <Lying packet={open} />}
        {over && !running && <Luck packet={over} />}
      </div>
    </Sheet>
  )
}

interface SealProps {
  name: string
  isTurning: boolean
  isReady: boolean
  onOpen: () => void
}
function Seal({ name, isTurning, isReady, onOpen }: SealProps) {
  const t = useT()
  return (
    <button
      type="button"
      className="p-packets-seal"
      data-turning={isTurning || undefined}
      disabled={isTurning || !isReady}
      aria-busy={isTurning || undefined}
      aria-label={isTurning ? t(packetsTexts.opening) : t(packetsTexts.openIt, { name })}
      onClick={onOpen}
    >
      <span className="q-song" aria-hidden="true">
        {t(packetsTexts.open)}
      </span>
    </button>
  )
}

function Lying({ packet }: { packet: OpenShown }) {
  const t = useT()
  const { left, count, until, points, names, got } = packet
  return (
    <div className="q-stack q-quiet p-packets-lying">
      <p>
        {t(packetsTexts.left, { left: number(left), count: number(count) })}
        {points !== null && ` · ${t(packetsTexts.points, { amount: number(points) })}`}
      </p>
      {names && names.length > 0 && <p>{t(packetsTexts.whoOpened, { names: names.join('、') })}</p>}
      <p>{t(packetsTexts.backAt, { at: date(until, 'moment') })}</p>
      {got !== null && <p>{t(packetsTexts.laterAll)}</p>}
    </div>
  )
}

function Luck({ packet }: { packet: OverShown }) {
  const t = useT()
  const { row, back } = packet
  const most = Math.max(1, ...row.map(one => one.amount))
  return (
    <div className="q-stack">
      {row.length === 0 && <p className="q-quiet">{t(packetsTexts.nobody)}</p>}
      <ol className="p-packets-row">
        {row.map(({ name, isMine, amount, isBest }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what a share is.
          <li key={n} data-mine={isMine || undefined}>
            <span className="q-grow q-clip">{isMine ? t(packetsTexts.you) : name}</span>
            {isBest && <Tag tone="cinnabar">{t(packetsTexts.best)}</Tag>}
            <span className="p-packets-amount">{number(amount)}</span>
            <i style={{ inlineSize: `${Math.max(2, (100 * amount) / most)}%` }} aria-hidden="true" />
          </li>
        ))}
      </ol>
      {back > 0 && <p className="q-quiet">{t(packetsTexts.back, { points: number(back) })}</p>}
    </div>
  )
}
