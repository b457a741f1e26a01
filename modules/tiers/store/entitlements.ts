// The engine: who may what at this moment. Asked whenever something is read that not everybody may read, so each is one
// indexed statement over the few rows of one member, and none of them waits for anything to have been tidied up.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { Entitlement } from '../contract.ts'

// $1 community, $2 member, $3 now. What is frozen lets nobody in before it has thawed.
const ofMember = `h.community_id = $1 and h.member_id = $2 and h.state in ('standing', 'frozen')`
const honoured = `(h.since <= $3 and case h.state
  when 'standing' then h.honoured_until is null or h.honoured_until > $3
  else h.thaws_at <= $3 and (h.honoured_until is null or h.honoured_until + (h.thaws_at - h.frozen_at) > $3) end)`

const mayText = `
  select exists (select 1 from tiers_holdings h where ${ofMember} and $4::text = any (h.rights) and ${honoured}) as may`

/** Whether a member may, at ctx.now, to the second. */
export async function mayNow(ctx: Ctx, memberId: string, right: string): Promise<boolean> {
  const [row] = await hot<{ may: boolean }>(ctx, 'tiers.may', mayText, [ctx.community.id, memberId, ctx.now, right])
  return row?.may === true
}

const entitlementsText = `
  select r.name as "right", h.since, h.why, h.id as "holdingId", t.name as "planName",
         case when h.state = 'frozen' then h.until + (h.thaws_at - h.frozen_at) else h.until end as "until",
         case when h.state = 'frozen' then h.honoured_until + (h.thaws_at - h.frozen_at) else h.honoured_until end as "honouredUntil",
         coalesce(h.until <= $3, false) as "inGrace"
    from tiers_holdings h
    join tiers_terms t on t.community_id = h.community_id and t.plan_id = h.plan_id and t.version = h.version
    cross join lateral unnest(h.rights) with ordinality r (name, nth)
   where ${ofMember} and ${honoured} order by h.id, r.nth`

/** All that a member may at this moment: what, from when, until when, why. */
export const entitlementsOf = (ctx: Ctx, memberId: string): Promise<Entitlement[]> =>
  hot<Entitlement>(ctx, 'tiers.entitlements', entitlementsText, [ctx.community.id, memberId, ctx.now])

const archivesText = `
  select r.name as "right",
         max(case when h.state = 'upgraded' then h.ended_at else h.honoured_until end) as "until"
    from tiers_holdings h cross join lateral unnest(h.rights) r (name)
   where h.community_id = $1 and h.member_id = $2 and h.keeps_archive and h.since <= $3
     and (h.state in ('ended', 'upgraded') or (h.state = 'standing' and h.honoured_until <= $3))
   group by r.name order by r.name`

export interface Archived {
  right: string
  until: Date
}
/** Rights that are over, and whose holders keep what they could read: all that appeared before `until`. */
export const archivesOf = (ctx: Ctx, memberId: string): Promise<Archived[]> =>
  hot<Archived>(ctx, 'tiers.archives', archivesText, [ctx.community.id, memberId, ctx.now])

export const archiveUntil = async (ctx: Ctx, memberId: string, right: string): Promise<Date | null> =>
  (await archivesOf(ctx, memberId)).find(one => one.right === right)?.until ?? null

/** What a member may read of what is meant for holders: by the rights he holds now, and by those whose archive he keeps. */
export interface Sight {
  rights: string[]
  archives: Archived[]
}
const sightText = `
  select r.name as "right", bool_or(h.state in ('standing', 'frozen') and ${honoured}) as "now",
         max(case when h.state = 'upgraded' then h.ended_at else h.honoured_until end)
           filter (where h.keeps_archive and (h.state in ('ended', 'upgraded') or (h.state = 'standing' and h.honoured_until <= $3))) as "until"
    from tiers_holdings h cross join lateral unnest(h.rights) r (name)
   where h.community_id = $1 and h.member_id = $2 and h.state <> 'withdrawn' and h.since <= $3
   group by r.name order by r.name`

/** Both in one statement. */
export async function sightOf(ctx: Ctx, memberId: string): Promise<Sight> {
  const values = [ctx.community.id, memberId, ctx.now]
  const rows = await hot<{ right: string; now: boolean; until: Date | null }>(ctx, 'tiers.sight', sightText, values)
  return {
    rights: rows.filter(row => row.now).map(row => row.right),
    archives: rows.flatMap(({ right, now, until }) => (now || !until ? [] : [{ right, until }])),
  }
}
