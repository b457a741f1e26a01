// Where one was going before signing in: in the address, or remembered, since the link in a mail opens a page of its own.
import { at } from '../shell/ways.ts'

const key = 'ql-next'
const rememberedMs = 30 * 60_000
/** Only paths of this app lead anywhere. */
const isPath = (path: string): boolean => /^\/(?![/\\])[\w/#?=&.-]*$/.test(path)

export function rememberNext(path: string): void {
  try {
    localStorage.setItem(key, JSON.stringify({ path, at: Date.now() }))
  } catch {
    // Then the home page it is.
  }
}

function remembered(): string {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { path?: string; at?: number }
    return kept.path && Date.now() - (kept.at ?? 0) < rememberedMs ? kept.path : ''
  } catch {
    return ''
  }
}

/** The page is drawn anew for the one who came in. */
export function goNext(): void {
  const next = new URLSearchParams(location.search).get('next') || remembered()
  try {
    localStorage.removeItem(key)
  } catch {}
  const path = isPath(next) ? next : '/'
  // What was remembered is a whole address already, with the community in front.
  const whole = path.startsWith('/i/') || path.startsWith('/c/') ? path : at(path)
  location.assign(whole)
  // Only the part behind # differs: the browser would stay where it is.
  if (whole.split('#')[0] === location.pathname) location.reload()
}
