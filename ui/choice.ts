// What a person chose about the page itself (language, light or dark): a cookie, so that the server's first paint already agrees.
import type { Theme } from './tokens.ts'

const yearSeconds = 365 * 24 * 60 * 60

export function keepChoice(name: 'ql-locale' | 'ql-theme', value: string): void {
  if (typeof document === 'undefined') return
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing from the browsers inside chat apps.
  document.cookie = `${name}=${value}; Path=/; Max-Age=${value ? yearSeconds : 0}; SameSite=Lax`
}

export type ThemeChoice = Theme | 'system'
export const themeChoice = (): ThemeChoice => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system'

export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  keepChoice('ql-theme', choice === 'system' ? '' : choice)
  dispatchEvent(new Event('themechange'))
}

const nightQuery = '(prefers-color-scheme: dark)'
export const themeNow = (): Theme => {
  const choice = themeChoice()
  return choice === 'system' ? (matchMedia(nightQuery).matches ? 'dark' : 'light') : choice
}

/** Calls back whenever day and night change, by choice or by the system. */
export function watchTheme(tell: () => void): () => void {
  const query = matchMedia(nightQuery)
  query.addEventListener('change', tell)
  addEventListener('themechange', tell)
  return () => {
    query.removeEventListener('change', tell)
    removeEventListener('themechange', tell)
  }
}

export const readChoice = (name: 'ql-locale' | 'ql-theme'): string | undefined =>
  document.cookie
    .split('; ')
    .find(pair => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** For pages that the server does not draw: the chosen theme stands on the root before anything is drawn. */
export function applyThemeCookie(): void {
  const theme = readChoice('ql-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
}
