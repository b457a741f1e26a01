// Keywords with their hits, greetings, templates.
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import type { Article, ChannelKind } from '../contract/words.ts'
import { own } from './tables.ts'

export interface KeywordRow {
  id: string
  ref: string | null
  words: string[]
  folded: string[]
  match: 'exact' | 'starts' | 'contains'
  accountId: string | null
  from: string | null
  until: string | null
  postId: string | null
  text: string
  article: Article | null
  handover: boolean
  priority: number
  changedAt: Date
}
const keyword = sql`id, ref, words, folded, match, account_id, from_day as from, until_day as until, post_id,
  reply_text as text, article, handover, priority, changed_at`

export const allKeywords = async (db: Db, communityId: string): Promise<KeywordRow[]> =>
  (await sql<KeywordRow>`select ${keyword} from channels_keywords where community_id = ${communityId} order by id`.execute(db))
    .rows

/** Those that may answer today. */
export const currentKeywords = async (db: Db, communityId: string, day: string): Promise<KeywordRow[]> =>
  (
    await sql<KeywordRow>`select ${keyword} from channels_keywords where community_id = ${communityId}
      and (from_day is null or from_day <= ${day}::date) and (until_day is null or until_day >= ${day}::date)`.execute(db)
  ).rows

export const lockKeyword = async (db: Db, communityId: string, by: { id: string } | { ref: string }) =>
  (
    await sql<KeywordRow>`select ${keyword} from channels_keywords where community_id = ${communityId}
      and ${'id' in by ? sql`id = ${by.id}` : sql`ref = ${by.ref}`} for update`.execute(db)
  ).rows[0]

const columnsOf = (row: Omit<KeywordRow, 'id' | 'ref'>, by: string) => ({
  words: row.words,
  folded: row.folded,
  match: row.match,
  accountId: row.accountId,
  fromDay: row.from,
  untilDay: row.until,
  postId: row.postId,
  replyText: row.text,
  article: row.article === null ? null : JSON.stringify(row.article),
  handover: row.handover,
  priority: row.priority,
  changedAt: row.changedAt,
  changedBy: by,
})

/** New keywords come one at a time in a community, so that counting them, or looking for one by its ref, holds. */
export const queueForKeywords = (db: Db, communityId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`channels.keywords ${communityId}`}, 0))`.execute(db)

export const countKeywords = async (db: Db, communityId: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from channels_keywords where community_id = ${communityId}`.execute(db))
    .rows[0]?.n ?? 0

export const insertKeyword = (db: Db, communityId: string, row: KeywordRow, by: string) =>
  own(db)
    .insertInto('channelsKeywords')
    .values({ communityId, id: row.id, ref: row.ref, ...columnsOf(row, by) })
    .execute()

export const updateKeyword = (db: Db, communityId: string, id: string, row: Omit<KeywordRow, 'id' | 'ref'>, by: string) =>
  own(db)
    .updateTable('channelsKeywords')
    .set(columnsOf(row, by))
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .execute()

export async function deleteKeyword(db: Db, communityId: string, id: string): Promise<boolean> {
  const gone = await own(db)
    .deleteFrom('channelsKeywords')
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

export const countHit = (db: Db, communityId: string, keywordId: string, day: string) =>
  sql`insert into channels_keyword_hits as h (community_id, keyword_id, day, hits)
      select k.community_id, k.id, ${day}::date, 1 from channels_keywords k where k.community_id = ${communityId} and k.id = ${keywordId}
      on conflict (community_id, keyword_id, day) do update set hits = h.hits + 1`.execute(db)

export const hitsBetween = (db: Db, communityId: string, from: string, until: string) =>
  own(db)
    .selectFrom('channelsKeywordHits')
    .select(['day', 'keywordId', 'hits'])
    .where('communityId', '=', communityId)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .orderBy('day')
    .orderBy('keywordId')
    .execute()

export interface GreetingRow {
  occasion: 'subscribe' | 'unknown'
  ref: string | null
  text: string
  article: Article | null
  handover: boolean
  changedAt: Date
}
export const allGreetings = async (db: Db, communityId: string): Promise<GreetingRow[]> =>
  (
    await sql<GreetingRow>`select occasion, ref, reply_text as text, article, handover, changed_at
      from channels_greetings where community_id = ${communityId}`.execute(db)
  ).rows

export const saveGreeting = (db: Db, communityId: string, row: GreetingRow, by: string) => {
  const set = {
    ref: row.ref,
    replyText: row.text,
    article: row.article === null ? null : JSON.stringify(row.article),
    handover: row.handover,
    changedAt: row.changedAt,
    changedBy: by,
  }
  return own(db)
    .insertInto('channelsGreetings')
    .values({ communityId, occasion: row.occasion, ...set })
    .onConflict(c => c.columns(['communityId', 'occasion']).doUpdateSet(set))
    .execute()
}

export type TemplateRow = Omit<Selectable<Tables['channelsTemplates']>, 'channel'> & { channel: ChannelKind }
export const listTemplates = (db: Db, communityId: string, channel?: ChannelKind): Promise<TemplateRow[]> => {
  let query = own(db).selectFrom('channelsTemplates').selectAll().where('communityId', '=', communityId)
  if (channel !== undefined) query = query.where('channel', '=', channel)
  return query.orderBy('channel').orderBy('key').execute() as Promise<TemplateRow[]>
}
export const findTemplate = (db: Db, communityId: string, channel: ChannelKind, key: string): Promise<TemplateRow | undefined> =>
  own(db)
    .selectFrom('channelsTemplates')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('channel', '=', channel)
    .where('key', '=', key)
    .executeTakeFirst() as Promise<TemplateRow | undefined>

export const saveTemplate = (db: Db, row: Insertable<Tables['channelsTemplates']>) => {
  const { communityId, channel, key, ...set } = row
  return own(db)
    .insertInto('channelsTemplates')
    .values(row)
    .onConflict(c => c.columns(['communityId', 'channel', 'key']).doUpdateSet(set))
    .execute()
}
export async function deleteTemplate(db: Db, communityId: string, channel: ChannelKind, key: string): Promise<boolean> {
  const gone = await own(db)
    .deleteFrom('channelsTemplates')
    .where('communityId', '=', communityId)
    .where('channel', '=', channel)
    .where('key', '=', key)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
