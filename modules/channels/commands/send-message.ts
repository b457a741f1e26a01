// Something is to be said to someone: the row is written here, together with the job that sends it.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { contactOf } from '#modules/members/index.ts'
import { type Article, type ChannelKind, NoSuchTemplate, NotReachable, type Purpose, TemplateGap } from '../contract.ts'
import { messageQueued } from '../facts.ts'
import { addressFor } from '../rules/addresses.ts'
import { filled } from '../rules/templates.ts'
import { findAccount } from '../store/accounts.ts'
import { followingOf } from '../store/followers.ts'
import { findByKey, insertMessage } from '../store/messages.ts'
import { findTemplate } from '../store/words.ts'
import { houseAccount } from './connect-account.ts'
import { deliverMessage } from './deliver-message.ts'
import { noteStep } from './note-step.ts'

export interface Sending {
  channel: ChannelKind
  /** Two calls with one key send once. Name what it is about: `groups.seat-taken:sea_…`. */
  key: string
  purpose: Purpose
  memberId?: string | null
  /** Instead of a member's own address; then only what the person asked for himself may be sent. */
  to?: { accountId: string; address: string }
  /** Which official account; the one the member wrote to last when it is left out. */
  accountId?: string
  template?: string
  params?: Readonly<Record<string, string>>
  /** Instead of a template. */
  words?: { subject?: string; text?: string; article?: Article }
  /** Not before. */
  at?: Date
  answersId?: string
}

/** Writes the message and its job in the transaction that is open; gives its id, also when it was written before. */
export const sendMessage = (ctx: Ctx, wish: Sending): Promise<string> =>
  within(ctx, async ctx => {
    const contact = wish.memberId ? await contactOf(ctx, wish.memberId) : undefined
    const { accountId, address } = await placeOf(ctx, wish, contact)
    const said = await wordsOf(ctx, wish, contact)
    const id = newId(ctx, 'msg')
    const key = `out:${wish.key}`
    const isNew = await insertMessage(ctx.db, {
      communityId: ctx.community.id,
      id,
      accountId,
      direction: 'out',
      channel: wish.channel,
      key,
      memberId: wish.memberId ?? null,
      address,
      kind: said.article ? 'article' : 'text',
      purpose: wish.purpose,
      template: wish.template ?? null,
      params: { ...wish.params },
      ...said,
      state: 'waiting',
      at: ctx.now,
      dueAt: wish.at ?? ctx.now,
      answersId: wish.answersId ?? null,
    })
    if (!isNew) return (await findByKey(ctx.db, ctx.community.id, accountId, key))?.id ?? id
    await noteStep(ctx, id, 'written')
    const { channel, purpose, template = null } = wish
    const memberId = wish.memberId ?? null
    await record(ctx, messageQueued, memberId ?? id, { messageId: id, accountId, memberId, channel, purpose, template })
    await later(ctx, deliverMessage, { messageId: id }, { at: wish.at ?? ctx.now })
    return id
  })

type Contact = Awaited<ReturnType<typeof contactOf>>

async function placeOf(ctx: Ctx, wish: Sending, contact: Contact): Promise<{ accountId: string; address: string }> {
  if (wish.to) {
    const account = await findAccount(ctx.db, ctx.community.id, wish.to.accountId)
    if (account?.kind !== wish.channel) throw new TypeError(`${wish.to.accountId} is no account for ${wish.channel}`)
    if (!wish.memberId && wish.purpose !== 'transactional') throw new TypeError('only a member can have agreed to a purpose')
    return wish.to
  }
  if (!wish.memberId) throw new TypeError('a message needs a member or an address')
  if (wish.channel === 'wechat') {
    const following = await followingOf(ctx.db, ctx.community.id, wish.memberId, wish.accountId ?? null)
    if (!following) refuse(NotReachable, { channel: wish.channel })
    return { accountId: following.accountId, address: following.openid }
  }
  const address = addressFor(contact?.identities ?? [], wish.channel) ?? refuse(NotReachable, { channel: wish.channel })
  return { accountId: (await houseAccount(ctx, wish.channel)).id, address }
}

async function wordsOf(ctx: Ctx, wish: Sending, contact: Contact) {
  if (wish.template === undefined) {
    const { subject = '', text = '', article = null } = wish.words ?? {}
    if (text === '' && article === null) throw new TypeError('a message needs a template or words')
    return { subject, body: text, article }
  }
  const template = (await findTemplate(ctx.db, ctx.community.id, wish.channel, wish.template)) ?? refuse(NoSuchTemplate)
  const params = { member: contact?.name ?? '', community: ctx.community.name, ...wish.params }
  const { subject, body, missing } = filled(template, contact?.locale ?? ctx.community.locale, params)
  if (missing.length > 0) refuse(TemplateGap, { missing: missing.join(', ') })
  return { subject, body, article: null }
}
