// Bringing 100,000 members in from a CSV file, beside a raw COPY of the same rows.
//   node bench/import.ts [--rows=100000]
// Floor: COPY into a plain table of the same columns with unique e-mail and phone; before and after, the better counts.
// Ours: over HTTP, from the upload to done, in a process of its own: sniffed, looked through, previewed, then brought in with
// people, identities, pinyin, tags, search and a ledger that can undo it. Meanwhile /readyz is asked all the time.

import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { systemClock } from '#kernel/clock.ts'
import { theHouse } from '#kernel/ctx.ts'
import { migrate, readMigrations } from '#kernel/db/migrate.ts'
import { ctxFor } from '#kernel/house.ts'
import { systemRandom } from '#kernel/random.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { addOperator } from '#modules/staff/index.ts'
import { memberName } from '#tests/fixtures/members-file.ts'
import { raise } from '#tests/raise.ts'
import { copyIn } from './copy-in.ts'
import { memoryMb, openGround } from './ground.ts'
import { ms, perSecond, printTable, type Row } from './table.ts'

const given = (name: string, otherwise: number): number =>
  Number(process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const count = given('rows', 100_000)

const tags = ['书友', '晨读', '老会员', '志愿者']
const head = '姓名,手机号,邮箱,加入时间,标签,备注\n'
const file = Buffer.from(
  head +
    Array.from({ length: count }, (_, n) => {
      const day = `2024-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
      return `${memberName(n)},138${String(10_000_000 + n).padStart(8, '0')},reader${n}@example.com,${day},${n % 3 ? '' : tags[n % 4]},第${n}号\n`
    }).join(''),
)

const ground = await openGround()
const floorUrl = await ground.database('floor')
const oursUrl = await ground.database('ours')
const floors = [await floor()]
const ours = await bring()
floors.push(await floor())
await ground.end()

async function floor(): Promise<number> {
  const client = new pg.Client({ connectionString: floorUrl })
  await client.connect()
  await client.query(`drop table if exists plain; create table plain (name text not null, phone text not null unique,
    email text not null unique, joined date, tags text, note text)`)
  await client.query('checkpoint').catch(() => {})
  const started = performance.now()
  await copyIn(client, 'copy plain from stdin (format csv, header true)', file)
  const took = performance.now() - started
  const { rows } = await client.query('select count(*)::int as n from plain')
  if (rows[0].n !== count) throw new Error(`the floor holds ${rows[0].n} rows`)
  await client.end()
  return took
}

async function bring() {
  const pool = new pg.Pool({ connectionString: oursUrl, max: 2 })
  await migrate(pool, readMigrations('migrations'))
  await pool.end()
  const { house, app } = await raise({ databaseUrl: oursUrl, folder: ground.folder, clock: systemClock, random: systemRandom })
  const atHome = ctxFor(house, { actor: { kind: 'system', name: 'bench' }, community: theHouse })
  const community = await openCommunity(atHome, {
    slug: 'bench',
    name: '量一量',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const operatorId = await addOperator(atHome, {
    email: 'mei@bench.example',
    name: '梅',
    locale: 'zh-CN',
    password: 'lantern-47-over-quiet-water',
    roles: [{ role: 'owner', communityId: 'house' }],
  })
  const cookie = `ql-operator=${await house.sessions.open(atHome, 'operator', operatorId, 'bench')}`
  await app.close()
  await house.database.close()
  const server = await ground.server(
    'apps/server/main.ts',
    { DATABASE_URL: oursUrl, DATA_DIR: `${ground.folder}/ours` },
    '/readyz',
  )
  await pause(1_000)
  const rest = memoryMb(server.pid).rss
  const base = `${server.url}/api/communities/${community.id}/member-imports`
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const call = async (path: string, init: RequestInit = {}): Promise<any> => {
    const answer = await fetch(base + path, { ...init, headers })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const asking = askReady(server.url)
  let polls = 0
  const until = async (id: string, state: string) => {
    for (;;) {
      const it = await call(`/${id}`)
      polls++
      if (it.state === state) return it
      if (it.state === 'failed' || it.state === 'paused') throw new Error(`${it.state} ${it.trouble}`)
      await pause(250)
    }
  }
  const form = new FormData()
  form.set('file', new Blob([file], { type: 'text/csv' }), 'members.csv')
  const started = performance.now()
  const { importId } = await call('', { method: 'POST', body: form })
  const uploaded = performance.now()
  await until(importId, 'ready')
  const ready = performance.now()
  await call(`/${importId}/run`, { method: 'POST' })
  const done = await until(importId, 'done')
  const ended = performance.now()
  const readyz = await asking.stop()
  if (done.created !== count) throw new Error(`${done.created} were made`)
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  const shape = await sameShape()
  const again = await secondTime(call, until, form)
  const undoing = performance.now()
  await call(`/${importId}/undoing`, { method: 'POST' })
  await until(importId, 'undone')
  const undone = performance.now() - undoing
  return {
    upload: uploaded - started,
    look: ready - uploaded,
    run: ended - ready,
    whole: ended - started,
    readyz,
    rest,
    peak,
    shape,
    polls,
    again,
    undone,
  }
}

/** The least that these tables with their indexes cost: what is there already, once more, by one statement a table. */
async function sameShape(): Promise<number> {
  const client = new pg.Client({ connectionString: oursUrl })
  await client.connect()
  const tables = ['members_people', 'members_identities', 'members_members', 'members_member_tags', 'members_import_rows']
  for (const table of tables) await client.query(`create table again_${table} (like ${table} including all)`)
  const started = performance.now()
  for (const table of tables) await client.query(`insert into again_${table} select * from ${table}`)
  const took = performance.now() - started
  for (const table of tables) await client.query(`drop table again_${table}`)
  await client.end()
  return took
}

async function secondTime(call: any, until: any, form: FormData): Promise<number> {
  const started = performance.now()
  const { importId } = await call('', { method: 'POST', body: form })
  await until(importId, 'ready')
  await call(`/${importId}/run`, { method: 'POST' })
  const { created, changed } = await until(importId, 'done')
  if (created !== 0 || changed !== 0) throw new Error('a second time something changed')
  return performance.now() - started
}

/** Asks one after the other, twenty milliseconds apart. */
function askReady(url: string) {
  const took: number[] = []
  let over = false
  const asking = (async () => {
    while (!over) {
      const started = performance.now()
      await (await fetch(`${url}/readyz`)).text()
      took.push(performance.now() - started)
      await pause(20)
    }
  })()
  return {
    async stop() {
      over = true
      await asking
      took.sort((one, other) => one - other)
      const at = (share: number) => took[Math.floor(took.length * share)] ?? 0
      return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: took.at(-1) ?? 0 }
    },
  }
}

const best = Math.min(...floors)
const row = (what: string, took: number, must: number): Row => ({
  what,
  floor: perSecond((count / best) * 1000),
  ours: perSecond((count / took) * 1000),
  ratio: `1/${(took / best).toFixed(1)}`,
  target: `≥ ${perSecond(must)}`,
  met: (count / took) * 1000 >= must,
})
const plain = (what: string, ours: string, target: string, met: boolean): Row => ({
  what,
  floor: '',
  ours,
  ratio: '',
  target,
  met,
})
console.log(
  `floor ${floors.map(ms).join(' and ')}; upload ${ms(ours.upload)}, look through ${ms(ours.look)}, run ${ms(ours.run)}, ${ours.polls} polls`,
)
printTable(`${count.toLocaleString('en')} members from a file`, [
  row('bringing in (run alone)', ours.run, 4_000),
  {
    ...row('the same, beside the same tables filled by INSERT … SELECT', ours.run, 4_000),
    floor: perSecond((count / ours.shape) * 1000),
    ratio: `1/${(ours.run / ours.shape).toFixed(1)}`,
  },
  row('upload to done, preview included', ours.whole, 3_000),
  row('the same file again, nothing changes', ours.again, 4_000),
  row('undoing it', ours.undone, 3_000),
  plain('/readyz meanwhile, p50', ms(ours.readyz.p50), '≤ 20 ms', ours.readyz.p50 <= 20),
  plain('/readyz meanwhile, p95', ms(ours.readyz.p95), '≤ 50 ms', ours.readyz.p95 <= 50),
  plain('/readyz meanwhile, p99', ms(ours.readyz.p99), '≤ 100 ms', ours.readyz.p99 <= 100),
  plain('memory: at rest → peak', `${ours.rest.toFixed(0)} → ${ours.peak.toFixed(0)} MB`, '≤ 600 MB', ours.peak <= 600),
])
