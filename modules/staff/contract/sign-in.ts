// Endpoints before anyone is signed in: the first owner, invitations, sign-in, a lost password.
import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { PasskeyProof, PasskeyRequest } from './passkeys.ts'
import * as no from './refusals.ts'
import { Accept, KeyOnly, LinkInfo, Pending, Reset, SignIn, SignInCode, SignInStep, StaffDoor, Welcome } from './shapes.ts'

const passwordRefusals = [no.PasswordShort, no.PasswordLong, no.PasswordCommon, no.PasswordPersonal] as const
const rate = (max: number) => ({ per: 'ip', max, windowSeconds: 900 }) as const

export const signInContract = {
  door: endpoint({
    method: 'GET',
    path: '/staff/door',
    summary: 'What the sign-in page must know',
    who: 'anyone',
    returns: StaffDoor,
  }),
  look: endpoint({
    method: 'POST',
    path: '/staff/links/look',
    summary: 'Whom a one-time link is meant for; does not use it up',
    who: 'anyone',
    secret: true,
    rate: rate(60),
    body: KeyOnly,
    returns: LinkInfo,
    refuses: [no.LinkDead],
  }),
  welcome: endpoint({
    method: 'POST',
    path: '/staff/welcome',
    summary: 'Become the first owner with the one-time owner link',
    who: 'anyone',
    secret: true,
    rate: rate(20),
    body: Welcome,
    returns: SignInStep,
    refuses: [no.LinkDead, no.EmailTaken, ...passwordRefusals],
  }),
  accept: endpoint({
    method: 'POST',
    path: '/staff/invitations/accept',
    summary: 'Accept an invitation and sign in',
    who: 'anyone',
    secret: true,
    rate: rate(20),
    body: Accept,
    returns: SignInStep,
    refuses: [no.LinkDead, no.EmailTaken, ...passwordRefusals],
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/staff/reset',
    summary: 'Set a new password with a one-time reset link; every session ends',
    who: 'anyone',
    secret: true,
    rate: rate(20),
    body: Reset,
    returns: SignInStep,
    refuses: [no.LinkDead, ...passwordRefusals],
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/staff/sign-in',
    summary: 'Sign in with e-mail address and password',
    who: 'anyone',
    secret: true,
    rate: rate(30),
    body: SignIn,
    returns: SignInStep,
    refuses: [no.SignInRefused, no.AccountLocked],
  }),
  signInCode: endpoint({
    method: 'POST',
    path: '/staff/sign-in/code',
    summary: 'Second step: a code of the authenticator app, or a recovery code',
    who: 'anyone',
    secret: true,
    rate: rate(30),
    body: SignInCode,
    returns: SignInStep,
    refuses: [no.PendingGone, no.CodeRefused, no.AccountLocked],
  }),
  signInPasskeyOptions: endpoint({
    method: 'POST',
    path: '/staff/sign-in/passkey/options',
    summary: 'Begin with a passkey: alone, or as second step of a pending sign-in',
    who: 'anyone',
    secret: true,
    rate: rate(60),
    body: Pending,
    returns: PasskeyRequest,
    refuses: [no.PendingGone, no.PasskeysImpossible],
  }),
  signInPasskey: endpoint({
    method: 'POST',
    path: '/staff/sign-in/passkey',
    summary: 'Sign in with a passkey',
    who: 'anyone',
    secret: true,
    rate: rate(60),
    body: Pending.extend({ proof: PasskeyProof }),
    returns: SignInStep,
    refuses: [no.PendingGone, no.PasskeyRefused, no.PasskeysImpossible],
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/staff/sign-out',
    summary: 'Sign out here',
    who: 'operator',
    returns: z.void(),
  }),
}
