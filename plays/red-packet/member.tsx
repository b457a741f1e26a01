// The packet on the phone: a seal to break, and afterwards everyone's luck.
import './red-packet.css'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import type { MemberProps } from '../screen.ts'
import { Luck, useAmount } from './luck.tsx'
import type { Shown } from './shown.ts'
import { packetTexts } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const { shown, activity } = props
  const mine = shown.mine
  const isOpen = mine !== null && 'amount' in mine
  const mayOpen = mine === null && activity.mayNot === '' && !shown.isOver
  return (
    <div className="q-stack p-red-packet">
      <Packet {...props} isOpen={isOpen} mayOpen={mayOpen} />
      <Foot {...props} />
      <Luck {...props} />
    </div>
  )
}

interface PacketProps extends MemberProps<Shown> {
  isOpen: boolean
  mayOpen: boolean
}
function Packet(props: PacketProps) {
  const t = useT()
  const { shown, isOpen, mayOpen, last } = props
  const amount = useAmount(props)
  const [word, setWord] = useState('')
  const isFresh = isOpen && last?.move === 'grab'
  const state = isOpen ? (isFresh ? 'p-red-packet-opens' : 'p-red-packet-open') : shown.isOver ? 'p-red-packet-gone' : ''
  return (
    <section className={`p-red-packet-case ${state}`} aria-live="polite">
      <svg className="p-red-packet-paper" viewBox="0 0 320 400" aria-hidden="true" preserveAspectRatio="none">
        <path
          className="p-red-packet-body"
          d="M12 0h296a12 12 0 0 1 12 12v376a12 12 0 0 1-12 12H12a12 12 0 0 1-12-12V12A12 12 0 0 1 12 0z"
        />
        <path className="p-red-packet-flap" d="M12 0h296a12 12 0 0 1 12 12v108Q160 236 0 120V12A12 12 0 0 1 12 0z" />
        <path className="p-red-packet-crease" d="M0 120Q160 236 320 120" />
      </svg>
      <p className="p-red-packet-wish q-song">{shown.wish || t(packetTexts.wish)}</p>
      {isOpen ? (
        <p className="p-red-packet-got">
          <span>{t(packetTexts.yours)}</span>
          <strong className="q-song">{amount((shown.mine as { amount: number }).amount)}</strong>
        </p>
      ) : shown.kind === 'closest' ? (
        <Guess {...props} word={word} />
      ) : (
        <SealKnot {...props} word={word} />
      )}
      {mayOpen && shown.needsWord && <Word shown={shown} word={word} onChange={setWord} />}
    </section>
  )
}

/** The knot is the button: pressed, it turns until the server has answered. */
function SealKnot({ shown, mayOpen, busy, move, word }: PacketProps & { word: string }) {
  const t = useT()
  const isSaid = !shown.needsWord || word.trim() !== ''
  const words = shown.isOver ? packetTexts.empty : mayOpen ? (busy ? packetTexts.opening : packetTexts.openIt) : packetTexts.soon
  return (
    <button
      type="button"
      className={`p-red-packet-seal ${busy ? 'p-red-packet-turning' : ''}`}
      disabled={!mayOpen || busy || !isSaid}
      aria-busy={busy || undefined}
      aria-label={t(words)}
      onClick={() => void move('grab', { word })}
    >
      <svg viewBox="0 0 96 96" aria-hidden="true">
        <path
          className="p-red-packet-wax"
          d="M48 3c9 0 12 5 20 8s15 4 19 12 1 14 4 22-1 15-4 22-8 13-16 17-13 9-23 9-15-5-23-8S10 80 7 72s0-15-2-24 2-15 5-22S20 14 28 10s11-7 20-7z"
        />
        <path
          className="p-red-packet-cord"
          d="M48 22c-9 0-9 11 0 15s9 15 0 15-9-11 0-15 9-15 0-15zM48 74c-9 0-9-11 0-15s9-15 0-15-9 11 0 15 9 15 0 15zM22 48c0-9 11-9 15 0s15 9 15 0-11-9-15 0-15 9-15 0zM74 48c0-9-11-9-15 0s-15 9-15 0 11-9 15 0 15 9 15 0z"
        />
      </svg>
      <span className="q-song">{t(packetTexts.open)}</span>
    </button>
  )
}

function Word({ shown, word, onChange }: { shown: Shown; word: string; onChange: (word: string) => void }) {
  const t = useT()
  return (
    <div className="p-red-packet-word">
      <Input label={t(packetTexts.sayWord)} hint={shown.hint || undefined} value={word} maxLength={80} onChange={onChange} />
      {shown.word && (
        <p className="q-row">
          <span>{t(packetTexts.toldWord, { word: shown.word })}</span>
          <Button size="small" onClick={() => onChange(shown.word)}>
            {t(packetTexts.copyWord)}
          </Button>
        </p>
      )}
    </div>
  )
}

function Guess({ shown, mayOpen, busy, move, word }: PacketProps & { word: string }) {
  const t = useT()
  const [said, setSaid] = useState('')
  const mine = shown.mine as { guess: number } | null
  if (mine || !mayOpen)
    return (
      <p className="p-red-packet-got">
        <span>{t(mine ? packetTexts.guessed : shown.isOver ? packetTexts.over : packetTexts.soon)}</span>
        {mine && <strong className="q-song">{number(mine.guess)}</strong>}
      </p>
    )
  const value = Number(said)
  const isWhole = /^\d+$/.test(said) && value >= 1 && value <= shown.numberMax
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    if (isWhole) void move('guess', { number: value, word })
  }
  return (
    <form className="p-red-packet-guess" onSubmit={send}>
      <Input
        label={t(packetTexts.guess, { max: number(shown.numberMax) })}
        value={said}
        inputMode="numeric"
        maxLength={7}
        onChange={setSaid}
      />
      <Button kind="seal" submit wide busy={busy} disabled={!isWhole || (shown.needsWord && word.trim() === '')}>
        {t(packetTexts.sendGuess)}
      </Button>
    </form>
  )
}

function Foot(props: MemberProps<Shown>) {
  const t = useT()
  const { shown } = props
  const amount = useAmount(props)
  if (shown.result?.kind === 'closest') return null
  if (shown.kind === 'closest')
    return <p className="q-quiet p-red-packet-foot">{t(packetTexts.waits, { amount: amount(shown.total) })}</p>
  if (shown.isOver) return shown.mine === null ? <p className="q-quiet p-red-packet-foot">{t(packetTexts.emptyHint)}</p> : null
  return (
    <p className="q-quiet p-red-packet-foot">
      {t(packetTexts.left, { left: number(shown.left), shares: number(shown.shares) })}
      {shown.mine !== null && ` · ${t(packetTexts.kept)}`}
    </p>
  )
}
