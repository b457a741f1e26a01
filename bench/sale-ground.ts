// What a sale needs before it opens: a thing on the shelf, an offer that limits it, and buyers with sessions of their own.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { type Ctx, theHouse } from '#kernel/ctx.ts'
import { ctxFor } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import { putOffer, putThing } from '#modules/shop/fixtures/stall.ts'
import { type Seeded, seedHouse } from './seed.ts'

export interface SaleGround extends Seeded {
  ctx(): Ctx
  url: string
  /** The cookie of buyer n, from 1. */
  cookieOf(n: number): string
  /** A sale of so many at so much, one for each member. */
  openSale(units: number, price: number): Promise<{ variantId: string; offerId: string; stockId: string }>
}

const secretOf = (n: number): string => `buyer${String(n).padStart(38, '0')}`

export async function openSaleGround(url: string, buyers: number): Promise<SaleGround> {
  const seeded = await seedHouse(url, { members: 8, posts: 1, comments: 1 })
  const community = (await seeded.house.findCommunity(seeded.communityId)) ?? theHouse
  const ctx = () => ctxFor(seeded.house, { actor: { kind: 'system', name: 'bench' }, community })
  await putBuyers(url, ctx(), buyers)
  return {
    ...seeded,
    url,
    ctx,
    cookieOf: n => `ql-member=${secretOf(n)}`,
    async openSale(units, price) {
      const thing = await putThing(ctx(), { title: '手机', price, onHand: units })
      const closesAt = new Date(ctx().now.getTime() + 2 * 86_400_000)
      const offerId = await putOffer(ctx(), { variantId: thing.variantId, price, perMemberMax: 1, closesAt })
      return { variantId: thing.variantId, offerId, stockId: thing.stockId as string }
    },
  }
}

/** Members, persons and sessions by bulk: what it takes to make them is not what is measured. */
async function putBuyers(url: string, ctx: Ctx, buyers: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  for (let from = 1; from <= buyers; from += 10_000) {
    const ns = Array.from({ length: Math.min(10_000, buyers - from + 1) }, (_, i) => from + i)
    const people = ns.map(() => newId(ctx, 'prs'))
    const hashes = ns.map(n => createHash('sha256').update(secretOf(n)).digest())
    await pool.query('insert into members_people (id, created_at) select id, now() from unnest($1::text[]) p(id)', [people])
    await pool.query(
      `insert into members_members (community_id, id, person_id, name, name_sort, search, locale, stage, source, joined_at, active_at)
       select $1, id, person, '买家' || n, 'maijia' || n, ''::tsvector, 'zh-CN', 'user', 'bench', now(), now()
         from unnest($2::text[], $3::text[], $4::int[]) m(id, person, n)`,
      [ctx.community.id, ns.map(() => newId(ctx, 'mem')), people, ns],
    )
    await pool.query(
      `insert into kernel_sessions (token_hash, door, subject, created_at, seen_at, expires_at, agent, caller_hash, confirmed_at)
       select hash, 'member', person, now(), now(), now() + interval '30 days', 'bench', '', now()
         from unnest($1::bytea[], $2::text[]) s(hash, person)`,
      [hashes, people],
    )
  }
  await pool.query('vacuum analyze')
  await pool.end()
}
