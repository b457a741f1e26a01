// What launches made before, by the name that the file has for it; and money and times in the words of the file.
import type { Ctx } from '#kernel/ctx.ts'
import type { Currency } from '#kernel/money.ts'
import type { Playbook } from '../contract.ts'
import { type Count, dayOf, instantOf, shownMoment } from '../rules/moments.ts'
import { minorOf, shownSum } from '../rules/sums.ts'
import { insertThing, listThings, type ThingPart } from '../store.ts'
import type { Look } from './part.ts'

export interface Made {
  id(ref: string): string | undefined
  /** The name in the file of what has this id. */
  refOf(id: string | null): string
  /** Its days are counted from when it was first made; what is new, from the launch. */
  instant(ref: string, moment: string): Date
  day(ref: string, day: string): string
  keep(ctx: Ctx, ref: string, id: string): Promise<void>
}
export async function madeOf(ctx: Ctx, part: ThingPart, book: Playbook, look: Look): Promise<Made> {
  const there = look.fresh ? [] : await listThings(ctx, part)
  const byRef = new Map(there.map(one => [one.ref, one]))
  const byId = new Map(there.map(one => [one.thingId, one.ref]))
  const count = (ref: string): Count => ({
    dayZero: byRef.get(ref)?.dayZero ?? look.startsOn,
    timeZone: book.community.timeZone,
  })
  return {
    id: ref => byRef.get(ref)?.thingId,
    refOf: id => (id === null ? '' : (byId.get(id) ?? '…')),
    instant: (ref, moment) => instantOf(moment, count(ref)),
    day: (ref, day) => dayOf(day, count(ref)),
    keep: (ctx, ref, thingId) => insertThing(ctx, { part, ref, thingId, dayZero: look.startsOn }),
  }
}

/** As the file was read its sums are known to be some in its currency. */
export const purse = (book: Playbook) => {
  const currency: Currency = book.community.currency
  const minor = (text: string): number => minorOf(text, currency) as number
  return {
    currency,
    minor,
    orNone: (text: string | null | undefined): number | null => (text === null || text === undefined ? null : minor(text)),
    /** However it is written, the same sum is the same text. */
    tidy: (text: string): string => shownSum(minor(text), currency),
    shown: (amount: number): string => shownSum(amount, currency),
  }
}
export const momentsIn = (book: Playbook) => (instant: Date) => shownMoment(instant, book.community.timeZone)

/** The things of another part, as they stand now: made by the same launch, perhaps. */
export async function idIn(ctx: Ctx, part: ThingPart, ref: string): Promise<string> {
  const found = (await listThings(ctx, part)).find(one => one.ref === ref)
  if (!found) throw new Error(`${part} ${ref} is not made yet`)
  return found.thingId
}
