// Whoever gave a gift is written to while there is still time to hand the link on: by e-mail, where he can be reached.
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { Refused } from '#kernel/refusal.ts'
import { sendMessage } from '#modules/channels/index.ts'
import { contactOf } from '#modules/members/index.ts'
import type { GiftRow } from '../store/gifts.ts'
import { titleOfOrder } from '../store/order-pages.ts'

const subject = {
  zh: '你送的礼物还有 {left} 份没人领',
  en: '{left} of your gifts {left:is|are} still unclaimed',
}
const body = {
  zh: '{member}，你好：\n\n你在{community}送出的「{title}」一共 {shares} 份，还有 {left} 份没有人领。{day} 之前都可以领，过了这天，没领的部分原路退给你。\n\n打开订单，把链接再发给朋友：\n{url}',
  en: 'Hello {member},\n\nOf {title}, which you give in {community}, {left} of {shares} {shares:share|shares} {left:has|have} not been claimed. There is time until {day}; what nobody claims by then is paid back to you.\n\nOpen the order and send the link to your friends again:\n{url}',
}

export async function remindGiver(ctx: Ctx, gift: GiftRow): Promise<void> {
  const { orderId, giverId: memberId, shares, claimed, endsAt } = gift
  const contact = await contactOf(ctx, memberId)
  if (!contact?.isPresent) return
  const words = {
    member: contact.name,
    community: ctx.community.name,
    title: await titleOfOrder(ctx, orderId),
    ...{ shares, left: shares - claimed },
    day: dayIn(endsAt, ctx.community.timeZone),
    url: `${ctx.house.settings.publicUrl}/c/${ctx.community.slug}/orders/${orderId}`,
  }
  const said = (text: typeof subject) => fill(textIn(text, contact.locale ?? ctx.community.locale), words)
  try {
    await sendMessage(ctx, {
      ...{ channel: 'email', key: `shop.gift-waits:${orderId}`, purpose: 'transactional', memberId },
      words: { subject: said(subject), text: said(body) },
    })
  } catch (error) {
    // Without an address he finds it on the order's page alone.
    if (!(error instanceof Refused)) throw error
  }
}
