// Deals in their several states, for tests that look at the books; and what is done to them behind the back of the program.
import { apply, takeTurn } from '#modules/deals/commands/apply.ts'
import { bid, setDepositAside } from '#modules/deals/commands/bid.ts'
import { buy, joinTeam, openTeam } from '#modules/deals/commands/buy.ts'
import { putThing } from '#modules/shop/fixtures/stall.ts'
import { give } from '#modules/wallet/fixtures/books.ts'
import { inHours, key, openDeal, paid, plain } from './campaign.ts'
import type { SignedInMember, SignedInOperator, World } from './world.ts'

const soon = 10 / 60

/** A team that formed, one that did not and one that is open; a price that fell, a campaign that failed, an auction, a draw. */
export async function dealsOf(world: World, mei: SignedInOperator, ling: SignedInMember, bo: SignedInMember): Promise<void> {
  const { variantId } = await putThing(world.ctx(), { title: '书箱', price: 49_900, onHand: 100 })
  const limits = { unitsMax: null, perMemberMax: null }
  const closesAt = inHours(world, soon)
  const teams = { variantId, price: 39_900, size: 2, hours: 12, ...limits }
  const open = (dealId: string, who: SignedInMember) =>
    paid(world, who, openTeam(world.ctx(who.actor), { dealId, key: key(), ...plain() }))
  const short = await openDeal(world, mei, 'team-buy', { ...teams, closesAt })
  const long = await openDeal(world, mei, 'team-buy', teams)
  const full = await open(short, ling)
  await paid(world, bo, joinTeam(world.ctx(bo.actor), { dealId: short, teamId: full.teamId as string, key: key(), ...plain() }))
  await open(short, bo)
  await open(long, ling)
  const stepped = await openDeal(world, mei, 'stepped', {
    variantId,
    price: 40_000,
    steps: [{ units: 2, price: 30_000 }],
    ...limits,
    closesAt,
  })
  const rewards = [{ variantId, name: '书箱', price: 40_000, unitsMax: null }]
  const crowd = await openDeal(world, mei, 'crowdfunding', {
    ...{ variantId, type: 'reward', goalIn: 'units', goal: 9, maker: '凌', heldBy: 'provider' },
    ...{ rewards, shipsBy: inHours(world, 99), closesAt },
  })
  for (const dealId of [stepped, crowd])
    await paid(world, ling, buy(world.ctx(ling.actor), { dealId, units: 2, key: key(), ...plain() }))
  const auction = await openDeal(world, mei, 'auction', {
    ...{ variantId, startPrice: 100, step: 10, reserve: 10_000, deposit: 500, softMinutes: 0, answerHours: 24, closesAt },
  })
  for (const [who, amount] of [
    [ling, 100],
    [bo, 120],
  ] as const) {
    await give(world.ctx(), who.memberId, 500, { unit: 'credit' })
    await setDepositAside(world.ctx(who.actor), auction)
    await bid(world.ctx(who.actor), auction, amount)
  }
  const asked = { organiser: '晨声社', contact: 'mei@morning.example' }
  const draw = await openDeal(world, mei, 'draw', { variantId, price: 40_000, units: 1, answerHours: 24, ...asked, closesAt })
  for (const who of [ling, bo]) await apply(world.ctx(who.actor), draw, '')
  await world.advance(closesAt)
  for (const who of [ling, bo]) await takeTurn(world.ctx(who.actor), { dealId: draw, key: key(), ...plain() }).catch(() => {})
  await world.settle()
}

export const dealDamages: Record<string, string> = {
  'deals.seats-counted': `update deals_teams set held = held + 1 where state = 'open'`,
  'deals.formed-is-full': `update deals_parts set state = 'lapsed' where state = 'granted' and team_id is not null`,
  'deals.decided-in-time': `update deals_teams set closes_at = closes_at - interval '3 days'`,
  'deals.failed-is-paid-back': `update deals_parts set state = 'paid' where state = 'returned'`,
  'deals.parts-follow-orders': `update deals_parts set state = 'lapsed' where state = 'granted'`,
  'deals.difference-returned': `update deals_parts set returned = returned + 1 where state = 'granted'`,
  'deals.bids-rise': 'update deals_lots set top_amount = top_amount + 1',
  'deals.deposits-go-back': 'update deals_deposits set returned_at = null',
  'deals.draw-frozen': `update deals_entries set at = at + interval '1 day'`,
  'deals.commitment-opens': `alter table deals_draws disable trigger user; update deals_draws set seed = repeat('0', 64)`,
  'deals.wins-within-number': `update deals_deals set terms = jsonb_set(terms, '{units}', '0') where kind = 'draw'`,
  'deals.rules-stand': `update deals_rules set text = text || ' '`,
}
