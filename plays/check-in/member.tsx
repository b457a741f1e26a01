// Check-in on the phone: one seal a day, the month as leaves, and what everyone did.
import './check-in.css'
import { number, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { Gallery } from '#ui/kit/images.tsx'
import { Section } from '#ui/kit/list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Skeleton } from '#ui/kit/states.tsx'
import type { MemberProps, MoveSeen } from '../screen.ts'
import { Calendar } from './calendar.tsx'
import type { Shown } from './play.ts'
import { Seal, Signing } from './signing.tsx'
import { checkInTexts as words } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity, busy, move, last } = props
  const mayMove = activity.mayNot === ''
  const isOver = ['closed', 'settling', 'settled'].includes(activity.state)
  const nth = last?.move === 'sign' ? Number(last.outcome.nth) : 0
  return (
    <div className="q-stack">
      <section className="p-check-in-day">
        <p className="p-check-in-streak q-song" aria-live="polite">
          {isOver
            ? t(words.over, { days: shown.total })
            : shown.streak > 0
              ? t(words.streak, { days: shown.streak })
              : t(words.beginning)}
        </p>
        {mayMove && !shown.signedToday ? <Signing {...props} /> : <Seal shown={shown} ready={false} busy={false} />}
        <p className="q-quiet">
          {nth > 0 && `${t(words.nth, { nth: number(nth) })} · `}
          {t(words.everyone, { today: number(shown.everyone.today), total: number(shown.everyone.total) })}
        </p>
        <Ahead shown={shown} isOver={isOver} />
      </section>
      <dl className="p-check-in-figures">
        <Figure name={t(words.total)} value={t(words.days, { n: shown.total })} />
        <Figure name={t(words.best)} value={t(words.days, { n: shown.best })} />
        {shown.makeUp.perMonth > 0 && <Figure name={t(words.cards)} value={t(words.pieces, { n: shown.makeUp.cards })} />}
      </dl>
      <Section title={t(words.calendar)}>
        <Calendar shown={shown} mayMakeUp={mayMove} busy={busy} makeUp={day => move('make-up', { day })} />
      </Section>
      <Feed {...props} />
    </div>
  )
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

/** How far it is to the next reward of a run. */
function Ahead({ shown, isOver }: { shown: Shown; isOver: boolean }) {
  const t = useT()
  const { streak, streaks, best } = shown
  const next = streaks
    .filter(one => one.every === 'each-time' || best < one.days)
    .map(one => (one.every === 'once' ? one.days - streak : one.days - (streak % one.days)))
    .filter(days => days > 0)
    .sort((a, b) => a - b)[0]
  if (isOver || next === undefined) return null
  return (
    <p className="p-check-in-ahead">
      <progress max={streak + next} value={streak} aria-hidden="true" />
      {t(words.next, { days: next })}
    </p>
  )
}

function Feed({ useFeed, urlOf }: MemberProps<Shown>) {
  const t = useT()
  const feed = useFeed('sign')
  return (
    <Section title={t(words.feed)}>
      {feed.loading ? (
        <Skeleton count={3} />
      ) : feed.items.length === 0 ? (
        <p className="q-quiet">{t(words.feedEmpty)}</p>
      ) : (
        <ol className="p-check-in-feed">
          {feed.items.map(one => (
            <Signed key={one.nth} one={one} urlOf={urlOf} />
          ))}
        </ol>
      )}
      {!feed.loading && !feed.end && (
        <Button wide onClick={feed.more}>
          {t(words.more)}
        </Button>
      )}
    </Section>
  )
}

function Signed({ one, urlOf }: { one: MoveSeen; urlOf: (fileId: string) => string }) {
  const t = useT()
  const { things = [], words: said = '' } = (one.input ?? {}) as { things?: string[]; words?: string }
  const { streak = 0 } = (one.outcome ?? {}) as { streak?: number }
  const { member, files } = one
  return (
    <li data-mine={one.isMine || undefined}>
      <Avatar name={member?.name ?? ''} id={member?.memberId ?? ''} photo={member?.avatarFileId && urlOf(member.avatarFileId)} />
      <div className="q-grow">
        <p className="q-row q-row-apart">
          <b className="q-clip">{member?.name}</b>
          <span className="q-quiet">
            {t(words.nthDay, { n: streak })} · <RelativeTime at={one.at} />
          </span>
        </p>
        {things.length > 0 && (
          <ol className="p-check-in-things">
            {things.map(thing => (
              <li key={thing}>{thing}</li>
            ))}
          </ol>
        )}
        {said && <p className="q-prose">{said}</p>}
        <Gallery images={files.filter(file => file.kind === 'picture').map(file => ({ src: urlOf(file.fileId) }))} />
        {files
          .filter(file => file.kind === 'voice')
          .map(file => (
            // biome-ignore lint/a11y/useMediaCaption: what members say has no captions.
            <audio key={file.fileId} controls preload="none" src={urlOf(file.fileId)} />
          ))}
      </div>
    </li>
  )
}
