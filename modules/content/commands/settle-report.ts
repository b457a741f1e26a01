// A report is upheld, and what it speaks of taken down; or it is dismissed.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { type Text, textIn } from '#kernel/i18n.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { type Report, ReportSettled, type Verdict } from '../contract.ts'
import { reportSettled } from '../facts.ts'
import { lockPost } from '../store/posts.ts'
import { findReport, settle } from '../store/reports.ts'
import { lockBoth } from './lock-both.ts'
import { lowerComment, lowerPost, needKeeper } from './take-down.ts'

type Wish = z.output<typeof Verdict>

export const settleReport = (ctx: Ctx, reportId: string, { verdict, how, note }: Wish): Promise<Report> =>
  within(ctx, async ctx => {
    const report = (await findReport(ctx, reportId)) ?? refuse(NotFound)
    await needKeeper(ctx, report.groupId)
    // The target is locked first, as a takedown does: two hosts at once settle one after the other.
    const { post, comment } = report.commentId
      ? await lockBoth(ctx, report.commentId)
      : { post: (await lockPost(ctx, report.postId)) ?? refuse(NotFound), comment: null }
    if (!(await settle(ctx, reportId, verdict, note))) refuse(ReportSettled)
    await record(ctx, reportSettled, reportId, { reportId, verdict })
    const down = { how, reason: note || textIn(reasons[report.reason], ctx.community.locale) }
    if (verdict === 'upheld' && comment?.state === 'published') await lowerComment(ctx, post, comment, down)
    if (verdict === 'upheld' && !comment && post.state === 'published') await lowerPost(ctx, post, down)
    return (await findReport(ctx, reportId)) ?? refuse(NotFound)
  })

// As the one who reported chose them on the phone.
const reasons: Record<Report['reason'], Text> = {
  spam: { zh: '广告或刷屏', en: 'Advertising or spam' },
  abuse: { zh: '辱骂或骚扰', en: 'Abuse or harassment' },
  false: { zh: '不实信息', en: 'False information' },
  private: { zh: '泄露隐私', en: 'Private matters made public' },
  other: { zh: '违反社群规范', en: 'Against the norms' },
}
