// Whoever pushes is a follower of the account and a member of the community, made at the first word.
import type { Inbound } from '#gateways/wechat/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { findOrAddMemberByIdentity, wechatSubject } from '#modules/members/index.ts'
import { followed, unfollowed } from '../facts.ts'
import { windowAfter } from '../rules/answer.ts'
import type { AccountRow } from '../store/accounts.ts'
import { cardOf } from '../store/cards.ts'
import { lockFollower, markFollowed, markLeft, saveFollower } from '../store/followers.ts'

export interface Follower {
  memberId: string
  isBanned: boolean
}

export async function noteFollower(ctx: Ctx, account: AccountRow, push: Inbound): Promise<Follower> {
  const key = { communityId: ctx.community.id, accountId: account.id, openid: push.from }
  const before = await lockFollower(ctx.db, key)
  const who = await memberBehind(ctx, account, push.from, before?.memberId ?? null)
  const scene = push.kind === 'subscribe' || push.kind === 'scan' ? (push.scene ?? null) : null
  // A push that opens no window is one that ended before it began.
  const window = windowAfter(push) ?? { from: push.sentAt, until: push.sentAt, max: 0 }
  await saveFollower(ctx.db, key, { memberId: who.memberId, at: push.sentAt, scene, window })
  const told = { accountId: account.id, memberId: who.memberId }
  if (push.kind === 'subscribe') {
    await markFollowed(ctx.db, key, push.sentAt, scene)
    await record(ctx, followed, who.memberId, { ...told, scene, again: before !== undefined })
  }
  if (push.kind === 'unsubscribe' && (await markLeft(ctx.db, key, push.sentAt))) await record(ctx, unfollowed, who.memberId, told)
  return who
}

async function memberBehind(ctx: Ctx, account: AccountRow, openid: string, known: string | null): Promise<Follower> {
  const card = known === null ? undefined : await cardOf(ctx.db, ctx.community.id, known)
  if (known !== null && card) return { memberId: known, isBanned: card.banned }
  const found = await findOrAddMemberByIdentity(ctx, {
    kind: 'wechat_openid',
    subject: wechatSubject(account.appId ?? '', openid),
    source: 'wechat',
    // Following is not signing in: he stays 受众 until he proves the openid himself.
    proved: false,
  })
  return { memberId: found.memberId, isBanned: found.banned }
}
