// members 同好: who is here. People and what proves them, profiles, stages, consents, the directory and its segments.
import type { CommunityRef, Ctx } from '#kernel/ctx.ts'
import type { Fact, Recorded } from '#kernel/facts.ts'
import type { House } from '#kernel/house.ts'
import { type LiveMessage, room, type StoredFile } from '#kernel/room.ts'
import { importPurpose } from './commands/read-import-file.ts'
import { photoPurpose } from './commands/set-photo.ts'
import { membersContract } from './contract.ts'
import {
  importMoved,
  memberBanned,
  memberChanged,
  memberErased,
  memberJoined,
  memberLeft,
  memberReadmitted,
  membersBrought,
  membersFacts,
  membersWithdrawn,
  sessionsEnded,
  stageMoved,
} from './facts.ts'
import { membersJobs, membersRounds } from './listeners.ts'
import { isPresent } from './policy.ts'
import { membersHandlers } from './routes.ts'
import { findMember, findMemberOfPerson } from './store/members.ts'
import { identitiesOf } from './store/people.ts'

export { addMember, findOrAddMemberByIdentity } from './commands/add-member.ts'
export { banMember, readmitMember } from './commands/ban-member.ts'
export { addField } from './commands/define-fields.ts'
export { withdrawConsentOf } from './commands/give-consent.ts'
export { memberOfPerson } from './commands/join-community.ts'
export { setStageRules } from './commands/move-stage.ts'
export { namesOfActors, withName, withNames } from './commands/name-actors.ts'
export { noteActivity, noteStanding } from './commands/note-activity.ts'
export { linkIdentity } from './commands/own-identities.ts'
export { personByProof } from './commands/prove-identity.ts'
export { type MemberPut, type MemberPutResult, putMembers } from './commands/put-members.ts'
export { listSegmentMemberIds, membersOfSegment, segmentCount, walkMemberIds } from './commands/save-segment.ts'
export { photoOf } from './commands/show-member.ts'
export { tagIdsByName, tagMembers } from './commands/tag-members.ts'
export * from './facts.ts'
export { subjectOf, valueFromText, wechatSubject } from './rules.ts'
export { consenting } from './store/consents.ts'
export { listFields } from './store/fields.ts'
export { identitiesOf }

/** Whether there is such a member here, banned ones included. */
export const isMember = async (ctx: Ctx, memberId: string): Promise<boolean> =>
  (await findMember(ctx.db, ctx.community.id, memberId)) !== undefined

const named = (recorded: Recorded<{ memberId: string }>): string[] => [recorded.payload.memberId]
const toConsole = (recorded: Recorded): string => `console:${recorded.communityId}`
const told = (fact: Fact<any>, topics: LiveMessage['topics']): LiveMessage => ({
  fact,
  topics,
  body: async (_ctx, recorded) => recorded.payload,
})

export const members = room({
  name: 'members',
  contract: membersContract,
  handlers: membersHandlers,
  facts: membersFacts,
  jobs: membersJobs,
  rounds: membersRounds,
  live: {
    messages: [
      ...[
        memberJoined,
        membersBrought,
        membersWithdrawn,
        importMoved,
        memberBanned,
        memberReadmitted,
        memberLeft,
        memberErased,
      ].map(fact => told(fact, recorded => [toConsole(recorded)])),
      ...[memberChanged, stageMoved].map(fact =>
        told(fact, recorded => [toConsole(recorded), `member:${recorded.payload.memberId}`]),
      ),
    ],
    topics: async ctx => {
      if (ctx.actor.kind === 'member') return [`community:${ctx.community.id}`, `member:${ctx.actor.memberId}`]
      return ctx.actor.kind === 'operator' && ctx.actor.rights.has('members.read') ? [`console:${ctx.community.id}`] : []
    },
    reviews: [memberBanned, memberReadmitted, memberLeft, memberErased, sessionsEnded].map(fact => ({ fact, people: named })),
  },
  files: {
    [importPurpose]: async (ctx: Ctx, _file: StoredFile) =>
      ctx.actor.kind === 'operator' && ctx.actor.rights.has('members.import'),
    [photoPurpose]: async (ctx: Ctx, _file: StoredFile) =>
      ctx.actor.kind === 'member' || (ctx.actor.kind === 'operator' && ctx.actor.rights.has('members.read')),
  },
  gauges: {},
})

/** Why he may not come in, as the fact that led him out; '' when he never was here, or may come in. */
export async function whyMemberOut(house: House, community: CommunityRef, personId: string): Promise<string> {
  const member = await findMemberOfPerson(house.db, community.id, personId)
  if (!member || isPresent(member)) return ''
  return (member.bannedAt ? memberBanned : member.leftAt ? memberLeft : memberErased).name
}

/** Whether a member is here: neither banned, gone nor erased. For rooms that act on a member without his being there. */
export async function isMemberPresent(ctx: Ctx, memberId: string): Promise<boolean> {
  const member = await findMember(ctx.db, ctx.community.id, memberId)
  return member !== undefined && isPresent(member)
}

/** Where a member can be reached and whether he may be, proved addresses first: for rooms that write to him. */
export async function contactOf(ctx: Ctx, memberId: string) {
  const member = await findMember(ctx.db, ctx.community.id, memberId)
  if (!member || member.erasedAt) return undefined
  const identities = member.personId ? await identitiesOf(ctx.db, member.personId) : []
  return {
    name: member.name,
    locale: member.locale,
    isBanned: member.bannedAt !== null,
    isPresent: isPresent(member),
    identities: identities.toSorted((one, other) => Number(other.verifiedAt !== null) - Number(one.verifiedAt !== null)),
  }
}
