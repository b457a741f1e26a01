// Transfers of the ledger a second: between accounts of chance, and all of them on one hot account.
//   node bench/ledger.ts [--seconds=6] [--clients=64]
// The floor is pgbench (Debian: postgresql-contrib) on the same tables, with the least that a transfer needs in a transaction
// of its own: one line inserted, two balances moved in order, the payer's guarded. Ours does that and tells each holder by a fact.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ctxFor } from '#kernel/house.ts'
import { houseAccount, memberAccount, type Posting, postTransfers } from '#modules/wallet/index.ts'
import { openGround } from './ground.ts'
import { seedHouse } from './seed.ts'
import { perSecond, printTable, type Row, times } from './table.ts'

const given = (name: string, otherwise: number): number =>
  Number(process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const seconds = given('seconds', 6)
const clients = given('clients', 64)
const people = 1_000
const start = 1_000_000_000

const ground = await openGround()
const url = await ground.database('ledger')
const seeded = await seedHouse(url, { members: 8, posts: 1, comments: 1 })
const community = (await seeded.house.findCommunity(seeded.communityId)) ?? process.exit(1)
const ctx = () => ctxFor(seeded.house, { actor: { kind: 'system', name: 'bench' }, community })
const nameOf = (n: number): string => `mem_${String(n).padStart(26, '0')}`
const admin = new pg.Client({ connectionString: url })
await admin.connect()

for (let n = 0; n < people; n += 100)
  await postTransfers(
    ctx(),
    Array.from({ length: 100 }, (_, i) => ({
      key: `start:${n + i}`,
      kind: 'opening',
      cause: 'bench',
      lines: [{ debit: houseAccount('commission', 'issued'), credit: memberAccount('commission', nameOf(n + i)), amount: start }],
    })),
  )
await admin.query('delete from kernel_outbox')
await admin.query('vacuum analyze')

let keys = 0
const some = (): number => Math.floor(Math.random() * people)
const between = (from: string, to: string): Posting => ({
  key: `bench:${++keys}`,
  kind: 'moved',
  cause: 'bench',
  lines: [{ debit: from as 'points:x', credit: to as 'points:x', amount: 1 }],
})
const random = (): Posting => {
  const from = some()
  const to = (from + 1 + Math.floor(Math.random() * (people - 1))) % people
  return between(memberAccount('commission', nameOf(from)), memberAccount('commission', nameOf(to)))
}
const hot = (): Posting => between(memberAccount('commission', nameOf(some())), houseAccount('commission', 'spent'))

async function ours(next: () => Posting, forMs: number): Promise<number> {
  const until = performance.now() + forMs
  let done = 0
  const started = performance.now()
  const client = async () => {
    while (performance.now() < until) {
      const [posted] = await postTransfers(ctx(), [next()])
      if (posted?.outcome !== 'posted') throw new Error(`a transfer came to ${posted?.outcome}`)
      done++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (done / (performance.now() - started)) * 1_000
}

// pgbench takes every colon for one of its variables, also within quotes.
const code = (n: string): string => `'commission' || chr(58) || 'mem_' || lpad(${n}::int::text, 26, '0')`
const move = (of: string, by: string, guard = ''): string =>
  `update wallet_accounts set balance = balance ${by} where community_id = '${community.id}' and code = ${of} and shard = 0${guard};`
const script = (to: string): string => `\\set a random(0, ${people - 1})
\\set b (:a + random(1, ${people - 1})) % ${people}
\\set low least(:a, :b)
\\set high greatest(:a, :b)
\\set change case when :a < :b then -1 else 1 end
begin;
insert into wallet_transfers (community_id, id, line, key, kind, unit, debit, credit, amount, cause, by, effective_on, at)
values ('${community.id}', gen_random_uuid()::text, 1, gen_random_uuid()::text, 'moved', 'commission', ${code(':a')}, ${to}, 1, 'bench', 'x', current_date, now());
${
  to.includes(':b')
    ? `${move(code(':low'), '+ :change', ' and balance - held >= 1')}
${move(code(':high'), '- :change', ' and balance - held >= 1')}`
    : `${move(code(':a'), '- 1', ' and balance - held >= 1')}
${move(to, '- 1')}`
}
commit;
`
function floor(name: string, to: string): number {
  const file = join(ground.folder, `${name}.sql`)
  writeFileSync(file, script(to))
  const at = new URL(url)
  const env = {
    ...process.env,
    PGHOST: at.searchParams.get('host') ?? '',
    PGPORT: at.searchParams.get('port') ?? '',
    PGUSER: decodeURIComponent(at.username),
    PGPASSWORD: decodeURIComponent(at.password),
    PGDATABASE: at.pathname.slice(1),
  }
  const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', file]
  const { stdout, stderr, error } = spawnSync('pgbench', args, { env, encoding: 'utf8' })
  const tps = /tps = ([\d.]+)/.exec(stdout ?? '')?.[1]
  if (!tps) throw new Error(error ? 'pgbench is not installed (Debian: postgresql-contrib)' : stderr.slice(0, 500))
  return Number(tps)
}

const rows: Row[] = []
for (const [what, next, to] of [
  ['transfers between accounts of chance', random, code(':b')],
  ['transfers onto one hot account', hot, `'commission' || chr(58) || 'spent'`],
] as const) {
  await ours(next, 1_500)
  const first = floor(next.name, to)
  const mine = await ours(next, seconds * 1_000)
  const best = Math.max(first, floor(next.name, to))
  await admin.query('delete from kernel_outbox')
  rows.push({ what, floor: perSecond(best), ours: perSecond(mine), ratio: times(mine / best), target: '', met: true })
}
printTable('ledger', rows)
await admin.end()
await seeded.close()
await ground.end()
