// G1, G2: the member app's first screen on a phone with an empty cache: bytes and requests on the wire, and when its largest
// part is painted on slow 4G (1.6 Mbit/s, 150 ms) with the processor slowed four times.
//   node bench/page.ts [--loads=5]
// The raw limit beside it: a page of one heading, served by the same server's machine, in the same browser and under the same brake.
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { openBrowser } from '#tests/browser/browser.ts'
import { openGround } from './ground.ts'
import { seedHouse } from './seed.ts'
import { ms, printTable, type Row } from './table.ts'

const loads = Number(process.argv.find(a => a.startsWith('--loads='))?.split('=')[1] ?? 5)
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN' }

interface Load {
  bytes: number
  requests: number
  lcpMs: number
}

async function load(browser: Browser, url: string, cookie?: string): Promise<Load> {
  const context = await browser.newContext(phone)
  if (cookie) await context.addCookies([{ name: 'ql-member', value: cookie.split('=')[1] as string, url }])
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 750e3 / 8,
  })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  let bytes = 0
  let requests = 0
  cdp.on('Network.loadingFinished', event => {
    bytes += event.encodedDataLength
    requests++
  })
  await page.addInitScript(() => {
    const seen = window as unknown as { largest: number }
    seen.largest = 0
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) seen.largest = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await page.goto(url, { waitUntil: 'load' })
  await pause(2_500)
  const lcpMs = await page.evaluate(() => (window as unknown as { largest: number }).largest)
  await context.close()
  return { bytes, requests, lcpMs }
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] as number
const kb = (n: number): string => `${(n / 1024).toFixed(0)} kB`

const bare = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end('<!doctype html><meta name="viewport" content="width=device-width"><title>一页</title><h1>一页</h1>')
})
await new Promise<void>(listening => bare.listen(0, '127.0.0.1', listening))
const bareUrl = `http://127.0.0.1:${(bare.address() as { port: number }).port}/`

const ground = await openGround()
const oursUrl = await ground.database('ours')
const seeded = await seedHouse(oursUrl, { members: 30, posts: 60, comments: 120 })
const ours = await ground.server('apps/server/main.ts', { DATABASE_URL: oursUrl, DATA_DIR: `${ground.folder}/ours` }, '/readyz')
const browser = await openBrowser()
const rows: Row[] = []
for (const [who, cookie] of [
  ['a guest', undefined],
  ['a member', seeded.cookies[0]],
] as const) {
  const floors: Load[] = []
  const mine: Load[] = []
  for (let i = 0; i < loads; i++) {
    floors.push(await load(browser, bareUrl))
    mine.push(await load(browser, `${ours.url}/`, cookie))
  }
  const of = (list: Load[], key: keyof Load) => median(list.map(one => one[key]))
  const row = (what: string, key: keyof Load, must: number, unit: (n: number) => string): Row => ({
    what: `${what}, ${who}`,
    floor: unit(of(floors, key)),
    ours: unit(of(mine, key)),
    ratio: '',
    target: `≤ ${unit(must)}`,
    met: of(mine, key) <= must,
  })
  rows.push(
    row('G1 bytes on the wire', 'bytes', 150 * 1024, kb),
    row('G1 requests', 'requests', 15, String),
    row('G2 largest paint', 'lcpMs', 2_200, ms),
  )
}
printTable('first screen, slow 4G, CPU ÷ 4', rows)
await browser.close()
bare.close()
await seeded.close()
await ground.end()
