// The draw of applications, so that anyone can do it again from the receipt.
//
// In words. Whoever applies for the first time, with move number n, has the lot that the seed gives for `move:n`, a whole number below
// 2^47; withdrawing and coming back does not change it.
// 1. Those who have applied stand in a row. When more are in it than there are places and a waiting list, the highest lot falls out, and
//    from then on no lot as high as that or higher comes in. Whoever withdraws leaves the row.
// 2. When applying ends, the row is put in the order of lots, the lowest first. Down the row a place is offered for each of the people in
//    an application; where not so many are left, the next in the row is looked at.
import { offerNext, type Table, type Waiting } from './rules.ts'
import { queueMax, type Settings } from './settings.ts'

export const lots = 2 ** 47

/** Enters a lot among those that count; the worst falls out when there are more than can ever have their turn. */
export function enterLot(settings: Settings, table: Table, entry: Waiting): Table {
  const most = Math.min(queueMax, settings.seats + settings.waitingMax)
  if (table.cut !== null && entry[2] >= table.cut) return table
  const queue = [...table.queue, entry]
  if (queue.length <= most) return { ...table, queue }
  const worst = queue.reduce((worst, one) => (one[2] > worst[2] ? one : worst))
  return { ...table, queue: queue.filter(one => one !== worst), cut: worst[2] }
}

/** Puts all in line and offers what is free. */
export function drawLots(scene: Parameters<typeof offerNext>[0], table: Table, free: number): { table: Table; taken: number } {
  const queue = [...table.queue].sort((a, b) => a[2] - b[2])
  const next = offerNext(scene, { ...table, isDrawn: true, queue }, free)
  const isWaiting = new Set(next.table.queue.map(([memberId]) => memberId))
  const noOf = ([, , , no = 0]: Waiting): number => no
  // Nothing is said rather than half of it: of those who came before numbers were kept, and of a draw that came after the end.
  if (scene.now >= scene.closesAt || queue.some(one => noOf(one) === 0)) return next
  const draw = {
    offered: queue.filter(([memberId]) => !isWaiting.has(memberId)).map(noOf),
    waiting: queue.filter(([memberId]) => isWaiting.has(memberId)).map(noOf),
  }
  return { ...next, table: { ...next.table, draw } }
}
