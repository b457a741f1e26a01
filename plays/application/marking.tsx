// Crew at the door: who holds a place, and one press for came or not.
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import type { EntrantTold, Shown } from './rules.ts'
import { applicationTexts as words } from './texts.ts'

export function Marking({ useEntrants, move, busy }: MemberProps<Shown>) {
  const t = useT()
  const entrants = useEntrants('seq')
  const marked = entrants.items.flatMap(one => {
    const told = one.shown as EntrantTold | null
    return told && ['confirmed', 'came', 'no-show'].includes(told.state) ? [{ ...one, told }] : []
  })
  return (
    <Section title={t(words.marking)}>
      {entrants.loading ? (
        <Skeleton />
      ) : marked.length === 0 ? (
        <p className="q-quiet">{t(words.nobodyConfirmed)}</p>
      ) : (
        <ul className="p-application-door">
          {marked.map(({ memberId, name, told }) => (
            <li key={memberId}>
              <span className="q-grow">
                {name} <span className="q-quiet">{t(words.people, { count: number(told.party) })}</span>
              </span>
              {told.state === 'came' ? (
                <Tag tone="green">{t(words.came)}</Tag>
              ) : (
                <>
                  {told.state === 'no-show' ? (
                    <Tag tone="cinnabar">{t(words.noShowMark)}</Tag>
                  ) : (
                    <Button size="small" disabled={busy} onClick={() => void move('present', { memberId, came: false })}>
                      {t(words.noShowMark)}
                    </Button>
                  )}
                  <Button
                    size="small"
                    kind="primary"
                    disabled={busy}
                    onClick={() => void move('present', { memberId, came: true })}
                  >
                    {t(words.came)}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {!entrants.end && marked.length > 0 && (
        <Button kind="plain" onClick={entrants.more}>
          {t(words.more)}
        </Button>
      )}
    </Section>
  )
}
