// The packet table on the phone: packets that lie there, one to give, and what became of those that are over.
import './packets.css'
import { useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import { Envelope } from './envelope.tsx'
import { GiveSheet } from './give-sheet.tsx'
import { OpenSheet } from './open-sheet.tsx'
import type { OpenShown, OverShown, Result, Shown } from './shown.ts'
import { packetsTexts } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const { shown, activity } = props
  const [isGiving, setGiving] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const isOn = activity.mayNot === ''
  return (
    <div className="q-stack p-packets">
      {shown.result && <Ended result={shown.result} />}
      {isOn && <Give mayGive={shown.mayGive > 0} onGive={() => setGiving(true)} />}
      {!shown.result && <Lying open={shown.open} onChoose={setChosen} />}
      {shown.over.length > 0 && <Done over={shown.over} onChoose={setChosen} />}
      {shown.mine && <Mine mine={shown.mine} />}
      {isGiving && <GiveSheet {...props} onClose={() => setGiving(false)} />}
      {chosen !== null && <OpenSheet key={chosen} {...props} which={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

function Give({ mayGive, onGive }: { mayGive: boolean; onGive: () => void }) {
  const t = useT()
  return (
    <div className="p-packets-give">
      <Button kind="seal" wide disabled={!mayGive} onClick={onGive}>
        {t(packetsTexts.give)}
      </Button>
      <p className="q-quiet">{t(mayGive ? packetsTexts.giveHint : packetsTexts.mayNotGive)}</p>
    </div>
  )
}

function Lying({ open, onChoose }: { open: OpenShown[]; onChoose: (no: number) => void }) {
  const t = useT()
  return (
    <Section title={t(packetsTexts.table)}>
      {open.length === 0 ? (
        <Empty title={t(packetsTexts.none)}>{t(packetsTexts.noneHint)}</Empty>
      ) : (
        <ul className="p-packets-list">
          {open.map(one => (
            <li key={one.no}>
              <OpenCard packet={one} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function OpenCard({ packet, onChoose }: { packet: OpenShown; onChoose: (no: number) => void }) {
  const t = useT()
  const { no, by, isMine, wish, left, count, got, to, mayNot, needsWord } = packet
  return (
    <button type="button" className="p-packets-card" data-done={mayNot !== '' || undefined} onClick={() => onChoose(no)}>
      <Envelope isOpen={got !== null} />
      <span className="p-packets-words">
        <b className="q-clip">{wish || t(packetsTexts.usualWish)}</b>
        <span>{isMine ? t(packetsTexts.yours) : t(packetsTexts.from, { name: by })}</span>
        <span>
          {got === null
            ? t(packetsTexts.left, { left: number(left), count: number(count) })
            : t(packetsTexts.got, { amount: t(packetsTexts.points, { amount: number(got) }) })}
        </span>
      </span>
      <span className="p-packets-tags">
        {to !== null && <i>{mayNot === 'not-you' ? t(packetsTexts.forOne, { name: to }) : t(packetsTexts.forYou)}</i>}
        {needsWord && got === null && <i>{t(packetsTexts.needsWord)}</i>}
      </span>
    </button>
  )
}

function Done({ over, onChoose }: { over: OverShown[]; onChoose: (no: number) => void }) {
  const t = useT()
  return (
    <Section title={t(packetsTexts.over)}>
      <ul className="p-packets-over">
        {over.map(({ no, by, isMine, points, row, got }) => (
          <li key={no}>
            <button type="button" onClick={() => onChoose(no)}>
              <Envelope isOpen />
              <span className="q-grow">
                <b className="q-clip">{isMine ? t(packetsTexts.yours) : t(packetsTexts.from, { name: by })}</b>
                <span className="q-quiet">{t(packetsTexts.overNote, { points: number(points), taken: number(row.length) })}</span>
              </span>
              <span className="p-packets-amount">{got === null ? t(packetsTexts.missed) : `+${number(got)}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Mine({ mine }: { mine: NonNullable<Shown['mine']> }) {
  const t = useT()
  return (
    <Section title={t(packetsTexts.mine)}>
      <dl className="p-packets-sums">
        <div>
          <dt>{t(packetsTexts.gave)}</dt>
          <dd>{number(mine.gave)}</dd>
        </div>
        <div>
          <dt>{t(packetsTexts.gotAll)}</dt>
          <dd>{number(mine.got)}</dd>
        </div>
      </dl>
      <ul className="p-packets-notes">
        {mine.noted.map(({ no, what, points, name, at }) => (
          <li key={`${what} ${no}`}>
            <span className="q-grow">
              {what === 'gave' ? t(packetsTexts.noteGave) : t(packetsTexts.noteGot, { name })}
              <time className="q-quiet" dateTime={at}>
                {date(at, 'moment')}
              </time>
            </span>
            <span className="p-packets-amount">{`${what === 'gave' ? '−' : '+'}${number(points)}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Ended({ result }: { result: Result }) {
  const t = useT()
  const { given, points, opened, back, best } = result
  return (
    <Section title={t(packetsTexts.ended)}>
      <p>
        {t(packetsTexts.sumAll, { given: number(given), points: number(points), opened: number(opened), back: number(back) })}
      </p>
      {best && (
        <p className="q-row">
          <Tag tone="cinnabar">{t(packetsTexts.best)}</Tag>
          <span>
            {t(packetsTexts.bestAll, { name: best.name, amount: t(packetsTexts.points, { amount: number(best.amount) }) })}
          </span>
        </p>
      )}
    </Section>
  )
}
