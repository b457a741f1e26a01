// Members order: a seat in a team, at the first price, before the sale, a reward, and the rest of what a deposit was paid for.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchPart, NoSuchTeam, NotInDeal, NotOpen, RestNotDue, type Taken, TeamFull, TeamOver } from '../contract.ts'
import { teamOpened } from '../facts.ts'
import { itemsOf } from '../rules/deal.ts'
import { isEnded, runs } from '../rules/states.ts'
import { lockDeal } from '../store/deals.ts'
import { findPart } from '../store/parts.ts'
import { findTeam, holdSeat, insertTeam } from '../store/teams.ts'
import { endTeamInTime } from './end-team.ts'
import { type Asked, dealOfKind, onceByKey, placePart, runningDeal, shownDeal } from './place-part.ts'

const hourMs = 3_600_000

export const openTeam = (ctx: Ctx, asked: Asked): Promise<Taken> =>
  onceByKey(ctx, asked, async ctx => {
    const deal = await runningDeal(ctx, asked.dealId, 'team-buy')
    const { size, hours, price } = deal.terms
    const [id, leaderId] = [newId(ctx, 'tem'), memberIdOf(ctx)]
    const closesAt = new Date(Math.min(ctx.now.getTime() + hours * hourMs, deal.closesAt.getTime()))
    await insertTeam(ctx, { id, dealId: deal.id, leaderId, size, closesAt })
    await later(ctx, endTeamInTime, { teamId: id }, { at: closesAt, key: id })
    await record(ctx, teamOpened, deal.id, { dealId: deal.id, teamId: id, memberId: leaderId })
    const { variantId, offerId } = deal
    return placePart(ctx, deal, { ...asked, variantId, units: 1, price, offerId, teamId: id, until: closesAt })
  })

export const joinTeam = (ctx: Ctx, asked: Asked & { teamId: string }): Promise<Taken> =>
  onceByKey(ctx, asked, async ctx => {
    const deal = await shownDeal(ctx, asked.dealId, 'team-buy')
    if (!runs(deal, ctx.now)) refuse(NotOpen, { title: deal.title, opensAt: deal.opensAt, closesAt: deal.closesAt })
    const team = await findTeam(ctx, asked.teamId)
    if (team?.dealId !== deal.id) return refuse(NoSuchTeam)
    if (team.state !== 'open' || team.closesAt <= ctx.now) refuse(TeamOver)
    if (!(await holdSeat(ctx, team.id))) refuse((await findTeam(ctx, team.id))?.state === 'open' ? TeamFull : TeamOver)
    const { variantId, offerId, terms } = deal
    const seat = { variantId, units: 1, price: terms.price, offerId, until: team.closesAt }
    return placePart(ctx, deal, { ...asked, ...seat })
  })

export const buy = (ctx: Ctx, asked: Asked & { variantId?: string | undefined; units: number }): Promise<Taken> =>
  onceByKey(ctx, asked, async ctx => {
    const deal = await runningDeal(ctx, asked.dealId, 'stepped', 'pre-sale', 'crowdfunding')
    const item = itemsOf(deal).find(one => one.variantId === (asked.variantId ?? deal.variantId)) ?? refuse(NotInDeal)
    const { variantId, price } = item
    return placePart(ctx, deal, { ...asked, variantId, price, offerId: deal.offerId, until: deal.closesAt })
  })

export const payRest = (ctx: Ctx, asked: { key: string; dealId: string; partId: string; credit: number }): Promise<Taken> =>
  onceByKey(ctx, asked, async ctx => {
    const deal = dealOfKind(await lockDeal(ctx, asked.dealId, 'shared'), ['pre-sale'])
    const first = await findPart(ctx, asked.partId)
    if (first?.dealId !== deal.id || first.memberId !== memberIdOf(ctx)) return refuse(NoSuchPart)
    const { price, deposit, restFrom, restUntil } = deal.terms
    const isDue =
      restFrom && restUntil && restFrom <= ctx.now && ctx.now < restUntil && !isEnded(deal.state) && deal.state !== 'cancelling'
    if (!isDue || first.state !== 'paid' || first.restOf !== null) return refuse(RestNotDue, { from: restFrom, until: restUntil })
    const { variantId, units } = first
    const rest = { variantId, units, price: price - deposit, offerId: deal.restOfferId, restOf: first.id, until: restUntil }
    return placePart(ctx, deal, { key: asked.key, credit: asked.credit, address: null, note: '', ...rest })
  })
