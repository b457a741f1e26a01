// Moves as they were decided, and what they left with those who made them: each written in one statement, however many.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { Json } from '../contract/play.ts'
import type { Seat } from '../rules/referee.ts'

export interface KnownMove {
  actor: string
  key: string
  nth: number
  move: string
  input: Json
  outcome: Json
}
// From key to key, by hand, and without the community: planned while the table is small, every other way would read all moves.
const knownText = `
  select m.actor, m.key, m.nth, m.move, m.input, m.outcome from unnest($3::text[], $4::text[]) k(actor, key)
   cross join lateral (select * from activities_moves m where m.activity_id = $2 and m.actor = k.actor and m.key = k.key offset 0) m
   where m.community_id = $1`
export const knownMoves = (
  ctx: Ctx,
  activityId: string,
  asked: readonly { actor: string; key: string }[],
): Promise<KnownMove[]> =>
  hot<KnownMove>(ctx, 'activities.known', knownText, [
    ...[ctx.community.id, activityId, asked.map(one => one.actor), asked.map(one => one.key)],
  ])

export interface NewMove extends KnownMove {
  isPublic: boolean
  files: readonly string[]
  cost: number
  at: Date
}
const insertText = `
  insert into activities_moves (community_id, activity_id, nth, actor, move, key, is_public, input, outcome, files, cost, at)
  select $1, $2, nth, actor, move, key, "isPublic", coalesce(input, 'null'), coalesce(outcome, 'null'), files, cost, at
    from jsonb_to_recordset($3::jsonb) r(nth bigint, actor text, move text, key text, "isPublic" boolean, input jsonb, outcome jsonb,
         files text[], cost bigint, at timestamptz)`
export const insertMoves = (ctx: Ctx, activityId: string, moves: readonly NewMove[]) =>
  hot(ctx, 'activities.insert-moves', insertText, [ctx.community.id, activityId, JSON.stringify(moves)])

export interface Sat extends Pick<Seat, 'memberId' | 'mine' | 'score' | 'moves' | 'day' | 'dayMoves' | 'weight'> {
  seq: number
  /** For one who sits down now; null: he sat here before. */
  token: string | null
  movedAt: Date
}
const sitText = `
  insert into activities_players as p (community_id, activity_id, member_id, seq, weight, mine, score, moves, day, day_moves, token, joined_at, moved_at)
  select $1, $2, "memberId", seq, weight, mine, score, moves, day, "dayMoves", coalesce(token, ''), "movedAt", "movedAt"
    from jsonb_to_recordset($3::jsonb) r("memberId" text, seq bigint, weight bigint, mine jsonb, score bigint, moves int, day date,
         "dayMoves" int, token text, "movedAt" timestamptz)`
// As an update it could be planned to read all players; this goes to each by his key.
const seatText = `${sitText}
  on conflict (community_id, activity_id, member_id) do update
     set weight = excluded.weight, mine = excluded.mine, score = excluded.score, moves = excluded.moves, day = excluded.day,
         day_moves = excluded.day_moves, moved_at = greatest(p.moved_at, excluded.moved_at)`
/** Whoever holds the table knows who sat at it before: nobody else sits down meanwhile. */
export async function seatAll(ctx: Ctx, activityId: string, seats: readonly Sat[]): Promise<void> {
  const [fresh, others] = [seats.filter(one => one.token !== null), seats.filter(one => one.token === null)]
  const write = (name: string, text: string, some: readonly Sat[]) =>
    some.length > 0 && hot(ctx, name, text, [ctx.community.id, activityId, JSON.stringify(some)])
  await Promise.all([write('activities.sit', sitText, fresh), write('activities.seat', seatText, others)])
}

const chargeText = `
  update activities_players p set charged = p.charged + d.points
    from jsonb_to_recordset($3::jsonb) d("memberId" text, points bigint)
   where p.community_id = $1 and p.activity_id = $2 and p.member_id = d."memberId" returning p.member_id`
/** What is bound beside the cost; nobody is given back more than was taken from him here. */
export async function chargeAll(ctx: Ctx, activityId: string, charges: ReadonlyMap<string, number>): Promise<void> {
  const all = [...charges].filter(([, points]) => points !== 0).map(([memberId, points]) => ({ memberId, points }))
  if (all.length === 0) return
  const done = await hot(ctx, 'activities.charge', chargeText, [ctx.community.id, activityId, JSON.stringify(all)])
  if (done.length !== all.length) throw new Error('somebody who has not played was charged')
}

const fileText = `
  update activities_files f set nth = coalesce(f.nth, d.nth), is_public = f.is_public or d."isPublic"
    from jsonb_to_recordset($3::jsonb) d("fileId" text, nth bigint, "isPublic" boolean)
   where f.community_id = $1 and f.activity_id = $2 and f.file_id = d."fileId"`
export const noteFiles = (ctx: Ctx, activityId: string, used: readonly { fileId: string; nth: number; isPublic: boolean }[]) =>
  hot(ctx, 'activities.use-files', fileText, [ctx.community.id, activityId, JSON.stringify(used)])

const thereText = `
  select file_id as "fileId", member_id as "memberId" from activities_files
   where community_id = $1 and activity_id = $2 and file_id = any ($3::text[])`
/** Whose they are. */
export const filesThere = (ctx: Ctx, activityId: string, fileIds: readonly string[]) =>
  hot<{ fileId: string; memberId: string }>(ctx, 'activities.files-there', thereText, [ctx.community.id, activityId, fileIds])

const balanceText = `
  select substr(code, 8) as "memberId", balance from wallet_balances where community_id = $1 and code = any ($2::text[])`
/** Points that members hold; what runs out meanwhile is found when it is taken. */
export async function pointsOf(ctx: Ctx, memberIds: readonly string[]): Promise<Map<string, number>> {
  const codes = memberIds.map(id => `points:${id}`)
  const rows = await hot<{ memberId: string; balance: number }>(ctx, 'activities.points', balanceText, [ctx.community.id, codes])
  return new Map(rows.map(row => [row.memberId, row.balance]))
}
