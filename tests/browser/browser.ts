// A real browser for the screen tests: Chromium, at the size of a phone or of a desk, in a language and a light.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place): place is string => Boolean(place) && existsSync(place as string))
  if (!executablePath) throw new Error('no Chromium: run `npm test`, which installs it or says how')
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-gpu',
  ]
  const fakes = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
  ]
  // Pages live for seconds: what the engine would make faster in minutes costs more than it saves.
  const brief = ['--js-flags=--no-opt --no-maglev']
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet, ...brief, ...fakes] })
}

export interface Look {
  size?: 'phone' | 'small-phone' | 'desk'
  locale?: 'zh-CN' | 'en'
  dark?: boolean
}
const sizes = {
  phone: { width: 390, height: 844 },
  'small-phone': { width: 360, height: 740 },
  desk: { width: 1280, height: 800 },
}

export const openContext = (browser: Browser, look: Look = {}): Promise<BrowserContext> =>
  browser.newContext({
    viewport: sizes[look.size ?? 'phone'],
    locale: look.locale ?? 'zh-CN',
    colorScheme: look.dark ? 'dark' : 'light',
    timezoneId: 'Asia/Shanghai',
    // A window that grows while it is pressed is pressed beside its buttons, by a hand faster than any person's.
    reducedMotion: 'reduce',
    hasTouch: look.size !== 'desk',
    permissions: ['microphone'],
  })

/** What a page must not show, whatever it shows: errors in its console, a serious barrier, a sideways scroll. */
export function watch(page: Page): string[] {
  const wrong: string[] = []
  page.on('pageerror', error => wrong.push(`page error: ${error.message}`))
  page.on('console', message => {
    // A refusal is an answer, not a fault: the browser reports every status from 400 on by itself.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrong.push(`console: ${message.text()}`)
  })
  page.on('response', answer => {
    if (answer.status() >= 500) wrong.push(`${answer.status()} ${answer.url()}`)
  })
  return wrong
}

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']
declare const axe: { run(root: Document, options: object): Promise<{ violations: Violations }> }

const axeSource = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')
// What was looked at and found good is counted, not described: describing it takes longer than looking.
const axeOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] }

/** Looked for inside the page itself, where no frame is of another origin; the builder would open a second page each time. */
export async function barriers(page: Page): Promise<string[]> {
  await isStill(page)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const violations = await page.evaluate(async options => (await axe.run(document, options)).violations, axeOptions)
  return violations
    .filter(v => v.impact === 'serious' || v.impact === 'critical')
    .map(
      v =>
        `${v.id}: ${v.help} (${v.nodes
          .map(n => n.target.join(' '))
          .slice(0, 3)
          .join(' | ')})`,
    )
}

/** Until what fades in has done so: half a fade has half a contrast. What moves for ever is not waited for. */
const isStill = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(one => Number.isFinite(Number(one.effect?.getComputedTiming().endTime)))
        .map(one => one.finished),
    ),
  )

/** How many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))

/** Gives a signed-in visitor's cookies to a browser. */
export const lend = (context: BrowserContext, url: string, cookies: ReadonlyMap<string, string>): Promise<void> =>
  context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })))
