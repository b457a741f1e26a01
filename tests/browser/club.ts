// The daily voice club behind a real browser: launched, with people in it, and pages on which any of them is signed in.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ClubStage, type ClubStageOptions, openClubStage } from '../stories/club-stage.ts'
import type { Visitor } from '../visitor.ts'
import { barriers, type Look, lend, openBrowser, openContext, overflow, watch } from './browser.ts'

export interface Person {
  visitor: Visitor
  memberId: string
}
export type Role = 'owner' | 'host' | 'teacher' | 'connector' | 'monitor' | 'member'

export interface Club {
  here: ClubStage
  url: string
  browser: Browser
  mei: Visitor
  communityId: string
  /** A path of the community's API. */
  at(path: string): string
  groupId(name: string): Promise<string>
  member(name: string, email: string): Promise<Person>
  /** Seats members, by the operator's hand, and has them sign what is to be signed. */
  seat(groupId: string, people: readonly (readonly [Person, Role])[]): Promise<void>
  /** A page of somebody's own browser; what goes wrong on it is told by `wrong`. One that was put away (see `putAway`) is taken again. */
  open(visitor: Visitor | null, look?: Look): Promise<{ page: Page; context: BrowserContext }>
  wrong(): string[]
  close(): Promise<void>
}

export async function openClub(options: ClubStageOptions = {}): Promise<Club> {
  const here = await openClubStage({ webFolder: join(import.meta.dirname, '../../dist/web'), ...options })
  const mei = await here.owner()
  const plan = await mei.post('/playbooks/plans', { id: 'daily-voice-club' })
  const launched = await mei.post('/playbooks/runs', { id: 'daily-voice-club', fingerprint: plan.fingerprint })
  const { communityId } = launched.run
  const at = (path: string) => `/communities/${communityId}${path}`
  const browser = await openBrowser()
  const watched: string[][] = []
  const visitors: (Visitor | null)[] = []
  const idle = new Map<string, Page>()
  const { url } = here.stage
  return {
    ...{ here, url, browser, mei, communityId, at },
    wrong: () => watched.flat(),
    async groupId(name) {
      const groups = await mei.get(at('/console/groups'))
      return groups.find((group: { name: string }) => group.name === name).id
    },
    member: (name, email) => here.signIn(communityId, name, email),
    async seat(groupId, people) {
      const change = (memberIds: string[], change: object) =>
        mei.post(at(`/console/groups/${groupId}/seats/changes`), { memberIds, change, preview: false })
      const seated = await change(
        people.map(([{ memberId }]) => memberId),
        { action: 'seat' },
      )
      assert.equal(seated.refused, 0, JSON.stringify(seated.lines))
      for (const [{ visitor, memberId }, role] of people) {
        if (role === 'owner') await mei.post(at(`/console/groups/${groupId}/hand-over`), { memberId })
        else if (role !== 'member') await change([memberId], { action: 'role', role })
        await visitor.post(at(`/groups/${groupId}/pledges`), { version: 1 })
      }
    },
    async open(visitor, look = {}) {
      const { dark, size = 'phone', locale = 'zh-CN' } = look
      const whose = `${visitors.indexOf(visitor) + 1 || visitors.push(visitor)} ${size} ${locale}`
      const again = idle.get(whose)
      idle.delete(whose)
      const context = again?.context() ?? (await openContext(browser, look))
      if (visitor) await lend(context, url, visitor.cookies)
      // The house lives on a day of its own; timers go on as they do.
      await context.clock.setFixedTime(here.stage.clock.now())
      const page = again ?? (await context.newPage())
      page.setDefaultTimeout(15_000)
      if (again) await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', media: null })
      else watched.push(watch(page))
      ways.set(page, () => void idle.set(whose, page))
      return { page, context }
    },
    async close() {
      await browser.close()
      await here.close()
    },
  }
}

const ways = new WeakMap<Page, () => void>()
/**
 * Closes a page but keeps its window for the next of the same person and look, as good as new: nothing is kept in it but the app's
 * own files. Fetching and reading those again costs more than most of what a test does. Not for a window whose clock or network was
 * tampered with: close that.
 */
export async function putAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  // Not a blank page, for which the engine would begin anew.
  await page.goto(new URL('/icon.svg', page.url()).href)
  await page.context().clearCookies()
  ways.get(page)?.()
}

/** No barrier, and nothing to scroll sideways for, not even on the narrowest phone. */
export async function isFine(page: Page, where: string): Promise<void> {
  assert.deepEqual(await barriers(page), [], where)
  const { width, height } = page.viewportSize() ?? { width: 360, height: 740 }
  assert.equal(await overflow(page), 0, `${where} scrolls sideways`)
  await page.setViewportSize({ width: 360, height })
  assert.equal(await overflow(page), 0, `${where} scrolls sideways at 360 px`)
  await page.setViewportSize({ width, height })
  await picture(page, where)
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** Where PICTURES names a folder, the screen as it stands is kept there: narrow and wide, by day and by night. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (!folder) return
  const before = page.viewportSize()
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 780 })
      await page.waitForTimeout(250)
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`.replaceAll(/[ /]/g, '-')) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  if (before) await page.setViewportSize(before)
}
