// The moment of sitting down: the rings grow year by year, the number appears, the card is one's own.
import './entry.css'
import { useEffect, useRef } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { NameCard } from '#ui/kit/name-card.tsx'
import { roleText } from '../../content/byline.tsx'
import type { Group } from '../shapes.ts'
import { entryTexts } from './texts.ts'

export interface CeremonyProps {
  group: Group
  seat: NonNullable<Group['seat']>
  onEnter: () => void
}

export function Ceremony({ group, seat, onEnter }: CeremonyProps) {
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const role = roleText(seat.role)
  return (
    <div className="m-ceremony">
      <h2 className="q-song" tabIndex={-1} ref={heading}>
        {t(entryTexts.seatedTitle, { number: seat.number })}
      </h2>
      <p>{t(entryTexts.seatedLead, { group: group.name })}</p>
      <NameCard number={seat.number} name={seat.cardName} group={group} role={role && t(role)} seatedAt={seat.takenAt} />
      <Button kind="primary" wide onClick={onEnter}>
        {t(entryTexts.enter)}
      </Button>
    </div>
  )
}
