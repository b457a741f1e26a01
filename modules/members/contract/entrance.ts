// Endpoints of the entrance: which ways in there are, codes, links, and coming in with a sign-in one already has.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, idOf, Locale, line } from '#kernel/shapes.ts'
import {
  CodeGone,
  CodeWrong,
  IdentityUnproven,
  LinkGone,
  MemberBanned,
  NotAnAddress,
  TooManyCodes,
  WayNotSet,
} from './refusals.ts'
import { ConsentText, MemberId, Name } from './shapes.ts'

export const CodeId = idOf('cod')
export const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
  .meta({ title: '验证码 | Code' })

/** `console`: no gateway is set on this local try-out, so the code is written to the server's console instead. */
export const SignInWays = z.object({ email: z.boolean(), phone: z.boolean(), console: z.boolean() }).meta({ id: 'SignInWays' })
export const CodeWish = z
  .object({
    kind: z.enum(['email', 'phone']),
    subject: line(320).meta({ title: '邮箱或手机号 | E-mail or mobile number' }),
    locale: Locale.optional(),
  })
  .meta({ id: 'CodeWish' })
/** The same for an address known here and one unknown. */
export const CodeOnItsWay = z.object({ codeId: CodeId, expiresAt: Instant, againAt: Instant }).meta({ id: 'CodeOnItsWay' })
export const SignedIn = z
  .object({ memberId: MemberId, name: z.string(), isNew: z.boolean(), missing: z.array(z.string()) })
  .meta({ id: 'SignedIn' })

export const entranceContract = {
  ways: endpoint({
    method: 'GET',
    path: inCommunity('/sign-in/ways'),
    summary: 'Which ways of signing in are set up',
    who: 'anyone',
    returns: SignInWays,
  }),
  sendCode: endpoint({
    method: 'POST',
    path: inCommunity('/sign-in/codes'),
    summary: 'Send a sign-in code (and a link, by e-mail)',
    who: 'anyone',
    body: CodeWish,
    returns: CodeOnItsWay,
    refuses: [WayNotSet, NotAnAddress, TooManyCodes],
    rate: { per: 'ip', max: 30, windowSeconds: 600 },
  }),
  signIn: endpoint({
    method: 'POST',
    path: inCommunity('/sign-in'),
    summary: 'Sign in with the code',
    who: 'anyone',
    body: z.object({ codeId: CodeId, code: Code, name: Name.optional() }),
    returns: SignedIn,
    refuses: [CodeWrong, CodeGone, MemberBanned, IdentityUnproven],
    rate: { per: 'ip', max: 60, windowSeconds: 300 },
  }),
  signInByLink: endpoint({
    method: 'POST',
    path: inCommunity('/sign-in/link'),
    summary: 'Sign in with the link from the mail; the page shows a button first',
    who: 'anyone',
    body: z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
    returns: SignedIn,
    refuses: [LinkGone, MemberBanned, IdentityUnproven],
    rate: { per: 'ip', max: 120, windowSeconds: 60 },
  }),
  enter: endpoint({
    method: 'POST',
    path: inCommunity('/entrance'),
    summary: 'Come into this community with a sign-in from another community of the house, or come back after leaving',
    who: 'anyone',
    returns: SignedIn,
    refuses: [MemberBanned],
    rate: { per: 'ip', max: 60, windowSeconds: 60 },
  }),
  signOut: endpoint({
    method: 'POST',
    path: inCommunity('/sign-out'),
    summary: 'Sign out on this device',
    who: 'anyone',
    returns: Done,
  }),
  consentTexts: endpoint({
    method: 'GET',
    path: inCommunity('/consents'),
    summary: 'What a member may agree to, in the reader’s language',
    who: 'anyone',
    returns: z.array(ConsentText),
  }),
}
