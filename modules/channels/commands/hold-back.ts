// Looked at just before sending: whether this person may still be written to, for this purpose, at this address.
import type { Ctx } from '#kernel/ctx.ts'
import { consenting, contactOf } from '#modules/members/index.ts'
import { addressFor } from '../rules/addresses.ts'
import type { AccountRow } from '../store/accounts.ts'
import { findFollower } from '../store/followers.ts'
import type { MessageRecord } from '../store/messages.ts'
import type { Target } from './take-quotas.ts'

export type Held = { end: 'failed' | 'skipped'; why: string } | Pick<Target, 'address' | 'window'>
const skipped = (why: string): Held => ({ end: 'skipped', why })

export async function holdsBack(ctx: Ctx, account: AccountRow, message: MessageRecord): Promise<Held> {
  if (account.disconnectedAt) return { end: 'failed', why: 'not-connected' }
  let { address } = message
  if (message.memberId) {
    const contact = await contactOf(ctx, message.memberId)
    if (!contact) return skipped('gone')
    if (contact.isBanned) return skipped('banned')
    if (message.purpose !== 'transactional') {
      if (!contact.isPresent) return skipped('gone')
      if (!(await agrees(ctx, message))) return skipped('no-consent')
    }
    // Whoever changed his address meanwhile is written to at the new one.
    if (message.channel !== 'wechat' && !contact.identities.some(identity => identity.subject === address))
      address = addressFor(contact.identities, message.channel) ?? ''
    if (address === '') return skipped('unreachable')
  }
  if (message.channel !== 'wechat') return { address, window: null }
  const follower = await findFollower(ctx.db, { communityId: ctx.community.id, accountId: account.id, openid: address })
  if (!follower || follower.leftAt) return skipped('unfollowed')
  if (follower.windowUntil <= ctx.now) return { end: 'failed', why: 'window-closed' }
  return { address, window: { from: follower.windowFrom, until: follower.windowUntil, max: follower.windowMax } }
}

async function agrees(ctx: Ctx, { memberId, purpose }: MessageRecord): Promise<boolean> {
  if (!memberId || !purpose || purpose === 'transactional') return true
  return (await consenting(ctx.db, ctx.community.id, [memberId], purpose)).has(memberId)
}
