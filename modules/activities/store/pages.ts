// Activities, moves, entrants and awards as lists.
import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type Page, type PageWish, pageOf } from '#kernel/pages.ts'
import { Malformed, refuse } from '#kernel/refusal.ts'
import { contains } from '#kernel/text/like.ts'
import type { Json } from '../contract/play.ts'
import type { ActivityState } from '../contract.ts'
import type { Activity } from '../rules/activity.ts'
import { type AwardSeen, seenColumns, seenFrom } from './awards.ts'

export interface ListWish extends PageWish {
  when?: 'now' | 'soon' | 'over' | undefined
  groupId?: string | undefined
  play?: string | undefined
  state?: ActivityState | undefined
  seriesId?: string | undefined
  archived?: boolean
  search?: string | undefined
}
export type Listed = Activity & { players: number; myMoves: number | null }
const at = (ctx: Ctx) => ctx.now
/** By the clock to the second, whether its work is done or not. */
const running = (ctx: Ctx) =>
  sql<SqlBool>`v.state in ('scheduled', 'open') and v.opens_at <= ${at(ctx)} and v.closes_at > ${at(ctx)}`
const coming = (ctx: Ctx) => sql<SqlBool>`v.state = 'scheduled' and v.opens_at > ${at(ctx)}`
const over = (ctx: Ctx) =>
  sql<SqlBool>`v.state <> 'draft' and not (v.state in ('scheduled', 'open') and v.closes_at > ${at(ctx)})`

export async function listActivities(ctx: Ctx, wish: ListWish, memberId: string | null): Promise<Page<Listed>> {
  const mark = markOf(wish.cursor, ['instant', 'id'] as const)
  const all = [sql<SqlBool>`v.community_id = ${ctx.community.id}`]
  if (wish.when) all.push({ now: running, soon: coming, over }[wish.when](ctx))
  if (wish.groupId)
    all.push(sql`(v.group_id = ${wish.groupId} or v.audience @> ${JSON.stringify([{ kind: 'group', id: wish.groupId }])}::jsonb)`)
  if (wish.play) all.push(sql`v.play = ${wish.play}`)
  if (wish.state) all.push(sql`v.state = ${wish.state}`)
  if (wish.seriesId) all.push(sql`v.series_id = ${wish.seriesId}`)
  if (wish.archived !== undefined) all.push(sql`v.is_archived = ${wish.archived}`)
  if (wish.search) all.push(sql`v.title ilike ${contains(wish.search)}`)
  const by = wish.when === 'soon' ? sql.ref('v.opens_at') : wish.when ? sql.ref('v.closes_at') : sql.ref('v.made_at')
  const isUp = wish.when === 'now' || wish.when === 'soon'
  const way = isUp ? sql`asc` : sql`desc`
  if (mark) all.push(sql`(${by}, v.id) ${isUp ? sql`>` : sql`<`} (${mark[0]}, ${mark[1]})`)
  const { rows } = await sql<Listed & { sortedAt: Date }>`
    select v.*, ${by} as sorted_at, coalesce(t.players, 0)::bigint as players, p.moves as my_moves from activities_activities v
      left join activities_tables t on t.community_id = v.community_id and t.activity_id = v.id
      left join activities_players p on p.community_id = v.community_id and p.activity_id = v.id and p.member_id = ${memberId}
     where ${sql.join(all, sql` and `)} order by ${by} ${way}, v.id ${way} limit ${wish.limit + 1}`.execute(ctx.db)
  return pageOf(rows, wish.limit, row => [row.sortedAt, row.id])
}

export interface MoveRow {
  nth: number
  actor: string
  name: string
  avatarFileId: string | null
  move: string
  input: Json
  outcome: Json
  files: { fileId: string; kind: 'picture' | 'voice' | 'document'; name: string; mime: string; bytes: number }[]
  at: Date
}
export async function listMoves(
  ctx: Ctx,
  activityId: string,
  wish: PageWish & { move?: string | undefined; memberId?: string | undefined; isPublic?: boolean },
): Promise<Page<MoveRow>> {
  const mark = markOf(wish.cursor, ['int'] as const)
  const all = [sql<SqlBool>`m.community_id = ${ctx.community.id} and m.activity_id = ${activityId}`]
  if (wish.isPublic) all.push(sql`m.is_public`)
  if (wish.move) all.push(sql`m.move = ${wish.move}`)
  if (wish.memberId) all.push(sql`m.actor = ${wish.memberId}`)
  if (mark) all.push(sql`m.nth < ${mark[0]}`)
  const { rows } = await sql<MoveRow>`
    select m.nth, m.actor, coalesce(c.name, '') as name, c.avatar_file_id, m.move, m.input, m.outcome, m.at,
           coalesce((select jsonb_agg(jsonb_build_object('fileId', k.id, 'kind', f.kind, 'name', k.name, 'mime', k.mime, 'bytes', k.bytes) order by u.at)
                       from unnest(m.files) with ordinality u(id, at)
                       join activities_files f on f.community_id = m.community_id and f.file_id = u.id
                       join kernel_files k on k.community_id = m.community_id and k.id = u.id), '[]') as files
      from activities_moves m left join members_cards c on c.community_id = m.community_id and c.member_id = m.actor
     where ${sql.join(all, sql` and `)} order by m.nth desc limit ${wish.limit + 1}`.execute(ctx.db)
  return pageOf(rows, wish.limit, row => [row.nth])
}

export interface EntrantSeen {
  memberId: string
  name: string
  avatarFileId: string | null
  seq: number
  weight: number
  score: number
  rank: number
  mine: Json
}
/** Score, seq, place and rank of the last one; a score may be larger than the marks of other lists. */
function entrantMark(cursor: string | undefined): [number, number, number, number] | null {
  const mark = markOf(cursor, ['text', 'int', 'int', 'int'] as const)
  if (!mark) return null
  const score = Number(mark[0])
  return Number.isSafeInteger(score) ? [score, mark[1], mark[2], mark[3]] : refuse(Malformed, { field: 'cursor' })
}
/** Rank: one more than those who are ahead, the same for those who are level; 0 in the order of coming. Counted along the pages. */
export async function listEntrants(
  ctx: Ctx,
  activityId: string,
  wish: PageWish & { order: 'rank' | 'seq' },
): Promise<Page<EntrantSeen>> {
  const mark = entrantMark(wish.cursor)
  const isRank = wish.order === 'rank'
  const after = !mark
    ? sql<SqlBool>`true`
    : isRank
      ? sql<SqlBool>`(p.score < ${mark[0]} or (p.score = ${mark[0]} and p.seq > ${mark[1]}))`
      : sql<SqlBool>`p.seq > ${mark[1]}`
  const { rows } = await sql<EntrantSeen>`
    select p.member_id, coalesce(c.name, '') as name, c.avatar_file_id, p.seq, p.weight, p.score, p.mine, 0 as rank
      from activities_players p left join members_cards c on c.community_id = p.community_id and c.member_id = p.member_id
     where p.community_id = ${ctx.community.id} and p.activity_id = ${activityId} and ${after}
     order by ${isRank ? sql`p.score desc, p.seq` : sql`p.seq`} limit ${wish.limit + 1}`.execute(ctx.db)
  if (!isRank) return pageOf(rows, wish.limit, row => [String(row.score), row.seq, 0, 0])
  let [level, place, rank] = mark ? [mark[0], mark[2], mark[3]] : [Number.NaN, 0, 0]
  const places = new Map<EntrantSeen, number>()
  for (const row of rows) {
    places.set(row, ++place)
    if (row.score !== level) rank = place
    level = row.score
    row.rank = rank
  }
  return pageOf(rows, wish.limit, row => [String(row.score), row.seq, places.get(row) as number, row.rank])
}

export async function listAwards(
  ctx: Ctx,
  wish: PageWish & { activityId?: string; memberId?: string; reward?: string | undefined },
): Promise<Page<AwardSeen & { activityTitle: string; memberId: string; memberName: string; why: string }>> {
  const mark = markOf(wish.cursor, ['instant', 'id'] as const)
  const all = [sql<SqlBool>`a.community_id = ${ctx.community.id}`]
  if (wish.activityId) all.push(sql`a.activity_id = ${wish.activityId}`)
  if (wish.memberId) all.push(sql`a.member_id = ${wish.memberId}`)
  if (wish.reward) all.push(sql`a.reward = ${wish.reward}`)
  if (mark) all.push(sql`(a.at, a.id) < (${mark[0]}, ${mark[1]})`)
  const { rows } = await sql<AwardSeen & { activityTitle: string; memberId: string; memberName: string; why: string }>`
    select ${seenColumns}, v.title as activity_title, a.member_id, coalesce(c.name, '') as member_name, a.why ${seenFrom}
      left join members_cards c on c.community_id = a.community_id and c.member_id = a.member_id
     where ${sql.join(all, sql` and `)} order by a.at desc, a.id desc limit ${wish.limit + 1}`.execute(ctx.db)
  return pageOf(rows, wish.limit, row => [row.at, row.id])
}
