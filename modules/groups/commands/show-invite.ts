// What an invite shows to whoever holds its code, and the picture of its address.
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { Invite, Landing } from '../contract.ts'
import { whatStandsBetween } from '../rules/admission.ts'
import { inviteUrl } from '../rules/invite.ts'
import { cardFields } from '../rules/name-card.ts'
import { ageWeeksOf } from '../rules/tree.ts'
import { findNorms, listSteps } from '../store/door.ts'
import { findGroupSeen } from '../store/groups.ts'
import { findInviteShown, type InviteLine } from '../store/invites.ts'
import { type InviteRow, sightOf } from '../store/own.ts'
import { findMemberCard } from '../store/seats.ts'
import { openInvite } from './open-invite.ts'

export async function showLanding(ctx: Ctx, code: string): Promise<Landing> {
  const { invite, groupIds } = await openInvite(ctx, code)
  const maker = await findMemberCard(ctx.db, ctx.community.id, invite.madeBy)
  return {
    code,
    expiresAt: invite.expiresAt,
    usesLeft: invite.usesMax - invite.uses,
    inviter: maker ? { name: maker.name, avatarFileId: maker.avatarFileId } : null,
    groups: await Promise.all(groupIds.map(groupId => landingGroup(ctx, invite, groupId))),
  }
}

// A stranger who holds the invite and nothing else.
const stranger = {
  seated: false,
  banned: false,
  signedVersion: null,
  invited: true,
  passwordSaid: false,
  application: null,
}

async function landingGroup(ctx: Ctx, invite: InviteRow, groupId: string): Promise<Landing['groups'][number]> {
  const group = (await findGroupSeen(ctx.db, sightOf(ctx, invite.id), groupId)) ?? refuse(NotFound)
  const steps = await listSteps(ctx.db, ctx.community.id, groupId)
  const norms = group.normsAsked ? await findNorms(ctx.db, ctx.community.id, groupId, group.normsVersion) : undefined
  // The steps are told even when no seat is left: seatsLeft says so already, and one may come free.
  const { steps: ahead } = whatStandsBetween({ ...group, steps, state: 'open', seatsTaken: 0 }, stranger)
  return {
    ...group,
    ageWeeks: ageWeeksOf(group.openedAt, ctx.now),
    seatsLeft: group.state === 'open' ? group.seatsMax - group.seatsTaken : 0,
    norms: norms ?? null,
    steps: ahead,
    cardFields: cardFields(group.cardPattern),
  }
}

export const inviteShown = (ctx: Ctx, line: InviteLine): Invite => ({
  ...line,
  url: inviteUrl(ctx.house.settings.publicUrl, ctx.community.slug, line.code),
})

export const showInvite = async (ctx: Ctx, code: string): Promise<Invite> =>
  inviteShown(ctx, (await findInviteShown(ctx.db, ctx.community.id, code)) ?? refuse(NotFound))

/** The address as a QR code; drawn only for an invite that opens, so that no dead picture is handed around. */
export async function drawInvite(ctx: Ctx, code: string) {
  await openInvite(ctx, code)
  const { toString: draw } = await import('qrcode')
  const url = inviteUrl(ctx.house.settings.publicUrl, ctx.community.slug, code)
  const body = await draw(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return { body, mime: 'image/svg+xml', fileName: `invite-${code}.svg`, inline: true, cacheSeconds: 60 }
}
