// SQL of the rounds. Their seats are taken by one guarded statement; the table's own rule is the last word.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { Round } from '../contract.ts'
import { own } from './own.ts'

export interface SeatsWish {
  roundId: string
  units: number
}

export const listRounds = async (ctx: Ctx, wish: { planId?: string; id?: string; current?: boolean } = {}): Promise<Round[]> =>
  (
    await sql<Round>`
    select id, plan_id, name, opens_at, closes_at, seats_max, seats_claimed, seats_held,
           seats_max - seats_claimed - seats_held as seats_left,
           opens_at <= ${ctx.now} and closes_at > ${ctx.now} as is_open
      from tiers_rounds
     where community_id = ${ctx.community.id}
       and ${wish.planId === undefined ? sql`true` : sql`plan_id = ${wish.planId}`}
       and ${wish.id === undefined ? sql`true` : sql`id = ${wish.id}`}
       and ${wish.current ? sql`closes_at > ${ctx.now}` : sql`true`}
     order by opens_at, id`.execute(own(ctx.db))
  ).rows

// First come, first served within one call too: whoever does not fit leaves the seats to those behind him who do.
const claimText = `
  with recursive given as materialized (
    select w.n, w.round_id, w.units, row_number() over (partition by w.round_id order by w.n) as turn
      from unnest($2::text[], $3::int[]) with ordinality w(round_id, units, n)),
  rounds as materialized (
    select r.id, r.seats_max - r.seats_claimed - r.seats_held as free
      from tiers_rounds r join tiers_plans p on p.community_id = r.community_id and p.id = r.plan_id
     where r.community_id = $1 and r.id = any($2::text[]) and r.opens_at <= $4 and r.closes_at > $4 and p.state = 'open'
     order by r.id for no key update of r),
  taken as (
    select g.n, g.round_id, g.turn, g.units, g.units <= r.free as granted,
           case when g.units <= r.free then r.free - g.units else r.free end as free
      from given g join rounds r on r.id = g.round_id where g.turn = 1
    union all
    select g.n, g.round_id, g.turn, g.units, g.units <= t.free,
           case when g.units <= t.free then t.free - g.units else t.free end
      from taken t join given g on g.round_id = t.round_id and g.turn = t.turn + 1),
  moved as (
    update tiers_rounds r set seats_claimed = r.seats_claimed + s.units
      from (select round_id, sum(units)::int as units from taken where granted group by round_id) s
     where r.community_id = $1 and r.id = s.round_id
    returning r.id)
  select g.n::int, coalesce(t.granted, false) and exists (select 1 from moved m where m.id = g.round_id) as granted
    from given g left join taken t on t.n = g.n order by g.n`

/** Takes seats for orders that are under way: a verdict for each wish. A round that is not open has none. */
export async function claimSeats(ctx: Ctx, wishes: readonly SeatsWish[]): Promise<boolean[]> {
  if (wishes.length === 0) return []
  for (const { units } of wishes)
    if (!Number.isSafeInteger(units) || units < 1) throw new RangeError(`${units} is no number of seats`)
  const rows = await hot<{ granted: boolean }>(ctx, 'tiers.claim-seats', claimText, [
    ctx.community.id,
    wishes.map(wish => wish.roundId),
    wishes.map(wish => wish.units),
    ctx.now,
  ])
  return rows.map(row => row.granted)
}

/** Gives claimed seats back, when the order that claimed them closes. What was never claimed is a mistake of the caller. */
export async function releaseSeats(ctx: Ctx, wishes: readonly SeatsWish[]): Promise<void> {
  if (wishes.length === 0) return
  const wanted = new Map<string, number>()
  for (const { roundId, units } of wishes) wanted.set(roundId, (wanted.get(roundId) ?? 0) + units)
  const rounds = [...wanted.keys()].sort()
  const done = await sql`
    with given as (
      select r.id, g.units from unnest(${rounds}::text[], ${rounds.map(id => wanted.get(id))}::int[]) g(id, units)
        join tiers_rounds r on r.community_id = ${ctx.community.id} and r.id = g.id order by r.id for no key update of r)
    update tiers_rounds r set seats_claimed = r.seats_claimed - g.units from given g
     where r.community_id = ${ctx.community.id} and r.id = g.id`.execute(own(ctx.db))
  if (done.numAffectedRows !== BigInt(rounds.length)) throw new Error(`of ${rounds.join(' ')} some are no rounds here`)
}

/** A claimed seat becomes a held one; without a claim a free one does. False when none is left. */
export const holdSeat = async (ctx: Ctx, roundId: string): Promise<boolean> =>
  (
    await sql`
    update tiers_rounds set seats_held = seats_held + 1, seats_claimed = seats_claimed - least(seats_claimed, 1)
     where community_id = ${ctx.community.id} and id = ${roundId}
       and (seats_claimed > 0 or seats_claimed + seats_held < seats_max)`.execute(own(ctx.db))
  ).numAffectedRows === 1n
export const freeSeat = (ctx: Ctx, roundId: string) =>
  sql`update tiers_rounds set seats_held = seats_held - 1
       where community_id = ${ctx.community.id} and id = ${roundId}`.execute(own(ctx.db))

export interface NewRoundRow {
  id: string
  planId: string
  name: string
  opensAt: Date
  closesAt: Date
  seatsMax: number
}
export const insertRound = (ctx: Ctx, row: NewRoundRow) =>
  own(ctx.db)
    .insertInto('tiersRounds')
    .values({ ...row, communityId: ctx.community.id, madeAt: ctx.now })
    .execute()
/** False when more seats are taken than there would be. */
export const updateRound = async (ctx: Ctx, { id, name, opensAt, closesAt, seatsMax }: NewRoundRow): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('tiersRounds')
      .set({ name, opensAt, closesAt, seatsMax })
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', id)
      .where(sql<boolean>`seats_claimed + seats_held <= ${seatsMax}`)
      .executeTakeFirst()
  ).numUpdatedRows === 1n
