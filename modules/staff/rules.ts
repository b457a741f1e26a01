// What a role may, and other decisions about operators that need no database.
import { createHash } from 'node:crypto'
import type { Role } from './contract/shapes.ts'

const reading = [
  'members.read',
  'groups.read',
  'content.read',
  'channels.read',
  'playbooks.read',
  'wallet.read',
  'tiers.read',
  'shop.read',
  'payments.read',
  'policies.read',
  'activities.read',
] as const
const running = [
  ...reading,
  'communities.change',
  'communities.examine',
  'staff.audit',
  'members.edit',
  'members.import',
  'members.export',
  'members.ban',
  'groups.edit',
  'content.publish',
  'content.moderate',
  'channels.edit',
  'channels.send',
  'playbooks.launch',
  'wallet.correct',
  'tiers.edit',
  'shop.edit',
  'shop.sell',
  'shop.refund',
  'payments.edit',
  'activities.edit',
  'activities.run',
] as const

/** Every right there is; an owner holds them all. */
export const allRights = [...running, 'wallet.close', 'policies.edit', 'communities.open', 'staff.manage'] as const
export type Right = (typeof allRights)[number]

export const rightsOfRole: Record<Role, readonly Right[]> = {
  owner: allRights,
  manager: running,
  moderator: ['members.read', 'members.ban', 'groups.read', 'content.read', 'content.moderate'],
  editor: [
    'groups.read',
    'content.read',
    'content.publish',
    'channels.read',
    'channels.edit',
    'playbooks.read',
    'activities.read',
    'activities.edit',
  ],
  // Sees everything, changes nothing, and takes no list of members out of the house.
  analyst: reading,
}

export const rightsOf = (roles: readonly Role[]): ReadonlySet<string> => new Set(roles.flatMap(role => rightsOfRole[role]))

/** One address, one operator: however it is written, wide or narrow, large or small. */
export const foldEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

export interface FactorsHeld {
  totp: boolean
  passkeys: number
  recoveryCodesLeft: number
}
export type NextProof = 'in' | 'totp' | 'passkey'

/** After the password: which proof is asked for first. */
export const nextProof = (held: FactorsHeld): NextProof => (held.passkeys > 0 ? 'passkey' : held.totp ? 'totp' : 'in')
export const factorsToOffer = (held: FactorsHeld): ('totp' | 'passkey' | 'recovery')[] => [
  ...(held.totp ? (['totp'] as const) : []),
  ...(held.passkeys > 0 ? (['passkey'] as const) : []),
  ...((held.totp || held.passkeys > 0) && held.recoveryCodesLeft > 0 ? (['recovery'] as const) : []),
]

const minute = 60_000
export const times = {
  freshMs: 10 * minute,
  pendingMs: 5 * minute,
  totpSetUpMs: 15 * minute,
  challengeMs: 5 * minute,
  lockMs: 15 * minute,
  ownerLinkMs: 24 * 60 * minute,
  resetLinkMs: 24 * 60 * minute,
  invitationMs: 7 * 24 * 60 * minute,
}

/** Keys are 256 bits of chance, so a plain hash keeps them. */
export const hashOfKey = (secret: string): Buffer => createHash('sha256').update(secret).digest()
/** Recovery codes are shorter; the operator's id keeps one table from serving for all. */
export const hashOfRecoveryCode = (operatorId: string, code: string): Buffer =>
  createHash('sha256').update(`${operatorId} ${code}`).digest()
