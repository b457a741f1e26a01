// Each endpoint of the groups: a command or a read, and nothing else.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { handlers } from '#kernel/http/handlers.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import { done } from '#kernel/shapes.ts'
import { withNames } from '#modules/members/index.ts'
import { announce } from './commands/announce.ts'
import { apply } from './commands/apply.ts'
import { banFromGroup } from './commands/ban-from-group.ts'
import { changeCard } from './commands/change-card.ts'
import { changeGroup } from './commands/change-group.ts'
import { changeRole } from './commands/change-role.ts'
import { changeSeats } from './commands/change-seats.ts'
import { cloneGroup } from './commands/clone-group.ts'
import { closeGroup } from './commands/close-group.ts'
import { decideApplication } from './commands/decide-application.ts'
import { handOver } from './commands/hand-over.ts'
import { leaveGroup } from './commands/leave-group.ts'
import { liftBan } from './commands/lift-ban.ts'
import { makeInvite } from './commands/make-invite.ts'
import { moveGroup } from './commands/move-group.ts'
import { muteGroup } from './commands/mute-group.ts'
import { openGroup } from './commands/open-group.ts'
import { previewCard } from './commands/preview-card.ts'
import { removeFromGroup } from './commands/remove-from-group.ts'
import { reopenGroup } from './commands/reopen-group.ts'
import { revokeInvite } from './commands/revoke-invite.ts'
import { sayPassword } from './commands/say-password.ts'
import { setAdmission } from './commands/set-admission.ts'
import { setNorms } from './commands/set-norms.ts'
import { planNextGroup, showDeskGroup, showTree } from './commands/show-desk-group.ts'
import { showGroup } from './commands/show-group.ts'
import { drawInvite, inviteShown, showInvite, showLanding } from './commands/show-invite.ts'
import { getFloorSeen, listSeatsShown, showSeatsOf } from './commands/show-seats.ts'
import { signNorms } from './commands/sign-norms.ts'
import { takeSeat } from './commands/take-seat.ts'
import { unmuteGroup } from './commands/unmute-group.ts'
import { withdrawApplication } from './commands/withdraw-application.ts'
import { groupsContract } from './contract.ts'
import { mayApprove, mayBan } from './policy.ts'
import { cardFields, exampleCard } from './rules/name-card.ts'
import { ageWeeksOf } from './rules/tree.ts'
import { listApplications } from './store/applications.ts'
import { listNorms } from './store/door.ts'
import { listInvites } from './store/invites.ts'
import { listBans, listEndings, listGroupCards } from './store/lists.ts'
import { sightOf } from './store/own.ts'

const thenDone = async (work: Promise<unknown>) => {
  await work
  return done
}
/** Changes a group, then shows the operator what it has become. */
const thenShown = async (ctx: Ctx, groupId: string, work: Promise<unknown>) => {
  await work
  return showDeskGroup(ctx, groupId)
}

export const groupsHandlers = handlers(groupsContract, {
  list: async (ctx, { query }) => {
    const { items, next } = await listGroupCards(ctx.db, sightOf(ctx), query)
    return { items: items.map(card => ({ ...card, ageWeeks: ageWeeksOf(card.openedAt, ctx.now) })), next }
  },
  get: (ctx, { params, query }) => showGroup(ctx, params.groupId, query.invite),
  takeSeat: (ctx, { params, body }) => takeSeat(ctx, params.groupId, body),
  sayPassword: (ctx, { params, query, body }) => sayPassword(ctx, params.groupId, body.password, query.invite),
  signNorms: (ctx, { params, query, body }) => thenDone(signNorms(ctx, params.groupId, body.version, query.invite)),
  apply: (ctx, { params, body }) => apply(ctx, params.groupId, body),
  withdraw: (ctx, { params }) => thenDone(withdrawApplication(ctx, params.groupId)),
  leave: (ctx, { params }) => thenDone(leaveGroup(ctx, params.groupId)),
  changeMyCard: (ctx, { params, body }) => changeCard(ctx, params.groupId, body),
  previewMyCard: (ctx, { params, query, body }) => previewCard(ctx, params.groupId, body, query.invite),
  seats: async (ctx, { params, query }) => listSeatsShown(ctx, await getFloorSeen(ctx, params.groupId), query),

  invite: async (ctx, { body }) => showInvite(ctx, (await makeInvite(ctx, body)).code),
  myInvites: async (ctx, { query }) => {
    const { items, next } = await listInvites(ctx.db, ctx.community.id, { ...query, madeBy: actorName(ctx.actor) })
    return { items: items.map(line => inviteShown(ctx, line)), next }
  },
  revokeInvite: (ctx, { params }) => thenDone(revokeInvite(ctx, params.code)),
  landing: (ctx, { params }) => showLanding(ctx, params.code),
  inviteQr: (ctx, { params }) => drawInvite(ctx, params.code),

  changeRole: (ctx, { params, body }) => thenDone(changeRole(ctx, params.groupId, params.memberId, body.role)),
  remove: (ctx, { params, body }) => thenDone(removeFromGroup(ctx, params.groupId, params.memberId, body.reason)),
  ban: (ctx, { params, body }) => thenDone(banFromGroup(ctx, params.groupId, body.memberId, body.reason)),
  unban: (ctx, { params }) => thenDone(liftBan(ctx, params.groupId, params.memberId)),
  bans: async (ctx, { params, query }) => {
    const { viewer } = await getFloorSeen(ctx, params.groupId)
    return mayBan(viewer) ? listBans(ctx.db, ctx.community.id, params.groupId, query) : refuse(Forbidden)
  },
  handOver: (ctx, { params, body }) => thenDone(handOver(ctx, params.groupId, body.memberId)),
  announce: (ctx, { params, body }) => thenDone(announce(ctx, params.groupId, body.text)),
  mute: (ctx, { params, body }) => thenDone(muteGroup(ctx, params.groupId, body.reason)),
  unmute: (ctx, { params }) => thenDone(unmuteGroup(ctx, params.groupId)),
  applications: async (ctx, { params, query }) => {
    const { viewer } = await getFloorSeen(ctx, params.groupId)
    if (!mayApprove(viewer)) refuse(Forbidden)
    return listApplications(ctx.db, sightOf(ctx), { ...query, groupId: params.groupId })
  },
  decide: (ctx, { params, body }) => decideApplication(ctx, params.applicationId, body, params.groupId),

  tree: ctx => showTree(ctx),
  open: async (ctx, { body }) => showDeskGroup(ctx, (await openGroup(ctx, body)).id),
  look: (ctx, { params }) => showDeskGroup(ctx, params.groupId),
  change: (ctx, { params, body }) => thenShown(ctx, params.groupId, changeGroup(ctx, params.groupId, body)),
  move: (ctx, { params, body }) => thenShown(ctx, params.groupId, moveGroup(ctx, params.groupId, body.parentId)),
  close: (ctx, { params, body }) => thenShown(ctx, params.groupId, closeGroup(ctx, params.groupId, body.reason)),
  reopen: (ctx, { params }) => thenShown(ctx, params.groupId, reopenGroup(ctx, params.groupId)),
  setNorms: (ctx, { params, body }) => thenShown(ctx, params.groupId, setNorms(ctx, params.groupId, body.text)),
  norms: async (ctx, { params, query }) => {
    await getFloorSeen(ctx, params.groupId)
    const { items, next } = await listNorms(ctx.db, ctx.community.id, params.groupId, query)
    return { items: await withNames(ctx, items, 'changedBy'), next }
  },
  setAdmission: (ctx, { params, body }) => thenShown(ctx, params.groupId, setAdmission(ctx, params.groupId, body.steps)),
  unsigned: async (ctx, { params, query }) =>
    listSeatsShown(ctx, await getFloorSeen(ctx, params.groupId), { ...query, unsigned: true }),
  previewCard: async (ctx, { query }) => ({
    fields: cardFields(query.pattern),
    example: exampleCard(query.pattern, ctx.locale),
  }),
  plan: (ctx, { params }) => planNextGroup(ctx, params.groupId),
  clone: async (ctx, { params, body }) => showDeskGroup(ctx, await cloneGroup(ctx, params.groupId, body)),

  deskSeats: async (ctx, { params, query }) => listSeatsShown(ctx, await getFloorSeen(ctx, params.groupId), query),
  seatsOfMember: (ctx, { params }) => showSeatsOf(ctx, params.memberId),
  endings: async (ctx, { params, query }) => {
    await getFloorSeen(ctx, params.groupId)
    const { items, next } = await listEndings(ctx.db, ctx.community.id, params.groupId, query)
    return { items: await withNames(ctx, items, 'endedBy'), next }
  },
  changeSeats: (ctx, { params, body }) => changeSeats(ctx, params.groupId, body),
  deskBans: async (ctx, { params, query }) => {
    await getFloorSeen(ctx, params.groupId)
    const { items, next } = await listBans(ctx.db, ctx.community.id, params.groupId, query)
    return { items: await withNames(ctx, items, 'bannedBy'), next }
  },
  deskUnban: (ctx, { params }) => thenDone(liftBan(ctx, params.groupId, params.memberId)),
  deskHandOver: (ctx, { params, body }) => thenDone(handOver(ctx, params.groupId, body.memberId)),
  deskAnnounce: (ctx, { params, body }) => thenDone(announce(ctx, params.groupId, body.text)),
  deskMute: (ctx, { params, body }) => thenDone(muteGroup(ctx, params.groupId, body.reason)),
  deskUnmute: (ctx, { params }) => thenDone(unmuteGroup(ctx, params.groupId)),
  deskApplications: (ctx, { query }) => listApplications(ctx.db, sightOf(ctx), query),
  deskDecide: (ctx, { params, body }) => decideApplication(ctx, params.applicationId, body),
  deskInvites: async (ctx, { query }) => {
    const { items, next } = await listInvites(ctx.db, ctx.community.id, query)
    return { items: items.map(line => inviteShown(ctx, line)), next }
  },
  deskInvite: async (ctx, { body }) => showInvite(ctx, (await makeInvite(ctx, body)).code),
  deskRevokeInvite: (ctx, { params }) => thenDone(revokeInvite(ctx, params.code)),
})
