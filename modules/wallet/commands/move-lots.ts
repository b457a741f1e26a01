// What was posted opens lots, uses them up, or comes back into them.
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { accountOf, type Code, hasLots, isSpent } from '../rules/accounts.ts'
import { answerFrom, type Back } from '../rules/lots.ts'
import type { Line } from '../rules/transfers.ts'
import { giveBack, listAllOut, listOut, writeAnswer } from '../store/lot-uses.ts'
import { drawFromLots, insertLots } from '../store/lots.ts'

/** What a line may say of the lots that it moves. */
export interface LotLine extends Line {
  /** When what a member is given here runs out; null or absent: never. */
  expiresAt?: Date | null
  /** The transfer whose lot a member's part of this is taken from first; absent: from whatever runs out first. */
  from?: string
  /** Where what was spent comes back: from whom it had been taken; absent: from whoever gets it. */
  whose?: Code
  /** Where it comes back: no lot of it runs out before; absent: as it would have. */
  notBefore?: Date
}
interface Moved {
  id: string
  cause: string
  reverses: string | null
  lines: readonly LotLine[]
}
type Sided = LotLine & { transferId: string; line: number; cause: string; reverses: string | null }

const graceMs = 7 * 86_400_000
/** Credit was paid for: what comes back after its lot has run out can still be used for a week. */
const afterAWeek = (ctx: Ctx): Date => new Date(ctx.now.getTime() + graceMs)

export async function moveLots(ctx: Ctx, posted: readonly Moved[]): Promise<void> {
  for (const stretch of stretchesOf(posted.flatMap(sided))) await moveStretch(ctx, stretch)
}

const sided = ({ id, cause, reverses, lines }: Moved): Sided[] =>
  lines.map((line, at) => ({ ...line, transferId: id, line: at + 1, cause, reverses }))
/** What was spent comes back under the cause under which it went. */
const comesBack = (line: Sided): boolean => hasLots(line.credit) && !line.reverses && isSpent(line.debit)

/** Whoever spends again what came back to him stands in the next stretch: within one, all is taken before anything comes back. */
function stretchesOf(lines: readonly Sided[]): Sided[][] {
  const stretches: Sided[][] = [[]]
  let back = new Set<Code>()
  for (const line of lines) {
    if (hasLots(line.debit) && back.has(line.debit)) {
      stretches.push([])
      back = new Set()
    }
    if (comesBack(line)) back.add(line.credit)
    stretches.at(-1)?.push(line)
  }
  return stretches
}

async function moveStretch(ctx: Ctx, lines: readonly Sided[]): Promise<void> {
  const brought = lines.filter(line => hasLots(line.credit))
  const fresh = brought.filter(line => !line.reverses && !comesBack(line))
  if (fresh.length > 0)
    await insertLots(
      ctx,
      fresh.map(line => ({ ...idOf(line), id: newId(ctx, 'lot'), account: line.credit, expiresAt: line.expiresAt ?? null })),
    )
  await undo(
    ctx,
    brought.filter(line => line.reverses),
  )
  await draw(
    ctx,
    lines.filter(line => hasLots(line.debit)),
  )
  await bringBack(ctx, lines.filter(comesBack))
}
const idOf = ({ transferId, line, amount }: Sided) => ({ transferId, line, amount })
const sumOf = (lines: readonly { amount: number }[]): number => lines.reduce((sum, { amount }) => sum + amount, 0)

async function undo(ctx: Ctx, lines: readonly Sided[]): Promise<void> {
  for (const [id, back] of Map.groupBy(lines, line => line.reverses as string)) {
    const found = await giveBack(ctx, id, afterAWeek(ctx))
    if (found !== sumOf(back)) throw new Error(`${id} took ${sumOf(back)}, of which ${found} had not come back already`)
  }
}

async function draw(ctx: Ctx, lines: readonly Sided[]): Promise<void> {
  if (lines.length === 0) return
  const wanted = sumOf(lines)
  const found = await drawFromLots(
    ctx,
    lines.map(line => ({ ...idOf(line), account: line.debit, from: line.reverses ?? line.from ?? null })),
  )
  if (found !== wanted) throw new Error(`the lots hold ${found} of ${wanted} that the balances hold`)
}

async function bringBack(ctx: Ctx, lines: readonly Sided[]): Promise<void> {
  const alike = Map.groupBy(lines, line => `${accountOf(line.credit).unit} ${line.notBefore?.getTime() ?? ''}`)
  for (const some of alike.values()) await bringSome(ctx, some)
}
/** In one unit, with one day before which nothing of it runs out. */
async function bringSome(ctx: Ctx, lines: readonly Sided[]): Promise<void> {
  const backs = lines.map((line): Back => {
    const { cause, credit: account, whose = account } = line
    return { ...idOf(line), cause, account, whose }
  })
  const causes = [...new Set(backs.map(one => one.cause))]
  let answer = answerFrom(await listOut(ctx, causes, [...new Set(backs.map(one => one.whose))]), backs)
  const unit = accountOf(lines[0]?.credit as Code).unit
  if (answer.missing.length > 0) answer = answerFrom(await listAllOut(ctx, causes, unit), backs)
  const [missing] = answer.missing
  if (missing) throw new RangeError(`${missing.amount} come back for ${missing.of.cause} beyond what was taken`)
  const notBefore = lines[0]?.notBefore ?? (unit === 'credit' ? afterAWeek(ctx) : null)
  await writeAnswer(ctx, answer, notBefore)
  if (answer.fresh.length === 0) return
  const given = answer.fresh.map(({ of, amount, expiresAt }) => {
    const { transferId, line, account } = of
    const later = expiresAt && notBefore && notBefore > expiresAt ? notBefore : expiresAt
    return { id: newId(ctx, 'lot'), transferId, line, account, amount, expiresAt: later }
  })
  await insertLots(ctx, given)
}
