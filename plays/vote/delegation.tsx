// Leaving one's vote to another, taking it back, and being there for others.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { Skeleton } from '#ui/kit/states.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown } from './play.ts'
import { voteTexts as words } from './texts.ts'

type Props = MemberProps<Shown>
export function Delegation(props: Props) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { shown, move, busy } = props
  const { mine } = shown
  if (!shown.mayDelegate) return null
  if (mine?.to) {
    const { memberId, name } = mine.to
    return (
      <p className="p-vote-left q-row q-row-apart">
        <b>{t(words.delegated, { name })}</b>
        <Button busy={busy} onClick={() => void move('revoke', { memberId })}>
          {t(words.revoke)}
        </Button>
      </p>
    )
  }
  return (
    <details className="p-vote-more" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t(words.delegation)}</summary>
      <p className="q-quiet">{t(words.delegationHint)}</p>
      {isOpen && <People {...props} />}
      {mine ? (
        <p className="q-quiet">{t(words.joined)}</p>
      ) : (
        <Button wide busy={busy} onClick={() => void move('join')}>
          {t(words.join)}
        </Button>
      )}
    </details>
  )
}

function People({ useEntrants, move, busy, shown, urlOf }: Props) {
  const t = useT()
  const all = useEntrants('seq')
  const mayLeave = !shown.mine?.choices || shown.mayChange
  if (all.loading) return <Skeleton count={3} />
  const others = all.items.filter(one => !one.isMine && !(one.shown as { isDelegating?: boolean } | null)?.isDelegating)
  return (
    <>
      {others.length === 0 && <p className="q-quiet">{t(words.nobody)}</p>}
      <ul className="p-vote-people">
        {others.map(({ memberId, name, avatarFileId }) => (
          <li key={memberId}>
            <Avatar size="small" name={name} id={memberId} photo={avatarFileId && urlOf(avatarFileId)} />
            <span className="q-grow q-clip">{name}</span>
            {mayLeave && (
              <Button busy={busy} aria-label={`${t(words.delegate)} ${name}`} onClick={() => void move('delegate', { memberId })}>
                {t(words.delegate)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!all.end && (
        <Button wide onClick={all.more}>
          {t(words.more)}
        </Button>
      )}
    </>
  )
}
