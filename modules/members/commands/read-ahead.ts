// Reads the file of a running import one handful ahead, while the database is busy with the one before. Held between the
// jobs that carry an import on; a process that does not hold it opens the file again and passes by what is done.
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import type { ImportPlan } from '../contract/import-shapes.ts'
import { linesSoFar } from '../store/import-rows.ts'
import type { ImportRecord } from '../store/imports.ts'
import { searchOf } from '../store/members.ts'
import { type Bringing, CarriedElsewhere, type Handful, type Spelt } from './bring-rows.ts'
import { handfulRows, readerFor, readRows } from './look-through.ts'
import { importBytes, openImportFile } from './read-import-file.ts'

export interface Reading {
  bringing: Bringing
  /** Rows given out so far. */
  passed: number
  /** How many of the last handful were new: only then are names worth spelling beforehand. */
  newShare: number
  /** One job at a time. */
  isInUse: boolean
  next(): Promise<Handful | null>
  close(): void
}

const held = new WeakMap<House, Map<string, Reading>>()
const heldBy = (house: House): Map<string, Reading> => {
  const readings = held.get(house) ?? new Map<string, Reading>()
  held.set(house, readings)
  return readings
}

export function closeReading(ctx: Ctx, reading: Reading): void {
  reading.isInUse = false
  reading.close()
  const readings = heldBy(ctx.house)
  if (readings.get(reading.bringing.importId) === reading) readings.delete(reading.bringing.importId)
}

export async function openReading(ctx: Ctx, it: ImportRecord, plan: ImportPlan): Promise<Reading> {
  const readings = heldBy(ctx.house)
  const there = readings.get(it.id)
  const isOurs = there?.bringing.attempt === it.attempt
  if (there && isOurs && there.isInUse) throw new CarriedElsewhere()
  if (there && isOurs && there.passed === it.done) {
    there.isInUse = true
    return there
  }
  const reading = await read(ctx, it, plan)
  readings.set(it.id, reading)
  return reading
}

async function read(ctx: Ctx, it: ImportRecord, plan: ImportPlan): Promise<Reading> {
  const file = await openImportFile(await importBytes(ctx, it.fileId), plan.reading, ctx.community.locale)
  const readRow = await readerFor(ctx, plan, file.headers)
  const rows = file.batches(handfulRows)[Symbol.asyncIterator]()
  let place = 0
  let ahead: Promise<Handful | null> | undefined
  const prepare = async (): Promise<Handful | null> => {
    for (;;) {
      const { value, done } = await rows.next()
      if (done) return null
      const skipped = Math.max(0, Math.min(value.length, it.done - place))
      const from = place + skipped
      place += value.length
      if (skipped === value.length) continue
      const found = await readRows(value.slice(skipped), from, readRow)
      return {
        from,
        rows: found,
        spelt: reading.newShare > 0.2 ? await spell(found.map(row => row.wish?.name ?? '')) : new Map(),
      }
    }
  }
  const reading: Reading = {
    bringing: {
      importId: it.id,
      attempt: it.attempt,
      plan,
      source: `import:${it.id}`,
      lines: it.done > 0 ? await linesSoFar(ctx.house.db, ctx.community.id, it.id) : new Map(),
      tagIds: new Map(),
    },
    passed: it.done,
    newShare: 1,
    isInUse: true,
    async next() {
      const handful = await (ahead ?? prepare())
      ahead = handful ? prepare() : undefined
      // Whoever asks next hears of a failure; until then it is nobody's.
      ahead?.catch(() => {})
      if (handful) reading.passed = handful.from + handful.rows.length
      return handful
    },
    close: () => void rows.return?.(),
  }
  return reading
}

const namesATurn = 50
async function spell(names: readonly string[]): Promise<Map<string, Spelt>> {
  const spelt = new Map<string, Spelt>()
  for (const [at, name] of names.entries()) {
    if (name !== '' && !spelt.has(name)) spelt.set(name, await searchOf(name))
    if (at % namesATurn === namesATurn - 1) await new Promise(setImmediate)
  }
  return spelt
}
