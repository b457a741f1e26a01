// Whoever asked for money back reads what the shop answered, also when he was not looking: by e-mail, where he can be reached.
import type { Ctx } from '#kernel/ctx.ts'
import { fill, type Text, textIn } from '#kernel/i18n.ts'
import { Refused } from '#kernel/refusal.ts'
import { sendMessage } from '#modules/channels/index.ts'
import { contactOf } from '#modules/members/index.ts'
import { titleOfOrder } from '../store/order-pages.ts'
import { findRequest } from '../store/refund-requests.ts'

interface Letter {
  subject: Text
  body: Text
}
const granted: Letter = {
  subject: { zh: '「{title}」的退款申请已同意', en: 'Your money for {title} comes back' },
  body: {
    zh: '{member}，你好：\n\n你在{community}买的「{title}」，退款申请已同意，钱按付款的方式原路退回。{said}\n\n看退款走到哪一步：\n{url}',
    en: 'Hello {member},\n\nThe refund that you asked for {title} in {community} is granted; the money goes back the way it came.{said}\n\nSee how far it is:\n{url}',
  },
}
const declined: Letter = {
  subject: { zh: '「{title}」的退款申请没有同意', en: 'The refund of {title} was declined' },
  body: {
    zh: '{member}，你好：\n\n你在{community}买的「{title}」，退款申请没有同意。{said}\n\n订单照常进行；还可以再申请：\n{url}',
    en: 'Hello {member},\n\nThe refund that you asked for {title} in {community} was declined.{said}\n\nThe order goes on as before; you may ask again:\n{url}',
  },
}
const said: Record<'granted' | 'declined', Text> = {
  granted: { zh: '\n\n商家说：{answer}', en: '\n\nThe shop says: {answer}' },
  declined: { zh: '\n\n原因：{answer}', en: '\n\nWhy: {answer}' },
}

export async function tellRequestEnded(ctx: Ctx, requestId: string): Promise<void> {
  const request = await findRequest(ctx, requestId)
  if (request?.state !== 'granted' && request?.state !== 'declined') return
  const contact = await contactOf(ctx, request.memberId)
  if (!contact?.isPresent) return
  const locale = contact.locale ?? ctx.community.locale
  const letter = request.state === 'granted' ? granted : declined
  const words = {
    member: contact.name,
    community: ctx.community.name,
    title: await titleOfOrder(ctx, request.orderId),
    said: request.answer && fill(textIn(said[request.state], locale), { answer: request.answer }),
    url: `${ctx.house.settings.publicUrl}/c/${ctx.community.slug}/orders/${request.orderId}`,
  }
  try {
    await sendMessage(ctx, {
      ...{ channel: 'email', key: `shop.request-ended:${requestId}`, purpose: 'transactional', memberId: request.memberId },
      words: { subject: fill(textIn(letter.subject, locale), words), text: fill(textIn(letter.body, locale), words) },
    })
  } catch (error) {
    // Without an address he finds it among his orders alone.
    if (!(error instanceof Refused)) throw error
  }
}
