// Notes in the audit log what an operator did, in the transaction in which he does it.
import type { Upload } from '#kernel/contract.ts'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { summarize, targetsOf } from '../rules/redact.ts'
import { insertAudit } from '../store/audit.ts'

export interface AuditInput {
  params: unknown
  body: unknown
  upload?: Upload | undefined
}

/** The audit door of the kernel: every changing call of an operator passes here by itself. */
export async function auditDoor(ctx: Ctx, what: string, input: AuditInput): Promise<void> {
  const { upload } = input
  const file = upload ? { file: { name: upload.fileName, bytes: upload.bytes, mime: upload.mime } } : {}
  await insertAudit(ctx.db, {
    communityId: ctx.community.id,
    id: newId(ctx, 'aud'),
    at: ctx.now,
    operatorId: actorName(ctx.actor),
    what,
    targets: targetsOf(input.params, input.body),
    summary: { ...summarize(input.body), ...file },
    requestId: ctx.requestId,
    callerHash: ctx.callerHash,
  })
}

/** For what the kernel does not note by itself: readings worth knowing of, such as an export. */
export const noteAudit = (ctx: Ctx, what: string, details: Record<string, unknown> = {}, targets: string[] = []): Promise<void> =>
  auditDoor(ctx, what, { params: { targets }, body: details })
