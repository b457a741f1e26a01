// A list that goes on: skeleton, error, emptiness, rows, and the next page when its end comes near.
import './pages-list.css'
import { useEffect, useRef } from 'react'
import type { Pages } from '../data.ts'
import { useT } from '../i18n.ts'
import { Button } from './button.tsx'
import { ErrorNote, Skeleton, type SkeletonProps } from './states.tsx'
import { kitTexts } from './texts.ts'

export interface PagesListProps<T> {
  pages: Pages<T>
  keyOf: (item: T) => string
  /** Draws one `<li>`; use Row, or a Card with as="li". */
  draw: (item: T, at: number) => React.ReactNode
  empty: React.ReactNode
  label: string
  skeleton?: SkeletonProps['kind']
  /** line: hairlines between rows · air: space between cards. */
  apart?: 'line' | 'air'
}

export function PagesList<T>({ pages, keyOf, draw, empty, label, skeleton = 'rows', apart = 'line' }: PagesListProps<T>) {
  const t = useT()
  const foot = useRef<HTMLDivElement>(null)
  const more = useRef(pages.more)
  more.current = pages.more
  const open = pages.items.length > 0 && !pages.end && !pages.moreError
  useEffect(() => {
    if (!open || !foot.current || typeof IntersectionObserver === 'undefined') return
    const seen = new IntersectionObserver(entries => entries.some(e => e.isIntersecting) && void more.current(), {
      rootMargin: '600px',
    })
    seen.observe(foot.current)
    return () => seen.disconnect()
  }, [open])
  if (pages.loading) return <Skeleton kind={skeleton} />
  if (pages.items.length === 0 && pages.error) return <ErrorNote error={pages.error} onRetry={pages.reload} />
  if (pages.items.length === 0) return empty
  return (
    <>
      <ErrorNote error={pages.error} onRetry={pages.reload} small />
      <ul className={`q-list q-list-${apart}`} aria-label={label} aria-busy={pages.moreAsking}>
        {pages.items.map((item, at) => (
          <PagesItem key={keyOf(item)}>{draw(item, at)}</PagesItem>
        ))}
      </ul>
      <div className="q-pages-foot" ref={foot}>
        <ErrorNote error={pages.moreError} onRetry={pages.more} small />
        {pages.end
          ? pages.items.length > 8 && <p className="q-quiet">{t(kitTexts.end)}</p>
          : !pages.moreError && (
              <Button kind="plain" busy={pages.moreAsking} onClick={() => void pages.more()}>
                {t(kitTexts.loadMore)}
              </Button>
            )}
      </div>
    </>
  )
}

const PagesItem = ({ children }: { children: React.ReactNode }) => <>{children}</>
