// The wish wall on the phone: a slip to write on, and everyone's slips.
import './wish.css'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Skeleton } from '#ui/kit/states.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown } from './play.ts'
import { wishTexts } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity } = props
  return (
    <div className="q-stack">
      {shown.result && <Granted result={shown.result} />}
      {activity.mayNot === '' && <Slip {...props} />}
      {!shown.result && <p className="q-quiet">{t(wishTexts.willGrant, { count: shown.granted })}</p>}
      <Wall useFeed={props.useFeed} />
    </div>
  )
}

function Slip({ shown, move, busy }: MemberProps<Shown>) {
  const t = useT()
  const [words, setWords] = useState(shown.mine ?? '')
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    void move('hang', { wish: words })
  }
  return (
    <form className="q-stack" onSubmit={send}>
      <Input label={shown.prompt} value={words} onChange={setWords} maxLength={60} />
      <Button kind="primary" wide submit busy={busy} disabled={words.trim() === '' || words.trim() === shown.mine}>
        {t(shown.mine === null ? wishTexts.hang : wishTexts.change)}
      </Button>
    </form>
  )
}

function Granted({ result }: { result: NonNullable<Shown['result']> }) {
  const t = useT()
  return (
    <Section title={t(wishTexts.granted)}>
      {result.granted.length === 0 ? (
        <p className="q-quiet">{t(wishTexts.nobody)}</p>
      ) : (
        <ul className="p-wish-wall">
          {result.granted.map(one => (
            <li key={one.memberId} className="p-wish-slip p-wish-granted">
              {one.wish}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** The newest slip of each: who changed a wish has taken the old one down. */
function Wall({ useFeed }: Pick<MemberProps, 'useFeed'>) {
  const t = useT()
  const feed = useFeed('hang')
  const seen = new Set<string>()
  const slips = feed.items.filter(one => {
    const who = one.member?.memberId ?? ''
    return !seen.has(who) && seen.add(who)
  })
  return (
    <Section title={t(wishTexts.wall)}>
      {feed.loading ? (
        <Skeleton kind="text" />
      ) : slips.length === 0 ? (
        <p className="q-quiet">{t(wishTexts.none)}</p>
      ) : (
        <ul className="p-wish-wall">
          {slips.map(one => (
            <li key={one.nth} className={one.isMine ? 'p-wish-slip p-wish-mine' : 'p-wish-slip'}>
              {(one.outcome as { wish: string }).wish}
              <small>{one.member?.name}</small>
            </li>
          ))}
        </ul>
      )}
      {!feed.end && slips.length > 0 && (
        <Button size="small" onClick={feed.more}>
          {t(wishTexts.more)}
        </Button>
      )}
    </Section>
  )
}
