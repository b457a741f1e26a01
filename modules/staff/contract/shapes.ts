// What operators, their roles, their proofs and their doings look like from outside.
import { z } from 'zod'
import { Instant, idOf, Locale, line } from '#kernel/shapes.ts'

export const Email = z.string().trim().normalize('NFKC').max(254).pipe(z.email()).meta({ title: '邮箱 | E-mail' })
const NewPassword = z.string().min(1).max(512).meta({ title: '密码 | Password', description: '10–128 characters.' })
const AnyPassword = z.string().min(1).max(512).meta({ title: '密码 | Password' })
const Secret = z.string().regex(/^[\w-]{43}$/)
const Name = line(40).meta({ title: '姓名 | Name' })

export const Role = z.enum(['owner', 'manager', 'moderator', 'editor', 'analyst']).meta({ id: 'StaffRole' })
export type Role = z.output<typeof Role>
export const roleTitles: Record<Role, { zh: string; en: string }> = {
  owner: { zh: '所有者', en: 'Owner' },
  manager: { zh: '主理人', en: 'Manager' },
  moderator: { zh: '协管', en: 'Moderator' },
  editor: { zh: '编辑', en: 'Editor' },
  analyst: { zh: '分析', en: 'Analyst' },
}
/** A role in one community; `house` means all of them, and the house itself. */
export const HeldRole = z
  .object({ communityId: z.union([z.literal('house'), idOf('com')]), role: Role })
  .meta({ id: 'HeldRole', description: 'communityId is `house` for all communities.' })
export type HeldRole = z.output<typeof HeldRole>
export const HeldRoles = z
  .array(HeldRole)
  .max(200)
  .refine(roles => new Set(roles.map(r => r.communityId)).size === roles.length, { message: 'one role a community' })

export const RoleRights = z.object({ role: Role, rights: z.array(z.string()) }).meta({ id: 'RoleRights' })

export const Factor = z.enum(['totp', 'passkey', 'recovery'])
export const Factors = z.object({ totp: z.boolean(), passkeys: z.int(), recoveryCodesLeft: z.int() }).meta({ id: 'StaffFactors' })

export const Operator = z
  .object({
    id: idOf('opr'),
    email: z.string(),
    name: z.string(),
    locale: Locale,
    roles: z.array(HeldRole),
    factors: Factors,
    createdAt: Instant,
    disabledAt: Instant.nullable(),
    signedInAt: Instant.nullable(),
  })
  .meta({ id: 'Operator' })
export type Operator = z.output<typeof Operator>

export const Me = z
  .object({
    id: idOf('opr'),
    email: z.string(),
    name: z.string(),
    locale: Locale,
    roles: z.array(HeldRole),
    /** In the community asked for, otherwise in the house. */
    rights: z.array(z.string()),
    factors: Factors,
    /** Until when dangerous acts need no new proof; null when one is needed now. */
    freshUntil: Instant.nullable(),
    /** The last that was told on the live line before this answer: who opens the line with it misses nothing of what came since. */
    heard: z.string(),
  })
  .meta({ id: 'StaffMe' })

export const StaffSession = z
  .object({ id: Secret, current: z.boolean(), agent: z.string(), createdAt: Instant, seenAt: Instant, expiresAt: Instant })
  .meta({ id: 'StaffSession' })

export const Passkey = z
  .object({
    id: idOf('psk'),
    name: z.string(),
    /** Kept by a service on several devices, rather than in one device only. */
    synced: z.boolean(),
    createdAt: Instant,
    usedAt: Instant.nullable(),
  })
  .meta({ id: 'Passkey' })

export const Invitation = z
  .object({
    id: idOf('key'),
    email: z.string(),
    name: z.string(),
    roles: z.array(HeldRole),
    createdBy: z.string(),
    createdByName: z.string().nullable(),
    createdAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'StaffInvitation' })

/** A link that works once. It is told here and never again. */
export const OnceLink = z.object({ url: z.string(), expiresAt: Instant, mailed: z.boolean() }).meta({ id: 'OnceLink' })

export const LinkInfo = z
  .object({ purpose: z.enum(['welcome', 'invite', 'reset']), email: z.string(), name: z.string(), expiresAt: Instant })
  .meta({ id: 'StaffLinkInfo' })

export const StaffDoor = z
  .object({ ownerKnown: z.boolean(), passkeys: z.boolean() })
  .meta({ id: 'StaffDoor', description: 'What the sign-in page must know: is there an owner, and do passkeys work here.' })

export const SignInStep = z
  .object({
    /** `in`: signed in, the cookie is set. Otherwise which proof is asked for next. */
    next: z.enum(['in', 'totp', 'passkey']),
    /** Carried to the next step; valid for five minutes. */
    pending: z.string().nullable(),
    factors: z.array(Factor),
  })
  .meta({ id: 'SignInStep' })

export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' })
export const TotpBegun = z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'TotpBegun' })

export const AuditEntry = z
  .object({
    id: idOf('aud'),
    at: Instant,
    communityId: z.string(),
    operatorId: z.string(),
    operatorName: z.string(),
    /** room.endpoint */
    what: z.string(),
    targets: z.array(z.string()),
    /** What was sent, as JSON text: shortened, secrets replaced, addresses masked. */
    summary: z.string(),
    requestId: z.string(),
    callerHash: z.string(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.output<typeof AuditEntry>

export const Welcome = z.object({ key: Secret, email: Email, name: Name, password: NewPassword, locale: Locale.default('zh-CN') })
export const Accept = z.object({ key: Secret, name: Name, password: NewPassword, locale: Locale.default('zh-CN') })
export const Reset = z.object({ key: Secret, password: NewPassword })
export const KeyOnly = z.object({ key: Secret })
export const SignIn = z.object({ email: Email, password: AnyPassword })
export const Pending = z.object({ pending: Secret.optional() })
const Code = z
  .string()
  .max(40)
  .transform(code => code.replace(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().min(6).max(20))
  .meta({ title: '验证码 | Code', description: 'Six digits of the authenticator app, or a recovery code.' })
export const SignInCode = z.object({ pending: Secret, code: Code })
export const TotpCode = z.object({ code: Code })
export const Confirm = z
  .object({ password: AnyPassword.optional(), code: Code.optional() })
  .refine(b => (b.password === undefined) !== (b.code === undefined), { message: 'password or code' })
export const ChangePassword = z.object({ current: AnyPassword, next: NewPassword })
export const Invite = z.object({ email: Email, name: Name, roles: HeldRoles.min(1), locale: Locale.default('zh-CN') })
