// Entries are frozen under one root, and public chance is announced that nobody can know yet.
import { beaconService } from '#gateways/services.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Laid } from '../rules/activity.ts'
import { leafOf, Root, sealOf, veiled } from '../rules/entries.ts'
import { type Beacon, entrantsOf, findSettledTable, freezeEntries, noteBeacon, type SettledTable } from '../store/entries.ts'

/** Between the freezing and the number: longer than anyone's clock is wrong. */
const aheadMs = 60_000

/** Within the transaction that holds the table. */
export async function freeze(ctx: Ctx, { activity, play }: Laid, table: SettledTable): Promise<SettledTable> {
  const entriesVeil = ctx.random.bytes(32).toString('hex')
  const root = new Root()
  for await (const some of entrantsOf(ctx, activity.id))
    for (const { memberId, seq, token, weight, score, mine } of some)
      root.add(leafOf(activity.id, { seq, token, weight, score, seal: sealOf(veiled(entriesVeil, seq, mine), memberId) }))
  const frozen = {
    entriesRoot: root.hex(),
    entries: root.count,
    entriesVeil,
    beacon: play.isDraw === true ? announced(ctx) : null,
  }
  await freezeEntries(ctx, activity.id, frozen)
  return { ...table, ...frozen, frozenAt: ctx.now }
}

function announced(ctx: Ctx): Beacon | null {
  const drand = ctx.house.services.find(beaconService)
  if (!drand) return null
  const { round, at } = drand.roundAt(new Date(ctx.now.getTime() + aheadMs))
  return { source: drand.source, round, at: at.toISOString() }
}

/**
 * Looks up what was announced. It is not settled without: an announced number that suits nobody could otherwise be waited out.
 * The network keeps its numbers for ever, so that it can be asked until it answers.
 */
export async function drawBeacon(ctx: Ctx, activityId: string): Promise<'there' | 'not-yet'> {
  const beacon = (await findSettledTable(ctx, activityId))?.beacon
  if (!beacon || beacon.signature !== undefined) return 'there'
  const drand = ctx.house.services.find(beaconService)
  if (!drand) throw new Error(`round ${beacon.round} of ${beacon.source} was announced, and no network is set`)
  const drawn = ctx.now < new Date(beacon.at) ? null : await drand.draw(beacon.round)
  if (!drawn) return 'not-yet'
  await noteBeacon(ctx, activityId, { ...beacon, randomness: drawn.randomness, signature: drawn.signature })
  return 'there'
}
