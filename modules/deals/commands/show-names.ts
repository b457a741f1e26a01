// Teams, bids, winners, updates and the proof of a draw, as everyone may see them: strangers see masked names.
import type { Ctx } from '#kernel/ctx.ts'
import { hold } from '#kernel/held.ts'
import { refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import { NoSuchDeal, NoSuchTeam, NotDrawn } from '../contract.ts'
import { winnersOf } from '../rules/deal.ts'
import { how } from '../rules/draw.ts'
import { masked } from '../rules/prices.ts'
import { listBids } from '../store/auctions.ts'
import { findDeal, latestRules } from '../store/deals.ts'
import { drawnIdsOf, entryIdsOf, findDraw } from '../store/draws.ts'
import { findTeamShown, membersOfTeam, teamsToJoin, winnersShown } from '../store/pages.ts'
import { listUpdates } from '../store/words.ts'
import { dealKey } from './freshen.ts'

const heldMs = 300
type PageWish = { cursor?: string | undefined; limit: number }

export const membersNamed = namesOfActors

async function needShown(ctx: Ctx, dealId: string): Promise<void> {
  const deal = await findDeal(ctx, dealId)
  if (!deal || deal.version === 0) refuse(NoSuchDeal)
}
const held = <T>(ctx: Ctx, dealId: string, what: string, make: () => Promise<T>): Promise<T> =>
  hold(`${dealKey(dealId)}${what}`, heldMs, async () => {
    await needShown(ctx, dealId)
    return make()
  })

export const showTeams = (ctx: Ctx, dealId: string) =>
  held(ctx, dealId, 'teams', async () => ({
    items: (await teamsToJoin(ctx, dealId)).map(team => ({ ...team, leader: masked(team.leader) })),
  }))
export const showTeam = (ctx: Ctx, dealId: string, teamId: string) =>
  hold(`${dealKey(dealId)}team:${teamId}`, heldMs, async () => {
    const team = await findTeamShown(ctx, teamId)
    if (team?.dealId !== dealId) return refuse(NoSuchTeam)
    const members = await membersOfTeam(ctx, teamId)
    return { ...team, leader: masked(team.leader), members: members.map(one => ({ ...one, name: masked(one.name) })) }
  })
export const showBids = (ctx: Ctx, dealId: string, query: PageWish) =>
  held(ctx, dealId, `bids:${query.limit}:${query.cursor ?? ''}`, async () => {
    const { items, next } = await listBids(ctx, dealId, query)
    return { items: items.map(({ seq, name, amount, at }) => ({ seq, name: masked(name), amount, at })), next }
  })
export const showWinners = (ctx: Ctx, dealId: string) =>
  held(ctx, dealId, 'winners', async () => ({
    items: (await winnersShown(ctx, dealId)).map(one => ({ ...one, name: masked(one.name) })),
  }))
export const showUpdates = (ctx: Ctx, dealId: string, query: PageWish) =>
  held(ctx, dealId, `updates:${query.limit}:${query.cursor ?? ''}`, async () => {
    const { items, next } = await listUpdates(ctx, dealId, query)
    const names = await namesOfActors(
      ctx,
      items.map(one => one.by),
    )
    return { items: items.map(one => ({ ...one, by: names.get(one.by) ?? '' })), next }
  })

/** All that is needed to draw again: it is whole only when the entries are frozen. */
export const showProof = (ctx: Ctx, dealId: string) =>
  held(ctx, dealId, 'proof', async () => {
    const [deal, draw, rules] = await Promise.all([findDeal(ctx, dealId), findDraw(ctx, dealId), latestRules(ctx, dealId)])
    if (!deal || !draw || draw.frozenAt === null || !rules) return refuse(NotDrawn)
    const [entryIds, drawn] = await Promise.all([entryIdsOf(ctx, dealId), drawnIdsOf(ctx, dealId)])
    const { commitment, frozenAt, entries, entriesHash, seed } = draw
    return {
      dealId,
      commitment,
      frozenAt,
      entries,
      entriesHash,
      seed,
      rulesHash: rules.hash,
      entryIds,
      drawn,
      winners: winnersOf(deal),
      how,
    }
  })
