// The inbox and the outbox as operators read them: pages, filters, figures.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { byInstant, markOf, type Page, type PageWish, pageOf } from '#kernel/pages.ts'
import type { ChannelKind, MessageKind, MessageState, Purpose } from '../contract/words.ts'

export interface InboxFilter {
  direction?: 'in' | 'out' | undefined
  channel?: ChannelKind | undefined
  accountId?: string | undefined
  state?: MessageState | undefined
  memberId?: string | undefined
  /** All that was exchanged with this address. */
  with?: { accountId: string; address: string } | undefined
  tsquery?: string | undefined
}
export interface InboxRow {
  id: string
  direction: 'in' | 'out'
  channel: ChannelKind
  accountId: string
  accountName: string
  memberId: string | null
  memberName: string | null
  address: string
  kind: MessageKind
  purpose: Purpose | null
  template: string | null
  subject: string
  body: string
  articleTitle: string | null
  state: MessageState
  why: string
  detail: string
  at: Date
  dueAt: Date | null
  sentAt: Date | null
  attempts: number
}

export const listMessages = async (db: Db, communityId: string, f: InboxFilter, wish: PageWish): Promise<Page<InboxRow>> => {
  const mark = markOf(wish.cursor, byInstant)
  const also = [
    f.direction && sql`m.direction = ${f.direction}`,
    f.channel && sql`m.channel = ${f.channel}`,
    f.accountId && sql`m.account_id = ${f.accountId}`,
    f.state && sql`m.state = ${f.state}`,
    f.memberId && sql`m.member_id = ${f.memberId}`,
    f.with && sql`m.account_id = ${f.with.accountId} and m.address = ${f.with.address}`,
    f.tsquery && sql`m.search @@ ${f.tsquery}::tsquery`,
    mark && sql`(m.at, m.id) < (${mark[0]}, ${mark[1]})`,
  ].filter(part => part !== undefined && part !== null && part !== '')
  const { rows } = await sql<InboxRow>`
    select m.id, m.direction, m.channel, m.account_id, a.name as account_name, m.member_id, c.name as member_name, m.address,
           m.kind, m.purpose, m.template, m.subject, left(m.body, 400) as body, m.article ->> 'title' as article_title,
           m.state, m.why, m.detail, m.at, m.due_at, m.sent_at, m.attempts
      from channels_messages m
      join channels_accounts a on a.community_id = m.community_id and a.id = m.account_id
      left join members_cards c on c.community_id = m.community_id and c.member_id = m.member_id
     where ${sql.join([sql`m.community_id = ${communityId}`, ...also], sql` and `)}
     order by m.at desc, m.id desc limit ${wish.limit + 1}`.execute(db)
  return pageOf(rows, wish.limit, row => [row.at, row.id])
}

export interface FiguresRow {
  waitingForUs: number
  waiting: number
  failed: number
  inDoubt: number
  inToday: number
  sentToday: number
}
export const messageFigures = async (db: Db, communityId: string, dayFrom: Date): Promise<FiguresRow> => {
  const { rows } = await sql<FiguresRow>`
    select (select count(*)::int from channels_messages where community_id = ${communityId} and direction = 'in' and state = 'waiting') as waiting_for_us,
           (select count(*)::int from channels_messages where community_id = ${communityId} and direction = 'out' and state in ('waiting', 'sending')) as waiting,
           (select count(*)::int from channels_messages where community_id = ${communityId} and direction = 'out' and state = 'failed') as failed,
           (select count(*)::int from channels_messages where community_id = ${communityId} and direction = 'out' and state = 'in-doubt') as in_doubt,
           count(*) filter (where direction = 'in')::int as in_today,
           count(*) filter (where direction = 'out' and state = 'sent')::int as sent_today
      from channels_messages where community_id = ${communityId} and at >= ${dayFrom}`.execute(db)
  return rows[0] as FiguresRow
}

/** What people sent that no keyword knew. */
export const unknownTexts = async (
  db: Db,
  communityId: string,
  from: Date,
  until: Date,
  limit: number,
): Promise<{ text: string; times: number; lastAt: Date }[]> =>
  (
    await sql<{ text: string; times: number; lastAt: Date }>`
      select left(lower(body), 100) as text, count(*)::int as times, max(at) as last_at
        from channels_messages
       where community_id = ${communityId} and why = 'unknown' and kind in ('text', 'voice') and body <> ''
         and at >= ${from} and at < ${until}
       group by 1 order by times desc, last_at desc limit ${limit}`.execute(db)
  ).rows
