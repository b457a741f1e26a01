// A member gets a notice, in the transaction that gives the reason for it.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { noticed } from '../facts.ts'
import type { NewNotice } from '../store/comments.ts'
import { insertNotices } from '../store/notices.ts'

export async function notify(ctx: Ctx, notices: readonly Omit<NewNotice, 'id'>[]): Promise<void> {
  const rows = notices.map(notice => ({ ...notice, id: newId(ctx, 'ntc') }))
  await insertNotices(ctx, rows)
  for (const row of rows) await record(ctx, noticed, row.postId, noticeFact(row))
}

export const noticeFact = ({ id, memberId, kind, postId, commentId }: NewNotice) => ({
  noticeId: id,
  memberId,
  kind,
  postId,
  commentId,
})
