// The rail: the community one is in, the chapters with their pages, and the house below. Drawn from pages.tsx.
import './rail.css'
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { type Chapter, type PageLine, pages } from '../pages.tsx'
import { chapterTexts, frameTexts } from '../texts.ts'
import { homeSlug, useMay, useSession } from './session.ts'
import { Switcher } from './switcher.tsx'

/** The address of a page from anywhere in the console. */
export function usePageHref(): (line: PageLine) => string | null {
  const { community, communities } = useSession()
  const slug = community?.slug ?? homeSlug(communities)
  return line => {
    if (line.scope === 'house') return `~/console${line.path}`
    return slug === undefined ? null : `~/console/c/${slug}${line.path === '/' ? '' : line.path}`
  }
}

export function Rail() {
  const t = useT()
  const may = useMay()
  const shown = pages.filter(line => line.icon && may(line.right))
  const home = shown.filter(line => line.scope === 'community' && !line.chapter)
  const house = shown.filter(line => line.scope === 'house' && !line.chapter)
  return (
    <div className="c-rail">
      <Switcher />
      <nav className="c-rail-chapters" aria-label={t(frameTexts.chapters)}>
        <Lines lines={home} />
        {(Object.keys(chapterTexts) as Chapter[]).map(chapter => (
          <ChapterLines key={chapter} chapter={chapter} lines={shown.filter(line => line.chapter === chapter)} />
        ))}
        <div className="c-rail-house">
          <Lines lines={house} />
        </div>
      </nav>
    </div>
  )
}

/** A chapter without a room does not exist yet. */
function ChapterLines({ chapter, lines }: { chapter: Chapter; lines: PageLine[] }) {
  const t = useT()
  if (lines.length === 0) return null
  return (
    <section className="c-chapter">
      <h2 className="q-song">{t(chapterTexts[chapter])}</h2>
      <Lines lines={lines} />
    </section>
  )
}

function Lines({ lines }: { lines: PageLine[] }) {
  const t = useT()
  const hrefOf = usePageHref()
  const { here } = useSession()
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map(line => {
        const href = hrefOf(line)
        if (href === null || !line.icon) return null
        return (
          <li key={line.path}>
            <Link href={href} className="c-rail-line" aria-current={here === line ? 'page' : undefined}>
              <line.icon size={18} />
              {t(line.title)}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
