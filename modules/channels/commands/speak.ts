// Says one message through its gateway, outside any transaction, and tells how it went.
import { mailerService, smsService } from '#gateways/services.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Outcome, outcomeOf } from '../rules/outcome.ts'
import type { AccountRow } from '../store/accounts.ts'
import type { MessageRecord } from '../store/messages.ts'
import { clientOf } from './open-wechat.ts'
import { unsubscribeUrl } from './unsubscribe.ts'

export async function speak(ctx: Ctx, account: AccountRow, message: MessageRecord): Promise<Outcome> {
  try {
    return await ways[message.channel](ctx, account, message)
  } catch (error) {
    return outcomeOf(error)
  }
}

type Way = (ctx: Ctx, account: AccountRow, message: MessageRecord) => Promise<Outcome>
const none = (why: string): Outcome => ({ end: 'failed', why, detail: '' })

const ways: Record<MessageRecord['channel'], Way> = {
  async email(ctx, _account, m) {
    const mailer = ctx.house.services.find(mailerService)
    if (!mailer) return none('no-gateway')
    const isOffered = m.purpose === 'marketing' || m.purpose === 'research'
    const { messageId } = await mailer.send({
      to: m.address,
      subject: m.subject,
      text: m.body,
      // The same over all tries, so that a mail that arrives twice is shown once.
      messageId: `<${m.id}@${new URL(ctx.house.settings.publicUrl).hostname}>`,
      ...(isOffered && m.memberId ? { listUnsubscribe: unsubscribeUrl(ctx, m.memberId, m.purpose as 'marketing') } : {}),
    })
    return { end: 'sent', providerId: messageId }
  },
  async sms(ctx, _account, m) {
    const sms = ctx.house.services.find(smsService)
    if (!sms) return none('no-gateway')
    const { messageId } = await sms.send({
      phone: m.address,
      template: m.template ?? 'text',
      params: m.params,
      text: m.body,
      requestId: m.id,
    })
    return { end: 'sent', providerId: messageId }
  },
  async wechat(ctx, account, m) {
    const client = await clientOf(ctx, account)
    if (!client) return none('not-connected')
    if (m.article) await client.sendCustomNews(m.address, m.article)
    else await client.sendCustomText(m.address, m.body)
    return { end: 'sent', providerId: null }
  },
}
