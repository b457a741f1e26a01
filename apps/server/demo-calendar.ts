// The calendar of a demo: what appeared in its slots until today, and what waits in them for the coming days.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { chime } from '#kernel/media/chime.ts'
import { listSlots, publishPost, type Slot, schedulePost, uploadVoice, writePost } from '#modules/content/index.ts'
import type { Demo, Turn } from './demo-script.ts'

type Held = Pick<Slot, 'id' | 'kind' | 'groupId' | 'weekdays' | 'time'>
interface Hour {
  date: string
  at: Date
}
export interface Appeared {
  postId: string
  at: Date
  groupId: string | null
  turn: Turn
}

/** What has appeared; the first series gives the morning from which the days of the demo are counted. */
export async function fillCalendar(ctx: Ctx, demo: Demo): Promise<{ lastMorning: Date; appeared: Appeared[] }> {
  const slots = await listSlots(ctx)
  const appeared: Appeared[] = []
  for (const series of demo.calendar) {
    const slot = slots.find(one => one.ref === series.slot)
    if (!slot) throw new Error(`the playbook of the demo has no slot ${series.slot}`)
    const past = hoursOf(ctx, slot, -1, series.past.length).reverse()
    for (const [i, turn] of series.past.entries()) {
      const { at, date } = past[i] as Hour
      const postId = await fill({ ...ctx, now: new Date(at.getTime() - 3_600_000) }, slot, date, turn, i, at)
      appeared.push({ postId, at, groupId: slot.groupId, turn })
    }
    const coming = hoursOf(ctx, slot, 1, series.coming.length)
    for (const [i, turn] of series.coming.entries()) await fill(ctx, slot, (coming[i] as Hour).date, turn, i)
  }
  const [first] = demo.calendar
  return { lastMorning: appeared[(first?.past.length ?? 0) - 1]?.at ?? ctx.now, appeared }
}

/** The nearest hours of a slot, before now or after it. */
function hoursOf(ctx: Ctx, slot: Held, step: 1 | -1, count: number): Hour[] {
  const zone = ctx.community.timeZone
  let day = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  const hours: Hour[] = []
  for (; hours.length < count; day = day.add({ days: step })) {
    const at = new Date(day.toZonedDateTime({ timeZone: zone, plainTime: slot.time }).epochMilliseconds)
    if (slot.weekdays.includes(day.dayOfWeek) && Math.sign(at.getTime() - ctx.now.getTime()) === step)
      hours.push({ date: day.toString(), at })
  }
  return hours
}

/** Puts it into the slot; what has appeared does so in the same breath, lest the job of an hour long past does it again. */
async function fill(ctx: Ctx, slot: Held, date: string, turn: Turn, tune: number, appearedAt?: Date): Promise<string> {
  const voice = slot.kind === 'voice' ? await chimeOf(ctx, tune) : null
  const text = voice ? `${turn.text}\n（演示录音是合成的钟声。）` : turn.text
  return within(ctx, async ctx => {
    const postId = await writePost(ctx, { groupId: slot.groupId, text, pictures: [], voice }, 'draft')
    await schedulePost(ctx, postId, { date, slotId: slot.id })
    if (appearedAt) await publishPost({ ...ctx, now: appearedAt }, postId)
    return postId
  })
}

async function chimeOf(ctx: Ctx, turn: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qunluo-demo-'))
  try {
    const path = join(folder, 'voice.wav')
    await writeFile(path, chime(9 + (turn % 9), turn))
    return (await uploadVoice(ctx, { path })).fileId
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
