// For the doctor's test: an activity that was played, paid for and bound with, and the damage that can be done to it.
import { act, givePoints, putTin } from '#modules/activities/fixtures/hall.ts'
import type { SignedInMember, World } from './world.ts'

export async function activitiesOf(world: World, ling: SignedInMember, bo: SignedInMember): Promise<void> {
  const tin = await putTin(world, {
    ...{ title: '铁盒', costPoints: 2, budget: 10_000 },
    rewards: [{ key: 'sweet', title: '十分', kind: 'points', amount: 10, value: 100, units: 20 }],
  })
  for (const one of [ling, bo]) {
    await givePoints(world.ctx(), one.memberId, 20)
    await act(world.ctx(one.actor), tin, 'take')
  }
  await act(world.ctx(ling.actor), tin, 'bind', { points: 5 })
}

export const activityDamages: Record<string, string> = {
  'activities.moves-gapless': 'delete from activities_moves where nth = 1',
  'activities.players-gapless': 'update activities_tables set players = players + 1',
  'activities.rewards-within-units': 'update activities_awards set units = units + 1',
  'activities.stock-above-zero': `update activities_tables set stock = jsonb_set(stock, '{looks}', '-1')`,
  'activities.budget-adds-up': 'update activities_tables set budget_left = budget_left - 1',
  'activities.awards-in-the-books': `update activities_awards set amount = amount + 1 where state = 'paid'`,
  'activities.costs-in-the-books': 'update activities_moves set cost = cost + 1 where cost > 0',
  'activities.bound-in-the-books': 'update activities_players set charged = charged + 1 where charged > 0',
  'activities.bound-above-zero': 'update activities_players set charged = -1 where charged > 0',
  'activities.done-in-time': `update activities_activities set opens_at = opens_at - interval '3 days', closes_at = closes_at - interval '2 days'`,
  'activities.rules-stand': `update activities_rules set text = text || ' '`,
}
