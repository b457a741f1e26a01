// What can happen to a member. Facts carry ids and kinds, never names, addresses or an operator's words.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'
import { ConsentPurpose, IdentityKind, Stage } from './contract/shapes.ts'

const member = { memberId: z.string() }

/** `again`: had left, and came back. */
export const memberJoined = fact(
  'members.joined',
  1,
  z.object({ ...member, personId: z.string(), source: z.string(), again: z.boolean() }),
)
/** Many at once, by an import: told once a batch, so that nobody is greeted a hundred thousand times. */
export const membersBrought = fact('members.brought', 1, z.object({ memberIds: z.array(z.string()), source: z.string() }))
/** How far an import is: told when its state changes, and while it runs about twice a second. */
export const importMoved = fact(
  'members.import-moved',
  1,
  z.object({
    importId: z.string(),
    state: z.string(),
    rows: z.int().nullable(),
    looked: z.int(),
    done: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    merged: z.int(),
    undone: z.int(),
  }),
)
/** Made by an import and removed with its undoing. */
export const membersWithdrawn = fact('members.withdrawn', 1, z.object({ memberIds: z.array(z.string()), source: z.string() }))
export const memberChanged = fact('members.changed', 1, z.object({ ...member, fields: z.array(z.string()) }))
export const identityAdded = fact(
  'members.identity-added',
  1,
  z.object({ ...member, identityId: z.string(), kind: IdentityKind, proved: z.boolean() }),
)
export const identityRemoved = fact(
  'members.identity-removed',
  1,
  z.object({ ...member, identityId: z.string(), kind: IdentityKind }),
)
export const stageMoved = fact(
  'members.stage-moved',
  1,
  z.object({ ...member, from: Stage, to: Stage, by: z.enum(['rule', 'operator']) }),
)
export const memberTagged = fact('members.tagged', 1, z.object({ ...member, tagId: z.string() }))
export const memberUntagged = fact('members.untagged', 1, z.object({ ...member, tagId: z.string() }))
export const memberBanned = fact('members.banned', 1, z.object(member))
export const memberReadmitted = fact('members.readmitted', 1, z.object(member))
export const memberLeft = fact('members.left', 1, z.object(member))
export const memberErased = fact('members.erased', 1, z.object(member))
export const consentGiven = fact('members.consent-given', 1, z.object({ ...member, purpose: ConsentPurpose }))
export const consentWithdrawn = fact('members.consent-withdrawn', 1, z.object({ ...member, purpose: ConsentPurpose }))
/** Signed out on one device or on all; open connections are looked at again. */
export const sessionsEnded = fact('members.sessions-ended', 1, z.object(member))
/** A field was added, changed, removed, or moved. */
export const fieldsChanged = fact('members.fields-changed', 1, z.object({ keys: z.array(z.string()) }))

export const membersFacts = [
  memberJoined,
  membersBrought,
  importMoved,
  membersWithdrawn,
  memberChanged,
  identityAdded,
  identityRemoved,
  stageMoved,
  memberTagged,
  memberUntagged,
  memberBanned,
  memberReadmitted,
  memberLeft,
  memberErased,
  consentGiven,
  consentWithdrawn,
  sessionsEnded,
  fieldsChanged,
]
