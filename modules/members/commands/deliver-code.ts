// The job that makes a code, leaves its hash and sends it. Nothing that opens a door lies in the database.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { MailRefused } from '#gateways/email/index.ts'
import { mailerService, smsService } from '#gateways/services.ts'
import { SmsRefused } from '#gateways/sms/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { job } from '#kernel/jobs/define.ts'
import { digits, token } from '#kernel/random.ts'
import { type CodeLetter, mailOf, masked, smsOf } from '../rules.ts'
import { type CodeRow, findCode, markSent, sealCode } from '../store/codes.ts'
import { codeHashOf } from './check-code.ts'

export const deliverCode = job('members.deliver-code', z.object({ codeId: z.string() }), deliver, { triesMax: 6 })

/** Each try makes a new code, so that none needs keeping; only the last one sent is good. */
async function deliver(ctx: Ctx, { codeId }: { codeId: string }): Promise<void> {
  const row = await findCode(ctx.db, ctx.community.id, codeId)
  if (!row || row.sentAt || row.expiresAt <= ctx.now) return
  const code = digits(ctx.random, 6)
  const linkToken = row.kind === 'email' && row.purpose === 'sign-in' ? token(ctx.random) : null
  const salt = ctx.random.bytes(16)
  const linkHash = linkToken === null ? null : createHash('sha256').update(linkToken).digest()
  if (!(await sealCode(ctx.db, row, ctx.now, { salt, codeHash: await codeHashOf(code, salt), linkHash }))) return
  const link = linkToken === null ? null : `${ctx.house.settings.publicUrl}/c/${ctx.community.slug}/sign-in#link=${linkToken}`
  try {
    await send(ctx, row, { community: ctx.community.name, code, link, locale: row.locale, purpose: row.purpose })
  } catch (error) {
    if (!(error instanceof MailRefused || error instanceof SmsRefused)) throw error
    ctx.log.warn({ to: masked(row.subject), why: error.message }, 'a code could not be delivered: the address was refused')
    return
  }
  await markSent(ctx.db, row, ctx.now)
}

async function send(ctx: Ctx, row: CodeRow, letter: CodeLetter): Promise<void> {
  const { services } = ctx.house
  const mailer = services.find(mailerService)
  const sms = services.find(smsService)
  if (row.kind === 'email' && mailer) await mailer.send({ to: row.subject, ...mailOf(letter) })
  // A new code is a new message: under the old request's id a bridge would rightly refuse it.
  else if (row.kind === 'phone' && sms) await sms.send({ phone: row.subject, ...smsOf(letter), requestId: newId(ctx, 'sms') })
  else if (!mailer && !sms) ctx.log.info(`no mail server is set: the code for ${row.subject} is ${letter.code}`)
}
