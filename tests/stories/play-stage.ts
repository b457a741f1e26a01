// What the crash of plays is played with: a club of many, draws with every kind of prize, auctions that bind points, and one called off.
import type { Beside } from '#apps/cli/open-beside.ts'
import { type Actor, type CommunityRef, type Ctx, theHouse } from '#kernel/ctx.ts'
import { ctxFor } from '#kernel/house.ts'
import { cancelActivity } from '#modules/activities/commands/cancel-activity.ts'
import { closeNow } from '#modules/activities/commands/run-activity.ts'
import { ActivityDraft } from '#modules/activities/contract.ts'
import { act, givePoints } from '#modules/activities/fixtures/hall.ts'
import { makeDraft, publishActivity } from '#modules/activities/index.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { groupOf } from '#modules/content/fixtures/cast.ts'
import { findOrAddMemberByIdentity } from '#modules/members/index.ts'
import { NewBatch } from '#modules/shop/contract.ts'
import { openBatch, putBatch } from '#modules/shop/index.ts'
import { planOf } from '#modules/tiers/fixtures/cast.ts'

export const crowd = 150
export const startPoints = 10_000
/** Of each draw: more awards than are paid in one go. */
export const prizes = { points: 150, credit: 150, more: 100, coupon: 100, tier: 40, lamp: 5 }
export const awardsEach = Object.values(prizes).reduce((sum, one) => sum + one, 0)
export const budget = 200_000
export const spent = prizes.credit * 300 + prizes.lamp * 20_000

export interface Round {
  draw: string
  auction: string
  calledOff: string
  batchId: string
  planId: string
}
export interface Club {
  here(actor?: Actor): Ctx
  members: Extract<Actor, { kind: 'member' }>[]
  groupId: string
}
const mei: Actor = {
  kind: 'operator',
  operatorId: 'opr_0000000000000000000000000m',
  name: '梅',
  rights: new Set(['activities.run']),
}

export async function openClub({ house }: Beside): Promise<Club> {
  const system: Actor = { kind: 'system', name: 'test' }
  const inHouse = ctxFor(house, { actor: system, community: theHouse })
  const community: CommunityRef = await openCommunity(inHouse, {
    ...{ slug: 'play', name: '晨声社', intro: '', timeZone: 'Asia/Shanghai', locale: 'zh-CN', currency: 'CNY' },
  })
  const here = (actor: Actor = system) => ctxFor(house, { actor, community })
  const members: Club['members'] = []
  for (let n = 0; n < crowd; n++) {
    const who = { kind: 'email', subject: `player-${n}@qunluo.example`, name: `客${n}`, source: 'test', proved: true } as const
    const { memberId, personId } = await findOrAddMemberByIdentity(here(), who)
    members.push({ kind: 'member', memberId, personId })
    await givePoints(here(), memberId, startPoints)
  }
  return { here, members, groupId: await groupOf(here(), '开奖群') }
}

const told = {
  organiser: '晨声社',
  contact: '010-0000000',
  claim: '凭会员码',
  delivery: '现场',
  forfeiture: '三十天未领视为放弃',
}
async function publish(
  { here }: Club,
  wish: object,
  beforehand: (id: string) => Promise<void> = async () => {},
): Promise<string> {
  const now = Date.now()
  const times = { opensAt: new Date(now).toISOString(), closesAt: new Date(now + 3_600_000).toISOString() }
  const { activityId } = await makeDraft(here(), ActivityDraft.parse({ ...times, told, ...wish }))
  await beforehand(activityId)
  await publishActivity(here(), activityId, null)
  return activityId
}

/** Everyone has a ticket. */
async function enterAll({ here, members }: Club, activityId: string): Promise<void> {
  const { community, house, now } = here()
  const ids = members.map(one => one.memberId)
  await house.database.pool.query(
    `insert into activities_players (community_id, activity_id, member_id, seq, mine, token, joined_at, moved_at)
     select $1, $2, m.id, m.n - 1, '{"tickets":1}', md5(m.id), $4, $4 from unnest($3::text[]) with ordinality m(id, n)`,
    [community.id, activityId, ids, now],
  )
}

async function putDraw(club: Club, { batchId, planId }: Pick<Round, 'batchId' | 'planId'>): Promise<string> {
  const { pool } = club.here().house.database
  const kinds = {
    points: { kind: 'points', amount: 20 },
    credit: { kind: 'credit', amount: 300, value: 300 },
    more: { kind: 'points', amount: 7 },
    coupon: { kind: 'coupon', ref: batchId },
    tier: { kind: 'tier', ref: planId },
    lamp: { kind: 'goods', value: 20_000 },
  }
  const keys = Object.keys(prizes) as (keyof typeof prizes)[]
  const draw = await publish(
    club,
    {
      ...{ play: 'lottery', title: '周五抽奖', groupId: club.groupId, budget },
      rewards: keys.map(key => ({ key, title: key, units: prizes[key], ...kinds[key] })),
      settings: { prizes: keys.map(reward => ({ reward, units: prizes[reward] })), onceEach: false, reserves: 0 },
    },
    id => enterAll(club, id),
  )
  await pool.query('update activities_tables set players = $2 where activity_id = $1', [draw, crowd])
  return draw
}

export async function putRound(club: Club): Promise<Round> {
  const { here, members } = club
  const [from, until] = [new Date(Date.now() - 1_000), new Date(Date.now() + 86_400_000)].map(at => at.toISOString())
  const times = { takesFrom: from, takesUntil: until, usesFrom: from, usesUntil: until, releases: [{ at: from, units: 500 }] }
  const batchId = await putBatch(
    here(),
    NewBatch.parse({ kind: 'fixed', title: '满减', amountOff: 300, threshold: 2_000, way: 'given', ...times }),
  )
  await openBatch(here(), batchId)
  const planId = (await planOf(here())).id
  const goods = { rewards: [{ key: 'lamp', title: '台灯', kind: 'goods', units: 1 }] }
  const auction = await publish(club, { play: 'auction', title: '拍台灯', settings: { reward: 'lamp' }, ...goods })
  for (let n = 0; n < 5; n++) await act(here(members[n]), auction, 'bid', { max: 200 + n * 30 })
  const settings = { prizes: [{ reward: 'lamp', units: 1 }] }
  const calledOff = await publish(club, { play: 'lottery', title: '改天再抽', settings, costPoints: 3, ...goods })
  await Promise.all(members.slice(0, 40).map(one => act(here(one), calledOff, 'enter')))
  return { draw: await putDraw(club, { batchId, planId }), auction, calledOff, batchId, planId }
}

/** By hand, or by the clock: then its end has come, and the program sees to it. */
export async function closeRound({ here }: Club, { draw, auction, calledOff }: Round, by: 'hand' | 'clock'): Promise<void> {
  const { pool } = here().house.database
  await cancelActivity(here(mei), calledOff, '下雨')
  if (by === 'hand') for (const id of [auction, draw]) await closeNow(here(mei), id, '时间到')
  else {
    await pool.query('update activities_activities set closes_at = now() where id = any ($1)', [[auction, draw]])
    await pool.query(`update kernel_jobs set run_at = now() where kind = 'activities.close' and key = any ($1)`, [
      [auction, draw],
    ])
  }
}
