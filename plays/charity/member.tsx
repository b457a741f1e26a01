// Charity check-in on the phone: the pot before everyone's eyes, one press a day, wishes, and the receipt at the end.
import './charity.css'
import { useState } from 'react'
import { money, number, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Skeleton } from '#ui/kit/states.tsx'
import type { MemberProps } from '../screen.ts'
import type { Outcome, Result, Shown } from './play.ts'
import { Pot } from './pot.tsx'
import { charityTexts as words } from './texts.ts'

export function Screen(props: MemberProps<Shown & { result: Result | null }>) {
  const t = useT()
  const { shown, last, activity } = props
  const { sponsor, cause, unit, units, cap, people, mine } = shown
  const made = last?.move === 'sign' ? (last.outcome as Outcome) : null
  if (shown.result) return <Receipt result={shown.result} thanks={shown.thanks} />
  return (
    <div className="q-stack">
      <section className="p-charity-scene">
        <p className="q-quiet">{t(words.gives, { sponsor, cause })}</p>
        <Pot share={units / cap} drops={made?.nth ?? 0} />
        <p className="q-aside" role="status">
          {t(words.pot, { units: number(units), cap: number(cap), unit })}
        </p>
        <p className="p-charity-units" aria-hidden="true">
          <b className="q-song">{number(units)}</b> {t(words.of, { cap: number(cap) })}
        </p>
        <p>
          {unit} · {t(words.value, { value: money(shown.value) })} · {t(words.people, { people: number(people) })}
        </p>
      </section>
      {made && (
        <p className="p-charity-thanks q-song" role="status">
          {shown.thanks || t(made.units > 0 ? words.thanks : words.thanksFull, { units: number(made.units) })}
        </p>
      )}
      {mine?.signedToday ? (
        <p className="p-charity-done">
          <b>{t(words.signed)}</b>
          {activity.state === 'open' && <small>{t(words.again)}</small>}
        </p>
      ) : (
        activity.mayNot === '' && <Signing {...props} />
      )}
      {mine && <p className="q-quiet">{t(words.mine, { days: mine.days, units: number(mine.units) })}</p>}
      <Wishes {...props} />
    </div>
  )
}

function Signing({ shown, move, busy }: MemberProps<Shown>) {
  const t = useT()
  const [wish, setWish] = useState('')
  const units = Math.min(shown.perSign, shown.cap - shown.units)
  return (
    <div className="q-stack">
      <Input label={t(words.wish)} optional maxLength={60} value={wish} onChange={setWish} />
      <Button kind="primary" wide busy={busy} onClick={() => void move('sign', { words: wish.trim() })}>
        {units > 0 ? t(words.sign, { units: number(units) }) : t(words.signFull)}
      </Button>
    </div>
  )
}

function Wishes({ useFeed, urlOf }: MemberProps<Shown>) {
  const t = useT()
  const feed = useFeed('sign')
  return (
    <Section title={t(words.wishes)}>
      {feed.loading ? (
        <Skeleton count={3} />
      ) : feed.items.length === 0 ? (
        <p className="q-quiet">{t(words.noWishes)}</p>
      ) : (
        <ul className="p-charity-wishes">
          {feed.items.map(({ nth, member, input, outcome, isMine }) => (
            <li key={nth} data-mine={isMine || undefined}>
              <Avatar
                size="small"
                name={member?.name ?? ''}
                id={member?.memberId ?? ''}
                photo={member?.avatarFileId && urlOf(member.avatarFileId)}
              />
              <span className="q-grow">
                <b>{member?.name}</b> {(input as { words?: string } | null)?.words}
              </span>
              <span className="q-quiet">+{number((outcome as unknown as Outcome).units)}</span>
            </li>
          ))}
        </ul>
      )}
      {!feed.loading && !feed.end && (
        <Button wide onClick={feed.more}>
          {t(words.more)}
        </Button>
      )}
    </Section>
  )
}

function Receipt({ result, thanks }: { result: Result; thanks: string }) {
  const t = useT()
  const lines = [
    [words.sponsor, result.sponsor],
    [words.cause, result.cause],
    [words.total, t(words.units, { units: number(result.units), unit: result.unit })],
    [words.sum, money(result.value)],
    [words.who, number(result.people)],
    [words.times, number(result.signs)],
  ] as const
  return (
    <section className="p-charity-receipt">
      <h2 className="q-song">{t(words.receipt)}</h2>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name.en}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {thanks && <p>{thanks}</p>}
      {result.isFull && (
        <span className="p-charity-stamp q-song" role="img" aria-label={t(words.full)}>
          {t(words.full)}
        </span>
      )}
    </section>
  )
}
