// Accounts are opened when they are first met. An open account that nobody uses harms nobody, so this happens apart from the
// transaction that asks for it: no lock of an opening is ever held while others are waited for.
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { type AccountClass, accountOf, type Code } from '../rules/accounts.ts'

const knownMax = 200_000
/** Accounts that were seen in the database, by community and code. They are never closed. */
const known = new WeakMap<House, Set<string>>()

const text = `
  insert into wallet_accounts (community_id, code, shard, unit, class, member_id, floor, opened_at)
  select $1, a.*, $8 from unnest($2::text[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::bigint[]) a
  on conflict do nothing`

export async function openAccounts(ctx: Ctx, codes: ReadonlySet<Code>): Promise<void> {
  const there = known.get(ctx.house) ?? new Set<string>()
  known.set(ctx.house, there)
  const name = (code: Code) => `${ctx.community.id} ${code}`
  const fresh = [...codes].filter(code => !there.has(name(code))).sort()
  if (fresh.length === 0) return
  const rows = fresh.flatMap(code => {
    const kind = accountOf(code)
    return Array.from({ length: kind.shards }, (_, shard) => ({ code, shard, ...kind }))
  })
  const values = [
    ctx.community.id,
    rows.map(row => row.code),
    rows.map(row => row.shard),
    rows.map(row => row.unit),
    rows.map(row => row.class satisfies AccountClass),
    rows.map(row => row.memberId),
    rows.map(row => row.floor),
    ctx.now,
  ]
  await ctx.house.database.hotPool.query({ name: 'wallet.open-accounts', text, values })
  if (there.size > knownMax) there.clear()
  for (const code of fresh) there.add(name(code))
}
