// A group as a member sees it: his seat, what he may, and what stands between.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { textIn } from '#kernel/i18n.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { Group } from '../contract.ts'
import { abilitiesIn } from '../policy.ts'
import { cardFields } from '../rules/name-card.ts'
import { ageWeeksOf } from '../rules/tree.ts'
import { writeRefusalOf } from '../rules/writing.ts'
import { findNorms, readBrought } from '../store/door.ts'
import { findGroupSeen, findMute } from '../store/groups.ts'
import { type GroupRow, sightOf } from '../store/own.ts'
import { findSeat } from '../store/seats.ts'
import { openInviteFor } from './open-invite.ts'
import { standAtDoor } from './stand-at-door.ts'

export async function showGroup(ctx: Ctx, groupId: string, inviteCode?: string): Promise<Group> {
  const memberId = memberIdOf(ctx)
  const communityId = ctx.community.id
  const invite = await openInviteFor(ctx, inviteCode, groupId)
  const group = (await findGroupSeen(ctx.db, sightOf(ctx, invite?.id), groupId)) ?? refuse(NotFound)
  const seat = (await findSeat(ctx.db, communityId, groupId, memberId)) ?? null
  const mute = (await findMute(ctx.db, communityId, groupId)) ?? null
  const { signedVersion } = await readBrought(ctx.db, communityId, groupId, memberId)
  const refusal = writeRefusalOf({ ...group, muted: mute !== null }, seat && { role: seat.role, signedVersion })
  return {
    ...group,
    ageWeeks: ageWeeksOf(group.openedAt, ctx.now),
    muted: mute !== null,
    role: seat?.role ?? null,
    number: seat?.number ?? null,
    cardFields: cardFields(group.cardPattern),
    // What is said inside is for those inside.
    announcement: seat && announcementOf(group),
    mute: seat && mute,
    norms: await normsShown(ctx, group, signedVersion),
    seat: seat && { ...seat, card: { name: seat.called, answers: seat.answers } },
    standing: await standAtDoor(ctx, group, { memberId, invited: invite !== null }),
    can: abilitiesIn({ role: seat?.role ?? null, operates: false }, group, refusal === null),
    writeRefusal: seat && refusal && { code: refusal.code, title: textIn(refusal.text, ctx.locale) },
  }
}

const announcementOf = (group: GroupRow): Group['announcement'] =>
  group.announcedAt && { text: group.announcement, announcedAt: group.announcedAt }

/** The norms are read before one enters, so they are shown to whoever sees the door. */
async function normsShown(ctx: Ctx, group: GroupRow, signedVersion: number | null): Promise<Group['norms']> {
  if (!group.normsAsked) return null
  const norms = await findNorms(ctx.db, ctx.community.id, group.id, group.normsVersion)
  return norms ? { ...norms, signedVersion } : null
}
