// Whatever is sent to whichever door: an answer, or a clear refusal; never a failure of ours, and nothing of our insides.
// FUZZ_SEED=0 draws another run, the seed it prints repeats it; FUZZ_TRIES sets how often each door is tried.
import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { CommunityRef } from '#kernel/ctx.ts'
import { advance } from '#kernel/jobs/advance.ts'
import { Refused } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { writeComment, writePost } from '#modules/content/index.ts'
import { getGroup, seatMember, signNorms } from '#modules/groups/index.ts'
import { applyPlaybook } from '#modules/playbooks/index.ts'
import { type Correspondence, openCorrespondence } from './correspondence.ts'
import { everyEndpoint, type Json, type Known } from './endpoints.ts'
import { anything, odd } from './odd.ts'
import { system, type World } from './world.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122) || randomInt(2 ** 31)
const tries = Number(process.env['FUZZ_TRIES'] ?? 6)

let post: Correspondence
let world: World
let club: CommunityRef
const ids = new Map<string, string[]>()

before(async () => {
  post = await openCorrespondence()
  world = post.world
  await applyPlaybook(world.ctx(system), { id: 'daily-voice-club' })
  club = (await findCommunity(world.house.db, 'chenguang')) as CommunityRef
  await world.settle()
  await gatherTargets()
  for (const name of ['凌', '博']) await cameIn(name)
  await world.settle()
  await gatherTargets()
})
after(() => post.close())

/** A member with a seat in every group, who has signed what there is to sign and said something. */
async function cameIn(name: string): Promise<string> {
  const member = await world.member(name, club)
  const [door, own] = [world.ctx(system, club), world.ctx(member.actor, club)]
  for (const group of ids.get('grp') ?? []) {
    try {
      await seatMember(door, group, member.memberId, name === '凌' ? 'host' : 'member')
      const { norms } = await getGroup(door, group)
      if (norms) await signNorms(own, group, norms.version)
      const post = await writePost(own, { text: '早安', groupId: group, voice: null, pictures: [] })
      await writeComment(own, post, { text: '早', replyTo: null })
    } catch (error) {
      // By now the group may be full, closed or of another kind.
      if (!(error instanceof Refused)) throw error
    }
  }
  return member.cookie
}
/** All ids, keys and codes in the tables of the club: what is sent should hit something now and then. */
async function gatherTargets(): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
     where c.table_schema = 'public' and c.column_name in ('id', 'key', 'code') and c.data_type = 'text'
       and c.table_name not like 'kernel%' and exists (select 1 from information_schema.columns o
         where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'community_id')`.execute(
    world.house.db,
  )
  ids.clear()
  for (const { table, column } of rows) {
    const found = await sql<{ one: string }>`select ${sql.ref(column)} as one from ${sql.table(table)}
      where community_id in (${club.id}, 'house') order by ${sql.ref(column)} desc limit 8`.execute(world.house.db)
    for (const { one } of found.rows) {
      const prefix = column === 'id' ? (one.split('_')[0] as string) : ''
      ids.set(prefix, [...new Set([...(ids.get(prefix) ?? []), one])])
    }
  }
}

interface Sent {
  method: string
  url: string
  headers: Record<string, string>
  payload?: string | Buffer
}
let addresses = 0
const insides = /\n\s+at |node_modules|\.ts:\d|select .* from |kernel_|stack/i

async function send(known: Known, sent: Sent, mayRenew = true): Promise<string | null> {
  addresses++
  const from = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`
  const answer = await world.app.inject({ ...(sent as any), remoteAddress: from }).catch(String)
  if (typeof answer === 'string') return told(known, sent, answer)
  if (answer.statusCode === 401 && known.endpoint.who !== 'anyone' && mayRenew) {
    await renew(known.endpoint.who)
    return send(known, { ...sent, headers: { ...sent.headers, cookie: cookieFor(known) } }, false)
  }
  if (answer.statusCode < 400) return null
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
  const problem: any = isProblem ? answer.json() : {}
  const wrong =
    answer.statusCode >= 500 ||
    !isProblem ||
    !/^[a-z-]+\.[a-z-]+$/.test(problem.code) ||
    !problem.title ||
    insides.test(answer.body)
  if (!wrong) return null
  return told(known, sent, `${answer.statusCode} ${answer.body.slice(0, 300)}`)
}

const told = ({ key }: Known, { method, url, payload }: Sent, answer: string): string =>
  `${key} ${method} ${url.slice(0, 300)}\n  ${payload?.toString('latin1').slice(0, 600) ?? ''}\n  → ${answer}`

/** Things are gone after a while: taken down, closed, signed out. */
async function refresh(): Promise<void> {
  await renew('member')
  await gatherTargets()
}

const cookies = { operator: '', member: '' }
const cookieFor = ({ endpoint }: Known) => (endpoint.who === 'operator' ? cookies.operator : cookies.member)
async function renew(who: string): Promise<void> {
  if (who === 'operator') cookies.operator = (await world.operator('梅', 'owner')).cookie
  else cookies.member = await cameIn('凌')
}

function requests(known: Known): fc.Arbitrary<Sent> {
  const { endpoint } = known
  const none = fc.constant(undefined)
  const values = fc.record(Object.fromEntries(Object.entries(known.params).map(([name, one]) => [name, odd(one as Json, ids)])))
  return fc
    .record({
      values,
      query: known.query ? odd(known.query, ids) : none,
      body: known.body ? odd(known.body, ids) : fc.oneof({ weight: 4, arbitrary: none }, { weight: 1, arbitrary: anything }),
      raw: fc.oneof(
        { weight: 12, arbitrary: none },
        { weight: 1, arbitrary: fc.constantFrom('{', '{"__proto__":{"a":1}}', '[1,]', '', '\u0000') },
      ),
      key: fc.oneof(
        { weight: 9, arbitrary: none },
        { weight: 1, arbitrary: fc.constantFrom('12345678', 'x', 'k'.repeat(300), '键键键键键键键键') },
      ),
    })
    .map(({ values, query, body, raw, key }) => {
      const texts = Object.entries(values).map(([name, value]) => [name, asText(value, 400)] as const)
      const url = `/api${known.path(club.id, Object.fromEntries(texts))}${queryText(query)}`
      const head: Record<string, string> = { 'sec-fetch-site': 'same-origin', 'accept-language': 'en', cookie: cookieFor(known) }
      if (key !== undefined) head['idempotency-key'] = Buffer.from(key).toString('latin1')
      if (endpoint.carries === 'upload' && raw === undefined)
        return {
          method: endpoint.method,
          url,
          headers: { ...head, 'content-type': 'multipart/form-data; boundary=edge' },
          payload: form(body),
        }
      const payload = endpoint.method === 'GET' ? undefined : (raw ?? (body === undefined ? undefined : JSON.stringify(body)))
      if (payload === undefined) return { method: endpoint.method, url, headers: head }
      return { method: endpoint.method, url, headers: { ...head, 'content-type': 'application/json' }, payload }
    })
}
const asText = (value: unknown, lengthMax = 100_000): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, lengthMax).toWellFormed() || '-'

function queryText(query: unknown): string {
  if (query === undefined || query === null || typeof query !== 'object')
    return query === undefined ? '' : '?__proto__=1&a[]=2&a=3&=%00'
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map(one => [key, asText(one, 4_000)]),
  )
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([k, v]) => `${encodeURIComponent(k!.toWellFormed())}=${encodeURIComponent(v!)}`).join('&')}`
}

const voice = readFileSync('kernel/media/fixtures/two.mp3')
const files = [
  voice,
  voice.subarray(0, 900),
  Buffer.from('\x89PNG\r\n\x1a\nnot', 'latin1'),
  Buffer.from('姓名,手机\n凌,13800000000\n"'),
  Buffer.alloc(0),
]
let forms = 0
function form(body: unknown): Buffer {
  const fields = Object.entries((body ?? {}) as object).slice(0, 25)
  const parts = fields.map(
    ([key, value]) =>
      `--edge\r\ncontent-disposition: form-data; name="${key.replace(/[\r\n"]/g, '')}"\r\n\r\n${asText(value)}\r\n`,
  )
  const file = files[forms++ % (files.length + 1)]
  const head =
    '--edge\r\ncontent-disposition: form-data; name="file"; filename="早/../\u0000.png"\r\ncontent-type: image/png\r\n\r\n'
  return Buffer.concat([
    Buffer.from(parts.join('')),
    ...(file ? [Buffer.from(head), file, Buffer.from('\r\n')] : []),
    Buffer.from('--edge--\r\n'),
  ])
}

test('no door fails, whatever is sent', { timeout: 120_000 }, async t => {
  t.diagnostic(`FUZZ_SEED=${seed}`)
  cookies.member = await cameIn('凌')
  cookies.operator = post.mei.cookie
  const wrong: string[] = []
  let sent = 0
  for (const [n, known] of everyEndpoint().entries())
    for (const one of fc.sample(requests(known), { seed: seed + n, numRuns: tries })) {
      sent++
      if (sent % 90 === 0) await refresh()
      const found = await send(known, one)
      if (found) wrong.push(found)
    }
  t.diagnostic(`${sent} requests`)
  assert.deepEqual(wrong, [], `FUZZ_SEED=${seed}\n${wrong.join('\n')}`)
})

test('what was put away for later by all this is done without a failure', async () => {
  await advance(world.house, world.house.jobIndex, world.clock, world.clock.now(), { tolerate: true })
  const failed = await world.house.db
    .selectFrom('kernelJobs')
    .select(['kind', 'lastError'])
    .where('lastError', 'is not', null)
    .execute()
  assert.deepEqual(
    failed.map(f => `${f.kind}: ${f.lastError?.slice(0, 500)}`),
    [],
    `FUZZ_SEED=${seed}`,
  )
})
