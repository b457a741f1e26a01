// A transfer is undone by another that runs the other way; once.
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NoReversalOfReversal } from '../contract/refusals.ts'
import type { Code } from '../rules/accounts.ts'
import { findTransfer } from '../store/transfers.ts'
import { postTransfers } from './post-transfers.ts'
import { refuseShort } from './refuse-short.ts'

/** The id of the reversal; asked again, that of the first time. Refused when what was given is spent by now. */
export async function reverseTransfer(ctx: Ctx, transferId: string, note = ''): Promise<string> {
  const lines = await findTransfer(ctx, transferId)
  const [first] = lines
  if (!first) refuse(NotFound)
  if (first.reverses) refuse(NoReversalOfReversal)
  const [done] = await postTransfers(ctx, [
    {
      key: `reverse:${transferId}`,
      kind: `${first.kind}-reversed`,
      cause: first.cause,
      note,
      reverses: transferId,
      lines: lines.map(line => ({ debit: line.credit as Code, credit: line.debit as Code, amount: line.amount })),
    },
  ])
  if (done?.outcome === 'short') await refuseShort(ctx, first.credit as Code, first.amount)
  return done?.transferId as string
}
