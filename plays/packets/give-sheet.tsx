// Giving a packet: how it is shared, how much, for whom, with which words.
import './give-sheet.css'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Field, Input } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown } from './shown.ts'
import { packetsTexts } from './texts.ts'

type Way = 'lucky' | 'even' | 'one'
const ways: readonly Way[] = ['lucky', 'even', 'one']
const wordsOf = {
  lucky: [packetsTexts.lucky, packetsTexts.luckyHint],
  even: [packetsTexts.even, packetsTexts.evenHint],
  one: [packetsTexts.one, packetsTexts.oneHint],
} as const
const wholeOf = (text: string): number => (/^\d{1,7}$/.test(text) ? Number(text) : 0)

export function GiveSheet({
  shown,
  move,
  busy,
  error,
  activity,
  useEntrants,
  onClose,
}: MemberProps<Shown> & { onClose: () => void }) {
  const t = useT()
  const [way, setWay] = useState<Way>('lucky')
  const [points, setPoints] = useState('')
  const [count, setCount] = useState('')
  const [to, setTo] = useState('')
  const [wish, setWish] = useState('')
  const [word, setWord] = useState('')
  const shares = way === 'one' ? 1 : wholeOf(count)
  const all = way === 'even' ? wholeOf(points) * shares : wholeOf(points)
  const { pointsMax, sharesMax } = shown.limits
  const wrong =
    all > pointsMax
      ? t(packetsTexts.tooMuch, { most: number(pointsMax) })
      : points !== '' && shares > 0 && all < shares
        ? t(packetsTexts.tooLittle)
        : undefined
  const tooMany = shares > sharesMax ? t(packetsTexts.tooMany, { most: number(sharesMax) }) : undefined
  const isReady = all > 0 && shares > 0 && !wrong && !tooMany && (way !== 'one' || to !== '')
  const send = async (event: React.FormEvent) => {
    event.preventDefault()
    const kind = way === 'lucky' ? 'lucky' : 'even'
    if (await move('give', { kind, points: all, shares, wish, word, to: way === 'one' ? to : null })) onClose()
  }
  return (
    <Sheet open onClose={onClose} title={t(packetsTexts.giveTitle)} held={busy}>
      <form className="q-stack" onSubmit={send}>
        <Ways way={way} onChange={setWay} />
        {way === 'one' && <Who {...{ to, setTo, useEntrants }} mySeq={activity.me?.seq ?? null} />}
        <div className="p-packets-two">
          <Input
            label={t(way === 'even' ? packetsTexts.each : packetsTexts.total)}
            value={points}
            inputMode="numeric"
            maxLength={7}
            error={wrong}
            onChange={setPoints}
          />
          {way !== 'one' && (
            <Input
              label={t(packetsTexts.shares)}
              value={count}
              inputMode="numeric"
              maxLength={3}
              error={tooMany}
              onChange={setCount}
            />
          )}
        </div>
        <Input
          label={t(packetsTexts.wish)}
          optional
          placeholder={t(packetsTexts.usualWish)}
          value={wish}
          maxLength={40}
          onChange={setWish}
        />
        {way !== 'one' && (
          <Input
            label={t(packetsTexts.word)}
            hint={t(packetsTexts.wordHint)}
            optional
            value={word}
            maxLength={40}
            autoComplete="off"
            onChange={setWord}
          />
        )}
        {error !== null && error !== undefined && <ErrorNote error={error} small />}
        <p className="p-packets-sum" aria-live="polite">
          {isReady ? t(packetsTexts.sum, { points: number(all), shares: number(shares) }) : ' '}
        </p>
        <Button kind="seal" submit wide busy={busy} disabled={!isReady}>
          {t(packetsTexts.send)}
        </Button>
      </form>
    </Sheet>
  )
}

function Ways({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  const t = useT()
  return (
    <fieldset className="p-packets-ways">
      <legend className="q-field-label">{t(packetsTexts.kind)}</legend>
      {ways.map(one => (
        <label key={one} data-chosen={one === way || undefined}>
          <input className="q-aside" type="radio" name="way" checked={one === way} onChange={() => onChange(one)} />
          <b>{t(wordsOf[one][0])}</b>
          <span>{t(wordsOf[one][1])}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface WhoProps extends Pick<MemberProps, 'useEntrants'> {
  to: string
  setTo: (memberId: string) => void
  mySeq: number | null
}
function Who({ to, setTo, useEntrants, mySeq }: WhoProps) {
  const t = useT()
  const entrants = useEntrants('seq')
  const others = entrants.items.filter(one => one.seq !== mySeq)
  if (!entrants.loading && others.length === 0) return <p className="q-quiet">{t(packetsTexts.noOne)}</p>
  return (
    <>
      <Field label={t(packetsTexts.who)} hint={t(packetsTexts.whoHint)}>
        {wired => (
          <select {...wired} className="q-input" value={to} onChange={event => setTo(event.currentTarget.value)}>
            <option value="">{t(packetsTexts.pick)}</option>
            {others.map(one => (
              <option key={one.memberId} value={one.memberId}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!entrants.end && (
        <Button size="small" busy={entrants.loading} onClick={entrants.more}>
          {t(packetsTexts.more)}
        </Button>
      )}
    </>
  )
}
