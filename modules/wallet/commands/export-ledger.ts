// The whole ledger of a community as a journal for hledger, written piece by piece.
import type { Ctx } from '#kernel/ctx.ts'
import type { Code } from '../rules/accounts.ts'
import { hledgerEntry, hledgerHead, type JournalTransfer } from '../rules/hledger.ts'
import { codesOf, inSnapshot, walkTransfers } from '../store/walk.ts'

/** The number of transfers written. */
export const exportLedger = (ctx: Ctx, write: (text: string) => Promise<void> | void): Promise<number> =>
  inSnapshot(ctx, async ctx => {
    const codes = await codesOf(ctx)
    await write(`; ${ctx.community.name} (${ctx.community.id})\n\n`)
    await write(
      hledgerHead(
        [...new Set(codes.map(row => row.unit))],
        codes.map(row => row.code as Code),
      ),
    )
    let count = 0
    for await (const transfer of whole(walkTransfers(ctx))) {
      await write(hledgerEntry(transfer))
      count++
    }
    return count
  })

type Walked = ReturnType<typeof walkTransfers>
/** Lines of one transfer follow each other; together they are one entry. */
async function* whole(lines: Walked): AsyncGenerator<JournalTransfer> {
  let open: JournalTransfer | undefined
  for await (const { id, kind, cause, note, effectiveOn, ...line } of lines) {
    if (open && open.id !== id) yield open
    open = open?.id === id ? { ...open, lines: [...open.lines, line] } : { id, kind, cause, note, effectiveOn, lines: [line] }
  }
  if (open) yield open
}
