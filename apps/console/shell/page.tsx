// A page of the console: where it stands, its title, its acts, its body.
import { useEffect } from 'react'
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { chapterTexts, frameTexts } from '../texts.ts'
import { useSession } from './session.ts'

export interface PageProps {
  title: string
  /** One sentence below the title: what this page is for. */
  lead?: React.ReactNode
  /** Between the chapter and this page; the rail's own page is added by itself. */
  crumbs?: readonly { title: string; href: string }[]
  /** Buttons at the right of the title. */
  actions?: React.ReactNode
  /** wide: tables · normal: reading and forms. */
  width?: 'normal' | 'wide'
  children: React.ReactNode
}

export function Page({ title, lead, crumbs = [], actions, width = 'wide', children }: PageProps) {
  const t = useT()
  const { community, here } = useSession()
  const name = community?.name
  useEffect(() => {
    document.title = [title, name, t(frameTexts.console)].filter(Boolean).join(' · ')
  }, [title, name, t])
  const above =
    here && here.path !== '/' && t(here.title) !== title ? [{ title: t(here.title), href: here.path }, ...crumbs] : crumbs
  return (
    <main className={`c-page c-page-${width}`} id="main" tabIndex={-1}>
      <nav aria-label={t(frameTexts.crumbs)}>
        <ol className="c-crumbs">
          {here?.chapter && <li>{t(chapterTexts[here.chapter as keyof typeof chapterTexts])}</li>}
          {above.map(crumb => (
            <li key={crumb.href}>
              <Link href={crumb.href}>{crumb.title}</Link>
            </li>
          ))}
        </ol>
      </nav>
      <header className="c-page-head">
        <div className="q-grow">
          <h1 className="q-song">{title}</h1>
          {lead && <p className="q-quiet">{lead}</p>}
        </div>
        {actions && <div className="q-row">{actions}</div>}
      </header>
      {children}
    </main>
  )
}
