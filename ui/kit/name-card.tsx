// The numbered name card of a seat: whose, in which group, since when; the group's own rings are its pattern.
import './name-card.css'
import type { EmblemFacts } from '../emblem.ts'
import { date, type Instantish, useT } from '../i18n.ts'
import { Emblem } from './emblem.tsx'
import { kitTexts } from './texts.ts'

export interface NameCardProps {
  number: number
  name: string
  group: EmblemFacts & { name: string }
  /** 教师, 主持人 … */
  role?: string | undefined
  seatedAt?: Instantish | undefined
}

export function NameCard({ number, name, group: { name: groupName, ...facts }, role, seatedAt }: NameCardProps) {
  const t = useT()
  const digits = String(number).padStart(4, '0')
  return (
    <figure className="q-name-card">
      <Emblem {...facts} size={220} />
      <p className="q-name-card-number q-song" title={t(kitTexts.seatNumber, { number })}>
        <span aria-hidden="true">{digits}</span>
        <span className="q-aside">{t(kitTexts.seatNumber, { number })}</span>
      </p>
      <figcaption>
        <span className="q-name-card-name q-song">{name}</span>
        <span>
          {groupName}
          {role && ` · ${role}`}
        </span>
        {seatedAt !== undefined && <span className="q-quiet">{t(kitTexts.seatedSince, { date: date(seatedAt, 'day') })}</span>}
      </figcaption>
    </figure>
  )
}
