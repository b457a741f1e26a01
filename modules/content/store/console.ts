// What operators read: posts in every state, with their schedule, their takedown and what was said before.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { byInstant, markOf, pageOf } from '#kernel/pages.ts'
import { matchesPhrase, tsqueryOf } from '#kernel/text/search.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { ConsoleComment, ConsolePost, PostState, Selection } from '../contract.ts'
import { plainText } from '../rules/text.ts'
import { type CommentRow, commentColumns, commentJoins, commentOf, type PostRow, postColumns, postJoins, postOf } from './rows.ts'

type Row = Omit<PostRow, 'publishedAt'> & {
  publishedAt: Date | null
  state: PostState
  createdAt: Date
  appearedAt: Date | null
  dueAt: Date | null
  dueDate: string | null
  dueTime: string | null
  slotId: string | null
  takedown: { how: 'hidden' | 'removed'; reason: string; by: string; at: string } | null
  openReports: number
}
const columns = sql.raw(`${postColumns}, p.state, p.created_at, p.appeared_at, p.due_at, p.due_date, p.due_time, p.slot_id,
  (select jsonb_build_object('how', t.how, 'reason', t.reason, 'by', t.by, 'at', t.at) from content_takedowns t
    where t.community_id = p.community_id and t.post_id = p.id and t.comment_id = '' and t.undone_at is null) as takedown,
  (select count(*)::int from content_reports r
    where r.community_id = p.community_id and r.post_id = p.id and r.state = 'open') as open_reports`)
const joins = sql.raw(postJoins)

/** Each with who took it down, by name. */
async function consolePostsOf(ctx: Ctx, rows: readonly Row[]): Promise<ConsolePost[]> {
  const names = await namesOfActors(
    ctx,
    rows.map(row => row.takedown?.by ?? null),
  )
  return rows.map(row => consolePostOf(ctx, row, names))
}
const consolePostOf = (ctx: Ctx, row: Row, names: ReadonlyMap<string, string>): ConsolePost => ({
  ...postOf(ctx, row as PostRow),
  publishedAt: row.publishedAt,
  state: row.state,
  createdAt: row.createdAt,
  appearedAt: row.appearedAt,
  dueAt: row.dueAt,
  dueDate: row.dueDate,
  dueTime: row.dueTime,
  slotId: row.slotId,
  takedown: row.takedown && { ...row.takedown, byName: names.get(row.takedown.by) ?? null, at: new Date(row.takedown.at) },
  openReports: row.openReports,
})

async function rowsWhere(ctx: Ctx, where: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${columns} from content_posts p ${joins}
    where p.community_id = ${ctx.community.id} and ${where} order by ${order} limit ${limit}`.execute(ctx.db)
  return rows
}
const newest = sql`p.created_at desc, p.id desc`

export async function findConsolePost(ctx: Ctx, postId: string): Promise<ConsolePost | null> {
  const [post] = await consolePostsOf(ctx, await rowsWhere(ctx, sql`p.id = ${postId}`, newest, 1))
  return post ?? null
}

export interface ConsoleWish {
  state?: PostState | undefined
  groupId?: string | undefined
  kind?: string | undefined
  author?: string | undefined
  featured?: boolean | undefined
  reported?: boolean | undefined
  text?: string | undefined
  cursor?: string | undefined
  limit: number
}
const all = (parts: (RawBuilder<unknown> | false)[]): RawBuilder<unknown> =>
  sql.join(
    parts.filter(part => part !== false),
    sql` and `,
  )
const whereOf = (wish: Omit<ConsoleWish, 'limit' | 'cursor'>): RawBuilder<unknown> =>
  all([
    sql`true`,
    wish.state !== undefined && sql`p.state = ${wish.state}`,
    wish.groupId !== undefined && sql`p.stream = ${wish.groupId === 'community' ? '' : wish.groupId}`,
    wish.kind !== undefined && sql`p.kind = ${wish.kind}`,
    wish.author !== undefined && (wish.author === 'community' ? sql`p.author_id is null` : sql`p.author_id = ${wish.author}`),
    wish.featured === true && sql`p.featured_at is not null`,
    wish.reported === true &&
      sql`exists (select 1 from content_reports r where r.community_id = p.community_id and r.post_id = p.id and r.state = 'open')`,
    wish.text !== undefined && found(tsqueryOf(wish.text)),
  ])

export async function consolePosts(ctx: Ctx, wish: ConsoleWish): Promise<{ items: ConsolePost[]; next: string | null }> {
  const mark = markOf(wish.cursor, byInstant)
  const where = all([whereOf(wish), mark !== null && sql`(p.created_at, p.id) < (${mark[0]}, ${mark[1]})`])
  const rows = await rowsWhere(ctx, where, newest, wish.limit + 1)
  const text = wish.text
  const page = pageOf(rows, wish.limit, row => [row.createdAt, row.id])
  const fitting = page.items.filter(row => text === undefined || matchesPhrase(plainText(row.text), text))
  return { items: await consolePostsOf(ctx, fitting), next: page.next }
}

/** Posts on the calendar from one instant to another: due in it, or published in it without having been scheduled. */
export async function postsBetween(ctx: Ctx, from: Date, until: Date): Promise<ConsolePost[]> {
  const at = sql`coalesce(p.due_at, p.published_at)`
  const shown = sql`(p.author_id is null or p.due_at is not null) and (p.state <> 'draft')`
  const rows = await rowsWhere(ctx, sql`${shown} and ${at} >= ${from} and ${at} < ${until}`, sql`${at}, p.id`, 500)
  return consolePostsOf(ctx, rows)
}

/** Signs alone are no words, and find nothing. */
const found = (query: string | null) => (query === null ? sql`false` : sql`p.search @@ ${query}::tsquery`)

const selectionMax = 1_000
/** The published posts that a selection means, newest first; locked when they are to be changed. */
export async function selectedPosts(ctx: Ctx, wish: Selection, lock: boolean): Promise<string[]> {
  const where = all([
    whereOf({ state: 'published', groupId: wish.groupId, author: wish.author, text: wish.text }),
    wish.postIds.length > 0 && sql`p.id in (${sql.join(wish.postIds)})`,
    wish.from !== undefined && sql`p.published_at >= ${wish.from}`,
    wish.until !== undefined && sql`p.published_at < ${wish.until}`,
  ])
  const { rows } = await sql<{ id: string; text: string }>`
    select p.id, p.text from content_posts p where p.community_id = ${ctx.community.id} and ${where}
     order by p.published_at desc, p.id desc limit ${selectionMax} ${lock ? sql`for update` : sql``}`.execute(ctx.db)
  const { text } = wish
  return rows.filter(row => text === undefined || matchesPhrase(plainText(row.text), text)).map(row => row.id)
}

export async function consolePostsById(ctx: Ctx, ids: readonly string[]): Promise<ConsolePost[]> {
  if (ids.length === 0) return []
  const rows = await rowsWhere(ctx, sql`p.id in (${sql.join(ids)})`, newest, ids.length)
  return consolePostsOf(ctx, rows)
}

export async function consoleComments(ctx: Ctx, postId: string): Promise<ConsoleComment[]> {
  const { rows } = await sql<CommentRow & { state: ConsoleComment['state'] }>`
    select ${sql.raw(commentColumns)}, k.state
      from content_comments k join content_posts p on p.community_id = k.community_id and p.id = k.post_id ${sql.raw(commentJoins)}
     where k.community_id = ${ctx.community.id} and k.post_id = ${postId} order by k.at, k.id limit 500`.execute(ctx.db)
  return rows.map(row => ({ ...commentOf(ctx, row), state: row.state }))
}

export async function earlierTexts(ctx: Ctx, postId: string): Promise<{ text: string; at: Date; by: string }[]> {
  const { rows } = await sql<{ text: string; at: Date; by: string }>`
    select e.text, e.at, e.by from content_earlier_texts e
     where e.community_id = ${ctx.community.id} and e.post_id = ${postId} and e.comment_id is null order by e.at, e.id`.execute(
    ctx.db,
  )
  return rows
}
