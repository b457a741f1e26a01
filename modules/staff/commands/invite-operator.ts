// Invites an operator by a one-time link; a new invitation to the same address takes the place of the old one.
import type { z } from 'zod'
import { mailerService } from '#gateways/services.ts'
import { type Ctx, needRight, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { EmailTaken, type HeldRole, type Invite, UnknownCommunity } from '../contract.ts'
import { foldEmail, times } from '../rules.ts'
import { dropInvitation } from '../store/keys.ts'
import { findOperatorByEmail } from '../store/operators.ts'
import { linkTo, makeKey } from './make-key.ts'
import { needFresh } from './need-fresh.ts'

export interface ToldLink {
  url: string
  expiresAt: Date
  mailed: boolean
}

export const inviteOperator = (ctx: Ctx, wish: z.output<typeof Invite>): Promise<ToldLink> =>
  within(ctx, async ctx => {
    needRight(ctx, 'staff.manage')
    await needFresh(ctx)
    await needCommunities(ctx, wish.roles)
    const { email, name, roles } = wish
    const emailFolded = foldEmail(email)
    if (await findOperatorByEmail(ctx.db, emailFolded)) refuse(EmailTaken, { email })
    const made = await makeKey(ctx, { purpose: 'invite', lastsMs: times.invitationMs, email, emailFolded, name, roles })
    const url = linkTo(ctx, 'join', made.secret)
    const inviter = ctx.actor.kind === 'operator' ? operatorOf(ctx).name : 'Qunluo'
    return { url, expiresAt: made.expiresAt, mailed: mailInvitation(ctx, wish, inviter, url) }
  })

export async function needCommunities(ctx: Ctx, roles: HeldRole[]): Promise<void> {
  for (const { communityId } of roles)
    if (communityId !== 'house' && !(await findCommunity(ctx.db, communityId))) refuse(UnknownCommunity, { communityId })
}

/** Sent by hand once the transaction stands and not as a job: a job's payload is kept, and the link is a secret. */
function mailInvitation(ctx: Ctx, { email, name, locale }: z.output<typeof Invite>, inviter: string, url: string): boolean {
  const mailer = ctx.house.services.find(mailerService)
  if (!mailer) return false
  const mail =
    locale === 'en'
      ? {
          subject: `${inviter} invites you to run communities with Qunluo`,
          text: `Hello ${name},\n\n${inviter} invites you to help run communities. Open this link within seven days; it works once:\n\n${url}\n\nIf you expected nothing of the kind, ignore this mail.\n`,
        }
      : {
          subject: `${inviter} 邀请你一起运营社群`,
          text: `${name}，你好：\n\n${inviter} 邀请你一起运营社群。请在七天内打开下面的链接，链接只能用一次：\n\n${url}\n\n如果你并不知情，忽略这封邮件即可。\n`,
        }
  ctx.afterCommit(() => {
    mailer.send({ to: email, ...mail }).catch(error => ctx.log.warn({ err: error }, 'an invitation could not be mailed'))
  })
  return true
}

export const withdrawInvitation = async (ctx: Ctx, id: string): Promise<void> => {
  needRight(ctx, 'staff.manage')
  if (!(await dropInvitation(ctx.db, id))) refuse(NotFound)
}
