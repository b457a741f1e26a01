// Whom a token stands for, asked of the database: many at once, each together with who he is in the community he comes to.
import { hash } from 'node:crypto'
import type { CommunityRef, Ctx } from './ctx.ts'
import { hot } from './db/hot.ts'
import { together, type Where } from './db/together.ts'
import type { House } from './house.ts'

export type Door = 'member' | 'operator'
interface DoorLimits {
  idleMs: number
  absoluteMs: number
}
const hours = 3_600_000
export const doorLimits: Record<Door, DoorLimits> = {
  member: { idleMs: 14 * 24 * hours, absoluteMs: 90 * 24 * hours },
  operator: { idleMs: 12 * hours, absoluteMs: 24 * hours },
}
export interface Found {
  subject: string
  /** The member he is here; null when he may not come in as one. */
  memberId: string | null
  endsAt: Date
}
interface Row {
  nth: number
  subject: string
  memberId: string | null
  seenAt: Date
  expiresAt: Date
}
const isToken = /^[\w-]{43}$/
const hexOf = (secret: string): string => hash('sha256', secret, 'hex')
export const hashOf = (secret: string): Buffer => hash('sha256', secret, 'buffer')

/** `view` is published by the room of the members: community_id, subject, name. */
const findText = (view: string) => `
  select g.nth::int as nth, s.subject, m.name as "memberId", s.seen_at as "seenAt", s.expires_at as "expiresAt"
    from unnest($1::text[]) with ordinality g(hex, nth)
    cross join lateral (select * from kernel_sessions k
      where k.token_hash = decode(g.hex, 'hex') and k.door = $2 and k.expires_at > $3 and k.seen_at > $4 offset 0) s
    left join lateral (select d.name from ${view} d where d.community_id = $5 and d.subject = s.subject offset 0) m on $2 = 'member'`

interface Asked {
  door: Door
  hex: string
}
type Here = Where & Pick<Ctx, 'now'>

/** Those who come at the same moment are looked up together: when a sale opens, thousands come whom this process has not met. */
const findTogether = together<Asked, Found | null, Here>({
  most: 128,
  atOnce: 3,
  lane: ({ door }) => door,
  async write(ctx, asked) {
    const { door } = asked[0] as Asked
    const { idleMs } = doorLimits[door]
    const values = [asked.map(one => one.hex), door, ctx.now, new Date(ctx.now.getTime() - idleMs), ctx.community.id]
    const rows = await hot<Row>(ctx, 'kernel.find-sessions', findText(ctx.house.doors.members), values)
    await noteSeen(ctx, asked, rows)
    const found: (Found | null)[] = asked.map(() => null)
    for (const { nth, subject, memberId, seenAt, expiresAt } of rows) {
      const idleAt = Math.max(ctx.now.getTime(), seenAt.getTime()) + idleMs
      found[nth - 1] = { subject, memberId, endsAt: new Date(Math.min(idleAt, expiresAt.getTime())) }
    }
    return found
  },
})

export const findSession = (house: House, community: CommunityRef, door: Door, secret: string): Promise<Found | null> =>
  isToken.test(secret)
    ? findTogether({ house, db: house.db, community, now: house.clock.now() }, { door, hex: hexOf(secret) })
    : Promise.resolve(null)

// Until when somebody may stay away is counted in days, so this need not survive a power cut, and a crowd does not wait for it.
const seenText = `
  with lightly as (select set_config('synchronous_commit', 'off', true))
  update kernel_sessions s set seen_at = $2 from lightly where token_hash in (select decode(hex, 'hex') from unnest($1::text[]) h(hex))`
const crowd = 8

/** At most once a minute, so that reading does not become writing. */
async function noteSeen(ctx: Here, asked: readonly Asked[], rows: readonly Row[]): Promise<void> {
  const isStale = (row: Row) => ctx.now.getTime() - row.seenAt.getTime() > 60_000
  const stale = [...new Set(rows.filter(isStale).map(row => (asked[row.nth - 1] as Asked).hex))]
  if (stale.length === 0) return
  const noted = hot(ctx, 'kernel.note-seen', seenText, [stale, ctx.now])
  if (stale.length < crowd) await noted
  else noted.catch(error => ctx.house.log.warn({ err: error }, 'who was here could not be noted'))
}
