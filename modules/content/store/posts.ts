// Posts: one small statement each. A step from one state to the next names the states it starts from.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { hot } from '#kernel/db/hot.ts'
import type { House } from '#kernel/house.ts'
import type { PostState } from '../contract.ts'

type Own = 'contentPosts' | 'contentEarlierTexts' | 'contentPins' | 'contentFeatures' | 'contentSettings'
const own = (db: Db) => db.$pickTables<Own>()
export type StoredPost = Selectable<Tables['contentPosts']>

/** What never changes about a post. */
export interface Place {
  groupId: string | null
  /** The right of a tier that its readers must hold. */
  forRight: string | null
  authorId: string | null
}
const known = new WeakMap<House, Map<string, Place>>()
const knownMax = 20_000

/** Where a post stands and who wrote it: remembered, for a post never moves. Null when there is none. */
export async function placeOf(ctx: Ctx, postId: string): Promise<Place | null> {
  const places = known.get(ctx.house) ?? new Map<string, Place>()
  known.set(ctx.house, places)
  const key = `${ctx.community.id}:${postId}`
  const there = places.get(key)
  if (there) return there
  const text = `select group_id as "groupId", for_right as "forRight", author_id as "authorId" from content_posts where community_id = $1 and id = $2`
  const [place] = await hot<Place>(ctx, 'content.place', text, [ctx.community.id, postId])
  if (!place) return null
  if (places.size >= knownMax) places.delete(places.keys().next().value as string)
  places.set(key, place)
  return place
}

export interface NewRow {
  id: string
  groupId: string | null
  forRight: string | null
  authorId: string | null
  kind: 'text' | 'pictures' | 'voice'
  text: string
  mentions: string[]
  search: string
  pictures: readonly unknown[]
  voice: unknown | null
  state: 'draft' | 'published'
  createdBy: string
}
export const insertPost = (ctx: Ctx, row: NewRow) =>
  own(ctx.db)
    .insertInto('contentPosts')
    .values({
      ...row,
      communityId: ctx.community.id,
      pictures: JSON.stringify(row.pictures),
      voice: row.voice === null ? null : JSON.stringify(row.voice),
      createdAt: ctx.now,
      publishedAt: row.state === 'published' ? ctx.now : null,
      appearedAt: row.state === 'published' ? ctx.now : null,
    })
    .execute()

/** Locks the post for the rest of the transaction. */
export const lockPost = (ctx: Ctx, postId: string): Promise<StoredPost | undefined> =>
  own(ctx.db)
    .selectFrom('contentPosts')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', postId)
    .forNoKeyUpdate()
    .executeTakeFirst()

export type Change = Partial<
  Pick<
    StoredPost,
    'state' | 'dueAt' | 'dueDate' | 'dueTime' | 'slotId' | 'publishedAt' | 'appearedAt' | 'pinnedAt' | 'featuredAt' | 'kind'
  >
>
/** True when the post stood in one of `states` and now is as told. */
export async function movePost(ctx: Ctx, postId: string, states: readonly PostState[], set: Change): Promise<boolean> {
  const done = await own(ctx.db)
    .updateTable('contentPosts')
    .set(set)
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', postId)
    .where('state', 'in', states)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Publishes what is due, once, whoever comes first; it appears at the time it was due. */
export const publishDue = async (ctx: Ctx, postId: string): Promise<StoredPost | undefined> =>
  own(ctx.db)
    .updateTable('contentPosts')
    .set({ state: 'published', publishedAt: sql<Date>`due_at`, appearedAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', postId)
    .where('state', '=', 'scheduled')
    .where('dueAt', '<=', ctx.now)
    .returningAll()
    .executeTakeFirst()

export interface Rewritten {
  text: string
  mentions: string[]
  search: string
  kind?: 'text' | 'pictures' | 'voice'
  pictures?: readonly unknown[]
  voice?: unknown | null
}
export const rewritePost = (ctx: Ctx, postId: string, to: Rewritten, edited: boolean) =>
  own(ctx.db)
    .updateTable('contentPosts')
    .set({
      text: to.text,
      mentions: to.mentions,
      search: to.search,
      ...(to.kind && { kind: to.kind }),
      ...(to.pictures && { pictures: JSON.stringify(to.pictures) }),
      ...(to.voice !== undefined && { voice: to.voice === null ? null : JSON.stringify(to.voice) }),
      ...(edited && { editedAt: ctx.now, edits: sql<number>`edits + 1` }),
    })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', postId)
    .execute()

export const keepEarlierText = (
  ctx: Ctx,
  row: { id: string; postId: string; commentId: string | null; text: string; by: string },
) =>
  own(ctx.db)
    .insertInto('contentEarlierTexts')
    .values({ ...row, communityId: ctx.community.id, at: ctx.now })
    .execute()

export const deletePost = (ctx: Ctx, postId: string) =>
  own(ctx.db).deleteFrom('contentPosts').where('communityId', '=', ctx.community.id).where('id', '=', postId).execute()

/** What is scheduled, in a slot or in the whole community. */
export const scheduledPosts = (ctx: Ctx, slotId?: string): Promise<StoredPost[]> => {
  const query = own(ctx.db)
    .selectFrom('contentPosts')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('state', '=', 'scheduled')
    .orderBy('id')
    .forNoKeyUpdate()
  return (slotId === undefined ? query : query.where('slotId', '=', slotId)).execute()
}

export const membersMayWrite = async (ctx: Ctx): Promise<boolean> => {
  const row = own(ctx.db).selectFrom('contentSettings').select('membersWrite').where('communityId', '=', ctx.community.id)
  return (await row.executeTakeFirst())?.membersWrite ?? true
}
export const setMembersWrite = (ctx: Ctx, membersWrite: boolean) =>
  own(ctx.db)
    .insertInto('contentSettings')
    .values({ communityId: ctx.community.id, membersWrite })
    .onConflict(c => c.column('communityId').doUpdateSet({ membersWrite }))
    .execute()

/** Scheduled posts whose hour passed before `before`, in any community. */
export const overduePosts = (db: Db, before: Date): Promise<{ communityId: string; id: string }[]> =>
  own(db)
    .selectFrom('contentPosts')
    .select(['communityId', 'id'])
    .where('state', '=', 'scheduled')
    .where('dueAt', '<', before)
    .orderBy('dueAt')
    .limit(200)
    .execute()

export const findPlaceAndState = (ctx: Ctx, postId: string) =>
  own(ctx.db)
    .selectFrom('contentPosts')
    .select(['groupId', 'forRight', 'authorId', 'state', 'publishedAt'])
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', postId)
    .executeTakeFirst()

const someMs = 1_000
const some = new WeakMap<House, Map<string, { any: boolean; until: number }>>()

/** Whether anything here is for holders of a right. A no is believed for a second: until then what is new is for nobody. */
export async function hasPostsForHolders(ctx: Ctx): Promise<boolean> {
  const here = some.get(ctx.house) ?? new Map()
  some.set(ctx.house, here)
  const there = here.get(ctx.community.id)
  if (there && (there.any || there.until > performance.now())) return there.any
  const text = 'select exists (select 1 from content_posts where community_id = $1 and for_right is not null) as any'
  const [row] = await hot<{ any: boolean }>(ctx, 'content.any-for-holders', text, [ctx.community.id])
  here.set(ctx.community.id, { any: row?.any === true, until: performance.now() + someMs })
  return row?.any === true
}
/** Whoever wrote the first one sees it at once. */
export const notePostForHolders = (ctx: Ctx): void => ctx.afterCommit(() => void some.get(ctx.house)?.delete(ctx.community.id))
