// The page before any script runs: the same header, name and introduction, in the place and style that the app will give them.
import { textIn } from '#kernel/i18n.ts'
import { emblemSvg } from '#ui/emblem.ts'
import type { Boot, BootCommunity } from './boot.ts'
import { dayLine, weeksSince } from './shell/day-line.ts'
import { shellTexts } from './texts.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, c => entities[c]!)

/** JSON that cannot end the script it stands in, nor break a line in old engines. */
export const escapeJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

function masthead(boot: Boot, community: BootCommunity): string {
  const line = dayLine(new Date(boot.now), boot.locale, community.timeZone)
  // Room for the buttons that come with the script, so that nothing moves when they do.
  const buttons = '<span class="q-icon-button"></span>'.repeat(boot.me ? 2 : 0)
  return (
    `<header class="m-masthead">${emblemSvg({ id: community.id, ageWeeks: weeksSince(community.openedAt, boot.now) })}` +
    `<div class="q-grow"><h1 class="q-song">${escapeHtml(community.name)}</h1>` +
    `<p class="m-day">${escapeHtml(line)}</p></div><div class="m-bar-actions">${buttons}</div></header>` +
    (community.intro ? `<p class="m-intro q-prose">${escapeHtml(community.intro)}</p>` : '')
  )
}

/** Drawn for every path: the place where a screen will be shows who we are until it is there. */
export function firstPaint(boot: Boot): string {
  const { community } = boot
  const name = community?.name ?? textIn(shellTexts.nowhereTitle, boot.locale)
  const inner = community ? masthead(boot, community) : `<h1 class="q-song">${escapeHtml(name)}</h1>`
  const demo = community?.demo ? `<aside class="m-demo">${textIn(shellTexts.demo, boot.locale)}</aside>` : ''
  return `<div class="m-shell">${demo}<main class="m-page m-page-home"><div class="m-column">${inner}</div></main><nav class="m-tabs" aria-hidden="true"></nav></div>`
}

/** Fills the built `index.html`. `preload`: hashed scripts that the asked path will need besides the first. */
export function pageOf(template: string, boot: Boot, preload: readonly string[] = []): string {
  const title = boot.community?.name ?? textIn(shellTexts.nowhereTitle, boot.locale)
  const theme = boot.theme ? ` data-theme="${boot.theme}"` : ''
  const hints = preload.map(href => `<link rel="modulepreload" crossorigin href="${escapeHtml(href)}">`).join('')
  const intro = boot.community?.intro
    ? `<meta name="description" content="${escapeHtml(boot.community.intro.slice(0, 160))}">`
    : ''
  // Replacements are functions: `$&` in a name must stay what it is.
  return template
    .replace(/<html[^>]*>/, () => `<html lang="${boot.locale}"${theme}>`)
    .replace(/<title>.*?<\/title>/, () => `<title>${escapeHtml(title)}</title>${intro}${hints}`)
    .replace('<!--boot-->', () => `<script type="application/json" id="boot">${escapeJson(boot)}</script>`)
    .replace('<!--first-paint-->', () => firstPaint(boot))
}
