// Ways through the app: addresses with the community in front, links that don't load the page anew, and the way back.
import { navigate } from 'wouter/use-browser-location'
import { boot } from '../api.ts'

const base = boot.basePath ?? ''
/** The whole address of a path of the app, for plain links. */
export const at = (path: string): string => base + path
export const go = (path: string, replace = false): void => navigate(at(path), { replace })

const depthOf = (): number => (history.state as { depth?: number } | null)?.depth ?? 0

/** Back to where one came from within the app; to the named path when one came from outside. */
export const goBack = (path: string): void => (depthOf() > 0 ? history.back() : go(path, true))

/** Plain links in rows and texts are followed within the app. */
function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element).closest?.('a')
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.hash && link.pathname === location.pathname) return
  if (/^\/(api|docs|console|hooks|assets|openapi)\b/.test(link.pathname)) return
  if (!link.pathname.startsWith(base || '/')) return
  event.preventDefault()
  navigate(link.pathname + link.search + link.hash)
}

const placeKey = (): string => `ql-place ${location.pathname}${location.search} ${depthOf()}`

/** The old place is found again once the page is as long as it was; given up when the reader moves himself. */
function findPlace(): void {
  const y = Number(sessionStorage.getItem(placeKey()) ?? 0)
  const until = performance.now() + 1_500
  const stop = new AbortController()
  for (const kind of ['wheel', 'touchstart', 'keydown'])
    addEventListener(kind, () => stop.abort(), { signal: stop.signal, passive: true })
  const step = () => {
    if (stop.signal.aborted) return
    scrollTo({ top: y, behavior: 'instant' })
    if (Math.abs(scrollY - y) < 2 || performance.now() > until) stop.abort()
    else requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}

export function watchWays(): void {
  document.addEventListener('click', follow)
  history.scrollRestoration = 'manual'
  let depth = depthOf()
  let path = location.pathname
  let leaving = false
  // Its own place is kept while a page stands, not when it goes: by then the next one has been drawn.
  let timer: ReturnType<typeof setTimeout> | undefined
  addEventListener(
    'scroll',
    () => {
      if (leaving) return
      clearTimeout(timer)
      timer = setTimeout(() => sessionStorage.setItem(placeKey(), String(Math.round(scrollY))), 80)
    },
    { passive: true },
  )
  // The router tells of its own steps under these names.
  addEventListener('pushState', () => {
    clearTimeout(timer)
    history.replaceState({ ...(history.state as object | null), depth: ++depth }, '')
    if (location.pathname !== path) scrollTo({ top: 0, behavior: 'instant' })
    path = location.pathname
  })
  addEventListener('popstate', () => {
    clearTimeout(timer)
    depth = depthOf()
    const turned = location.pathname !== path
    path = location.pathname
    if (turned) findPlace()
  })
  addEventListener('pagehide', () => {
    leaving = true
  })
  if (performance.getEntriesByType('navigation').some(entry => (entry as PerformanceNavigationTiming).type === 'reload'))
    findPlace()
}
