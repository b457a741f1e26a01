// At the door: reads the rules and what a member brings, asks the one rule, and says its "no" by name.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { mayNow } from '#modules/tiers/index.ts'
import { AlreadySeated, BannedFromGroup, GroupClosed, GroupFull, type Standing, StepsRemain } from '../contract.ts'
import { type Way, whatStandsBetween } from '../rules/admission.ts'
import { listSteps, readBrought } from '../store/door.ts'
import type { GroupRow } from '../store/own.ts'

export interface Arrival {
  memberId: string
  /** He holds an invite that opens this group now. */
  invited: boolean
  way?: Way
}

export async function standAtDoor(ctx: Ctx, group: GroupRow, arrival: Arrival): Promise<Standing> {
  const steps = await listSteps(ctx.db, ctx.community.id, group.id)
  const row = await readBrought(ctx.db, ctx.community.id, group.id, arrival.memberId)
  const password = steps.find(step => step.kind === 'password')
  const passwordSaid = Boolean(password?.phraseHash && row.saidHash?.equals(password.phraseHash))
  const forRight = steps.find(step => step.kind === 'tier')?.forRight ?? null
  const entitled = forRight !== null && (await mayNow(ctx, arrival.memberId, forRight))
  return whatStandsBetween({ ...group, steps }, { ...row, passwordSaid, entitled, invited: arrival.invited }, arrival.way)
}

export function passWall(standing: Standing, group: GroupRow): void {
  if (standing.blocked === 'seated') refuse(AlreadySeated)
  if (standing.blocked === 'banned') refuse(BannedFromGroup)
  if (standing.blocked === 'closed') refuse(GroupClosed)
  if (standing.blocked === 'full') refuse(GroupFull, { seatsMax: group.seatsMax })
}

export function passDoor(standing: Standing, group: GroupRow): void {
  passWall(standing, group)
  const steps = standing.steps.map(({ kind, waiting }) => ({ kind, waiting }))
  if (steps.length > 0) refuse(StepsRemain, { count: steps.length, steps })
}
