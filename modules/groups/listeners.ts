// What the groups do when something happened: to a member above us, or to a seat of ours; and what open screens are told.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { type Fact, listen, type Recorded } from '#kernel/facts.ts'
import { later } from '#kernel/jobs/define.ts'
import type { LiveMessage, Room } from '#kernel/room.ts'
import { memberBanned, memberChanged, memberErased, memberLeft, noteActivity, noteStanding } from '#modules/members/index.ts'
import { endAllSeats } from './commands/end-all-seats.ts'
import { redrawCards } from './commands/redraw-cards.ts'
import * as facts from './facts.ts'
import { mayApprove, mayRemove } from './policy.ts'
import { listHeldSeats } from './store/floor.ts'
import { findGroupSeen } from './store/groups.ts'
import { sightOf } from './store/own.ts'
import { findSeat, lockSeatsOf } from './store/seats.ts'

// Read-time guards close every door at once; these tidy up behind them.
export const groupsListeners = [
  listen(memberBanned, 'groups.end-seats-of-banned', (ctx, { payload }) => endAllSeats(ctx, payload.memberId)),
  listen(memberLeft, 'groups.end-seats-of-gone', (ctx, { payload }) => endAllSeats(ctx, payload.memberId)),
  listen(memberErased, 'groups.forget-erased', (ctx, { payload }) => endAllSeats(ctx, payload.memberId, { erased: true })),
  listen(memberChanged, 'groups.redraw-renamed', async (ctx, { payload }) => {
    if (!payload.fields.includes('name')) return
    for (const { groupId } of await listHeldSeats(ctx, payload.memberId))
      await later(
        ctx,
        redrawCards,
        { groupId, memberId: payload.memberId },
        { key: `${groupId} ${payload.memberId}`, replace: true },
      )
  }),
  listen(facts.seatTaken, 'groups.note-seat-taken', async (ctx, { id, payload }) => {
    await noteActivity(ctx, payload.memberId, 'seat', id)
    await noteSeats(ctx, payload.memberId)
  }),
  listen(facts.seatEnded, 'groups.note-seat-ended', (ctx, { payload }) => noteSeats(ctx, payload.memberId)),
]

/** Counted behind a lock, so that of two seats taken at once the later count has the last word. */
const noteSeats = (ctx: Ctx, memberId: string): Promise<void> =>
  within(ctx, async ctx => {
    await lockSeatsOf(ctx.db, ctx.community.id, memberId)
    await noteStanding(ctx, memberId, 'seats', (await listHeldSeats(ctx, memberId)).length)
  })

interface OfGroup {
  groupId: string
  memberId?: string
}
const consoleOf = (recorded: Recorded): string => `console:${recorded.communityId}`
const groupTopics = (recorded: Recorded<OfGroup>): string[] => [`group:${recorded.payload.groupId}`, consoleOf(recorded)]
/** The person concerned hears it too, sitting there or not. */
const seatTopics = (recorded: Recorded<OfGroup>): string[] => [
  ...groupTopics(recorded),
  ...(recorded.payload.memberId ? [`member:${recorded.payload.memberId}`] : []),
]
/** An application is the business of those who decide, and of who made it. */
const leadTopics = (recorded: Recorded<OfGroup>): string[] => [
  `lead:${recorded.payload.groupId}`,
  consoleOf(recorded),
  `member:${recorded.payload.memberId}`,
]

async function groupBody(ctx: Ctx, { payload }: Recorded<OfGroup>) {
  const group = await findGroupSeen(ctx.db, sightOf(ctx), payload.groupId)
  return group && { groupId: group.id, state: group.state, seatsTaken: group.seatsTaken, seatsMax: group.seatsMax }
}
async function seatBody(ctx: Ctx, recorded: Recorded<OfGroup>) {
  const { groupId, memberId = '' } = recorded.payload
  const group = await groupBody(ctx, recorded)
  const seat = await findSeat(ctx.db, ctx.community.id, groupId, memberId)
  return group && { ...group, memberId, role: seat?.role ?? null, number: seat?.number ?? null, cardName: seat?.cardName ?? null }
}
const leadBody = async (_ctx: Ctx, { payload }: Recorded<OfGroup>) => ({ ...payload })

const message = (fact: Fact, topics: LiveMessage['topics'], body: LiveMessage['body']): LiveMessage => ({ fact, topics, body })
const ofGroup = [
  facts.groupOpened,
  facts.groupChanged,
  facts.groupMoved,
  facts.groupClosed,
  facts.groupReopened,
  facts.groupAnnounced,
  facts.groupMuted,
  facts.groupUnmuted,
  facts.normsChanged,
  facts.admissionChanged,
]
const ofSeat = [facts.seatTaken, facts.seatEnded, facts.cardChanged, facts.roleChanged, facts.groupHandedOver]
const ofDoor = [facts.seatAppliedFor, facts.applicationDecided, facts.applicationWithdrawn]
// Whoever sits down hears the group from then on; whoever gets up, is banned or changes role hears what he now may.
const moving = [facts.seatTaken, facts.seatEnded, facts.roleChanged, facts.groupHandedOver, facts.memberBannedFromGroup]

export const groupsLive: NonNullable<Room['live']> = {
  messages: [
    ...ofGroup.map(fact => message(fact, groupTopics, groupBody)),
    ...ofSeat.map(fact => message(fact, seatTopics, seatBody)),
    ...ofDoor.map(fact => message(fact, leadTopics, leadBody)),
  ],
  async topics(ctx) {
    if (ctx.actor.kind !== 'member') return []
    const seats = await listHeldSeats(ctx, ctx.actor.memberId)
    return seats.flatMap(({ groupId, role }) => {
      const viewer = { role, operates: false }
      return [
        `group:${groupId}`,
        ...(mayApprove(viewer) ? [`lead:${groupId}`] : []),
        // Those who may put someone out keep order, and hear what is reported.
        ...(mayRemove(viewer) ? [`order:${groupId}`] : []),
      ]
    })
  },
  reviews: moving.map(fact => ({
    fact,
    people: ({ payload }: Recorded<{ memberId: string; fromId?: string | null }>) =>
      payload.fromId ? [payload.memberId, payload.fromId] : [payload.memberId],
  })),
}
