// A part of a page: its name, what can be done with it, and the matter.
import './room.css'
import { Link } from 'wouter'

export interface BlockProps {
  title: string
  aside?: React.ReactNode
  children: React.ReactNode
}

export function Block({ title, aside, children }: BlockProps) {
  return (
    <section className="c-block">
      <header>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

/** A number that is opened by pressing it. */
export function Figure({ value, label, href }: { value: React.ReactNode; label: string; href?: string | undefined }) {
  const inner = (
    <>
      <b className="q-song">{value}</b>
      <small>{label}</small>
    </>
  )
  return href === undefined ? (
    <div className="c-figure">{inner}</div>
  ) : (
    <Link href={href} className="c-figure">
      {inner}
    </Link>
  )
}
