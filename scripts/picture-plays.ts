// Draws docs/pictures/plays anew from the running product: each play as a member has it on the phone, beside it the desk.
//   node scripts/picture-plays.ts [play …]
// Before it, `node scripts/ensure.cjs --web --browser` builds the screens and finds a browser.
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { plays } from '#plays/index.ts'
import { openShelf } from '#tests/browser/shelf.ts'
import { testCluster } from '#tests/postgres.ts'

const folder = 'docs/pictures/plays'
const height = 560
const gap = 20
const bytesMax = 40_000

const chosen = process.argv.slice(2)
const wanted = plays.map(play => play.key).filter(key => chosen.length === 0 || chosen.includes(key))
mkdirSync(folder, { recursive: true })
const shelf = await openShelf()
const { club, people } = shelf
const phone = await club.open(people.get('凌')?.visitor ?? null, { size: 'phone' })
const desk = await club.open(club.mei, { size: 'desk' })

/** Looked at until the play itself is drawn and nothing is fetched any more. */
async function seen(page: Page, address: string, sign: string): Promise<Buffer> {
  await page.goto(address)
  await page.locator(sign).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('main .q-skeleton'))
  // Of the desk without its rail: what is on it is what is shown.
  const rail = (await page.locator('main').first().boundingBox())?.x ?? 0
  const { width = 0, height = 0 } = page.viewportSize() ?? {}
  await page.waitForTimeout(500)
  return page.screenshot({ clip: { x: rail, y: 0, width: width - rail, height } })
}

async function beside(left: Buffer, right: Buffer): Promise<Buffer> {
  const small = await Promise.all(
    [left, right].map(one => sharp(one).resize({ height }).png().toBuffer({ resolveWithObject: true })),
  )
  const width = small.reduce((sum, { info }) => sum + info.width, gap)
  const [first, second] = small.map(({ data }) => data)
  const sheet = sharp({ create: { width, height, channels: 3, background: '#d8d7cb' } }).composite([
    { input: first as Buffer, left: 0, top: 0 },
    { input: second as Buffer, left: width - (small[1]?.info.width ?? 0), top: 0 },
  ])
  const whole = await sheet.png().toBuffer()
  // As good as fits: a picture in the documents is looked at, not measured.
  for (let quality = 80; ; quality -= 10) {
    const drawn = await sharp(whole).webp({ quality, effort: 6, smartSubsample: true }).toBuffer()
    if (drawn.length <= bytesMax || quality <= 20) return drawn
  }
}

for (const key of wanted) {
  const activityId = await shelf.play(key)
  const left = await seen(phone.page, shelf.onThePhone(activityId), '.m-act-middle')
  const right = await seen(desk.page, shelf.atTheDesk(activityId), '.c-figures')
  const drawn = await beside(left, right)
  writeFileSync(`${folder}/${key}.webp`, drawn)
  console.log(`${folder}/${key}.webp, ${drawn.length} bytes`)
}
await club.close()
await (await testCluster()).stop()
