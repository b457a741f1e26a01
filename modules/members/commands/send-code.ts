// Someone asks for a code: to sign in, to add an address, or to confirm that it is he. The answer is the same for all addresses.
import { createHash } from 'node:crypto'
import { mailerService, smsService } from '#gateways/services.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import type { Locale } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { NotAnAddress, TooManyCodes, WayNotSet } from '../contract/refusals.ts'
import { codeMs, codePauseMs, codesADay, dayMs, subjectOf } from '../rules.ts'
import { type CodePurpose, insertCode, letterLimit, takeLetter } from '../store/codes.ts'
import { deliverCode } from './deliver-code.ts'

/** Which ways in are set up. On a try-out machine without gateways the code goes to the server's console. */
export function waysOf(ctx: Ctx): { email: boolean; phone: boolean; console: boolean } {
  const email = ctx.house.services.find(mailerService) !== undefined
  const phone = ctx.house.services.find(smsService) !== undefined
  const { hostname } = new URL(ctx.house.settings.publicUrl)
  const isLocal = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  const toConsole = !email && !phone && isLocal
  return { email: email || toConsole, phone: phone || toConsole, console: toConsole }
}

export interface CodeRequest {
  kind: 'email' | 'phone'
  subject: string
  locale?: Locale | undefined
  purpose: CodePurpose
  personId: string | null
}

export async function sendCode(ctx: Ctx, wish: CodeRequest): Promise<{ codeId: string; expiresAt: Date; againAt: Date }> {
  if (!waysOf(ctx)[wish.kind]) refuse(WayNotSet)
  const subject = subjectOf(wish.kind, wish.subject) ?? refuse(NotAnAddress)
  const code = {
    communityId: ctx.community.id,
    id: newId(ctx, 'cod'),
    purpose: wish.purpose,
    kind: wish.kind,
    subject,
    personId: wish.personId,
    locale: wish.locale ?? ctx.locale,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + codeMs),
  }
  await within(ctx, async ctx => {
    await takeOneLetter(ctx, wish.kind, subject)
    await insertCode(ctx.db, code)
    // The job makes the code itself: what waits on the list is a name, not a secret.
    await later(ctx, deliverCode, { codeId: code.id }, { key: code.id })
  })
  return { codeId: code.id, expiresAt: code.expiresAt, againAt: new Date(ctx.now.getTime() + codePauseMs) }
}

async function takeOneLetter(ctx: Ctx, kind: string, subject: string): Promise<void> {
  const to = { kind, subjectHash: createHash('sha256').update(`${kind}:${subject}`).digest() }
  const limits = { pauseMs: codePauseMs, windowMs: dayMs, max: codesADay }
  if (await takeLetter(ctx.db, to, ctx.now, limits)) return
  const row = await letterLimit(ctx.db, to)
  const paused = (row?.sentAt.getTime() ?? 0) + codePauseMs
  const until = paused > ctx.now.getTime() ? paused : (row?.windowFrom.getTime() ?? 0) + dayMs
  refuse(TooManyCodes, { seconds: Math.max(1, Math.ceil((until - ctx.now.getTime()) / 1000)) })
}
