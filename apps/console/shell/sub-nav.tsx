// Pages that belong together, side by side above their titles' content.
import './sub-nav.css'
import { Link, useLocation } from 'wouter'

export interface SubNavProps {
  label: string
  links: readonly { href: string; title: string; mark?: React.ReactNode }[]
}

export function SubNav({ label, links }: SubNavProps) {
  const [at] = useLocation()
  return (
    <nav className="c-sub" aria-label={label}>
      {links.map(({ href, title, mark }) => (
        <Link key={href} href={href} aria-current={at === href ? 'page' : undefined}>
          {title}
          {mark}
        </Link>
      ))}
    </nav>
  )
}
