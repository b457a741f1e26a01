// Messages in and out: written once, changed by guarded statements, each step remembered.
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { tokensOf, tsvectorLiteral } from '#kernel/text/search.ts'
import type { Article, ChannelKind, MessageKind, MessageState, Purpose } from '../contract/words.ts'
import { own } from './tables.ts'

type Stored = Selectable<Tables['channelsMessages']>
export type MessageRecord = Omit<
  Stored,
  'channel' | 'kind' | 'state' | 'purpose' | 'direction' | 'article' | 'reply' | 'params' | 'push' | 'search' | 'repliedBy'
> & {
  direction: 'in' | 'out'
  channel: ChannelKind
  kind: MessageKind
  state: MessageState
  purpose: Purpose | null
  article: Article | null
  params: Record<string, string>
  push: Record<string, unknown> | null
  reply: { text: string; article: Article | null } | null
  repliedBy: 'push' | 'message' | null
}
type New = Omit<Insertable<Tables['channelsMessages']>, 'search' | 'article' | 'reply' | 'params' | 'push'> & {
  article?: Article | null
  params?: Record<string, string>
  push?: unknown
}
export type Change = Partial<
  Omit<Stored, 'communityId' | 'id' | 'article' | 'reply' | 'push' | 'params' | 'search'> & {
    reply: { text: string; article: Article | null } | null
  }
>

const searchLiteral = (row: { subject?: string; body?: string; address: string; article?: Article | null }): string =>
  tsvectorLiteral(tokensOf([row.subject, row.body, row.article?.title, row.address].filter(Boolean).join('\n')))

/** False when this push, or this wish, is there already: it counts once. */
export async function insertMessage(db: Db, row: New): Promise<boolean> {
  const { article = null, params = {}, push = null, ...plain } = row
  const done = await own(db)
    .insertInto('channelsMessages')
    .values({
      ...plain,
      article: article === null ? null : JSON.stringify(article),
      params: JSON.stringify(params),
      push: push === null ? null : JSON.stringify(push),
      search: sql`${searchLiteral({ ...row, article })}::tsvector`,
    })
    .onConflict(c => c.columns(['communityId', 'accountId', 'key']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

const columns = [
  'communityId',
  'id',
  'accountId',
  'direction',
  'channel',
  'key',
  'memberId',
  'address',
  'kind',
  'purpose',
  'template',
  'params',
  'subject',
  'body',
  'article',
  'state',
  'why',
  'detail',
  'at',
  'push',
  'reply',
  'repliedBy',
  'keywordId',
  'answersId',
  'attempts',
  'attemptId',
  'leaseUntil',
  'dueAt',
  'sentAt',
  'providerId',
] as const
const one = (db: Db, communityId: string) =>
  own(db).selectFrom('channelsMessages').select(columns).where('communityId', '=', communityId)

export const findMessage = (db: Db, communityId: string, id: string) =>
  one(db, communityId).where('id', '=', id).executeTakeFirst() as Promise<MessageRecord | undefined>
export const lockMessage = (db: Db, communityId: string, id: string) =>
  one(db, communityId).where('id', '=', id).forUpdate().executeTakeFirst() as Promise<MessageRecord | undefined>
export const findByKey = (db: Db, communityId: string, accountId: string, key: string) =>
  one(db, communityId).where('accountId', '=', accountId).where('key', '=', key).executeTakeFirst() as Promise<
    MessageRecord | undefined
  >

/** Changes a message that is in one of these states; false when it is not, or no longer in this attempt. */
export async function turnMessage(
  db: Db,
  row: { communityId: string; id: string; attemptId?: string | null },
  from: readonly MessageState[],
  set: Change,
): Promise<boolean> {
  const { reply, ...plain } = set
  let query = own(db)
    .updateTable('channelsMessages')
    .set({ ...plain, ...(reply === undefined ? {} : { reply: reply === null ? null : JSON.stringify(reply) }) })
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.id)
    .where('state', 'in', from)
  if (row.attemptId) query = query.where('attemptId', '=', row.attemptId)
  return (await query.executeTakeFirst()).numUpdatedRows === 1n
}

export const insertStep = (db: Db, row: Insertable<Tables['channelsSteps']>) =>
  own(db).insertInto('channelsSteps').values(row).execute()

export const listSteps = (db: Db, communityId: string, messageId: string) =>
  own(db)
    .selectFrom('channelsSteps')
    .select(['at', 'step', 'by', 'detail'])
    .where('communityId', '=', communityId)
    .where('messageId', '=', messageId)
    .orderBy('seq')
    .execute()

/** What a member wrote and was written, without what would tell who it was. */
export const blankMessagesOf = (db: Db, communityId: string, memberId: string) =>
  own(db)
    .updateTable('channelsMessages')
    .set({
      key: sql`'erased:' || id`,
      address: '',
      subject: '',
      body: '',
      article: null,
      params: '{}',
      push: null,
      reply: null,
      search: '',
      detail: '',
    })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .execute()
/** Nothing more is sent to someone who is erased. */
export const skipMessagesOf = (db: Db, communityId: string, memberId: string, why: string) =>
  own(db)
    .updateTable('channelsMessages')
    .set({ state: 'skipped', why, dueAt: null })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('direction', '=', 'out')
    .where('state', '=', 'waiting')
    .execute()
