// The receipt of an activity: all that is needed to do its chance again, and as a file every entry and what moves came to.
import type { Download } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchActivity, NotSettled, type Receipt } from '../contract.ts'
import { sealOf, settleSeedOf, veiled } from '../rules/entries.ts'
import { maySee } from '../rules/sight.ts'
import { findActivity, findRules } from '../store/activities.ts'
import { type EntrantRow, entrantsAt, entrantsOf, findSettledTable, outcomesOf, type SettledTable } from '../store/entries.ts'
import { seatHere } from './show-activity.ts'
import { findPlay } from './take-play.ts'

/** For all who may see the activity. Before it is settled: what it was bound to when it was published, and the root of the entries once they are frozen. */
export const showReceipt = async (ctx: Ctx, activityId: string): Promise<Receipt> => (await receiptOf(ctx, activityId)).receipt

async function receiptOf(ctx: Ctx, activityId: string): Promise<{ receipt: Receipt; table: SettledTable }> {
  const activity = await findActivity(ctx, activityId)
  const rules = await findRules(ctx, activityId)
  const table = await findSettledTable(ctx, activityId)
  if (!activity || !rules || !table) return refuse(NoSuchActivity)
  const isDesk = ctx.actor.kind === 'operator' || ctx.actor.kind === 'system'
  if (!isDesk && !maySee(activity, await seatHere(ctx, activity))) refuse(NoSuchActivity)
  const isSettled = activity.state === 'settled'
  const isHidden = !isSettled && findPlay(ctx, activity.play)?.hidesSettings?.(activity.settings) === true
  const { source, round, at, randomness, signature } = table.beacon ?? {}
  const { entriesRoot, entries, frozenAt } = table
  const receipt = {
    ...{ activityId, play: activity.play, title: activity.title },
    ...{ rulesHash: rules.hash, rulesText: isHidden ? '' : rules.text, publishedAt: activity.publishedAt ?? rules.at },
    ...{ commitment: table.commitment, seed: isSettled ? table.seed : null },
    ...{ entries, entriesRoot, frozenAt },
    beacon: source && round && at && randomness && signature ? { source, round, at: new Date(at), randomness, signature } : null,
    settleSeed: isSettled && entriesRoot ? settleSeedOf(table.seed, entriesRoot, rules.hash, signature) : null,
    result: isSettled ? activity.result : null,
  }
  return { receipt, table }
}

export const receiptFormat = 'qunluo-receipt-1'

/** Line by line, so that a million entries leave the house as they are read. */
export async function receiptFile(ctx: Ctx, activityId: string): Promise<Download> {
  const { receipt, table } = await receiptOf(ctx, activityId)
  if (receipt.seed === null) refuse(NotSettled)
  return {
    body: written(ctx, receipt, table) as unknown as NodeJS.ReadableStream,
    mime: 'application/json; charset=utf-8',
    fileName: `receipt-${activityId}.json`,
  }
}

async function* written(ctx: Ctx, { entries: entryCount, ...told }: Receipt, table: SettledTable): AsyncGenerator<Buffer> {
  const { activityId } = told
  const veil = table.entriesVeil
  yield Buffer.from(`${JSON.stringify({ format: receiptFormat, ...told, entryCount }).slice(0, -1)}`)
  // Without a root nobody has bound the list, and it would prove nothing.
  yield* listed('entries', veil === null ? [] : entrantsOf(ctx, activityId), ({ memberId, seq, token, weight, score, mine }) => [
    ...[seq, token, weight, score, sealOf(veiled(veil as string, seq, mine), memberId)],
  ])
  yield* listed('named', veil === null ? [] : namedIn(ctx, activityId, told.result), ({ memberId, seq, mine }) => [
    ...[seq, memberId, veiled(veil as string, seq, mine)],
  ])
  const proving = findPlay(ctx, told.play)?.provesMoves ?? false
  yield* listed('moves', outcomesOf(ctx, activityId, proving), ({ nth, move, outcome }) => [nth, move, outcome])
  yield Buffer.from('}\n')
}

async function* listed<Row>(
  name: string,
  pages: AsyncIterable<Row[]> | Iterable<Row[]>,
  line: (row: Row) => unknown[],
): AsyncGenerator<Buffer> {
  yield Buffer.from(`,\n"${name}":[`)
  let between = '\n'
  for await (const rows of pages) {
    yield Buffer.from(`${between}${rows.map(row => JSON.stringify(line(row))).join(',\n')}`)
    between = ',\n'
  }
  yield Buffer.from('\n]')
}

/** Whom the result names by number: of them alone the list is opened, so that nobody can be put into another's place. */
async function* namedIn(ctx: Ctx, activityId: string, result: unknown): AsyncGenerator<EntrantRow[]> {
  const seqs = [...seqsIn(result)]
  for (let from = 0; from < seqs.length; from += 10_000) yield await entrantsAt(ctx, activityId, seqs.slice(from, from + 10_000))
}
function seqsIn(value: unknown, found = new Set<number>()): Set<number> {
  if (value === null || typeof value !== 'object') return found
  const { seq, memberId } = value as { seq?: unknown; memberId?: unknown }
  if (Number.isSafeInteger(seq) && typeof memberId === 'string') found.add(seq as number)
  for (const one of Object.values(value)) seqsIn(one, found)
  return found
}
