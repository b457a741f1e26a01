// Cards, lists and headings: printed matter, held apart by hairlines and air.
import './list.css'
import { IconNext } from './icons.tsx'

/** Something that stands on its own on the page. */
export function Card({
  children,
  className = '',
  as: Tag = 'div',
}: {
  children: React.ReactNode
  className?: string
  as?: 'div' | 'article' | 'section' | 'li'
}) {
  return <Tag className={`q-card ${className}`}>{children}</Tag>
}

export interface SectionProps {
  title: string
  /** A link or a small button at the right end of the heading. */
  aside?: React.ReactNode
  children: React.ReactNode
}

export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="q-section">
      <div className="q-section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

export const List = ({ children, label }: { children: React.ReactNode; label?: string }) => (
  <ul className="q-list" aria-label={label}>
    {children}
  </ul>
)

export interface RowProps {
  /** At the left: an Avatar, an Emblem, an icon. */
  lead?: React.ReactNode
  title: React.ReactNode
  note?: React.ReactNode
  /** At the right: a time, a Tag, a Seal. */
  trail?: React.ReactNode
  href?: string
  onPress?: () => void
}

/** One line of a list. With `href` or `onPress` the whole row is the target. */
export function Row({ lead, title, note, trail, href, onPress }: RowProps) {
  const inner = (
    <>
      {lead}
      <span className="q-line-words">
        <span className="q-line-title">{title}</span>
        {note && <span className="q-line-note">{note}</span>}
      </span>
      {trail && <span className="q-line-trail">{trail}</span>}
      {href !== undefined && !trail && <IconNext size={18} className="q-line-next" />}
    </>
  )
  return (
    <li>
      {href !== undefined ? (
        <a className="q-line" href={href}>
          {inner}
        </a>
      ) : onPress ? (
        <button type="button" className="q-line" onClick={onPress}>
          {inner}
        </button>
      ) : (
        <div className="q-line">{inner}</div>
      )}
    </li>
  )
}
