// A slot of the calendar is opened, changed or closed. A playbook names its slots, so that the same one is found again.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { breaks } from '#kernel/db/connect.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { NewSlot, Slot } from '../contract.ts'
import { SlotRefTaken } from '../contract.ts'
import { slotChanged } from '../facts.ts'
import { whyNotPost } from '../policy.ts'
import { instantOf } from '../rules/clock.ts'
import { scheduledPosts } from '../store/posts.ts'
import { endSlot, findSlot, insertSlot, lockSlotByRef, type StoredSlot, updateSlot } from '../store/slots.ts'
import { setDue } from './schedule-post.ts'

export type SlotChange = { [K in 'title' | 'weekdays' | 'time']?: StoredSlot[K] | undefined }

export const openSlot = (ctx: Ctx, wish: NewSlot): Promise<Slot> =>
  within(ctx, async ctx => {
    needRight(ctx, 'content.publish')
    const refusal = await whyNotPost(ctx, wish.groupId, true)
    if (refusal) refuse(refusal)
    const id = newId(ctx, 'slt')
    try {
      await insertSlot(ctx, { ...wish, id, ref: wish.ref ?? null })
    } catch (error) {
      if (breaks(error, 'content_slots_ref')) refuse(SlotRefTaken)
      throw error
    }
    await record(ctx, slotChanged, id, { slotId: id, what: 'opened' })
    return { ...wish, id, ref: wish.ref ?? null, closedAt: null }
  })

export const changeSlot = (ctx: Ctx, slotId: string, change: SlotChange): Promise<Slot> =>
  within(ctx, async ctx => {
    needRight(ctx, 'content.publish')
    const before = (await findSlot(ctx, slotId)) ?? refuse(NotFound)
    const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<StoredSlot>
    const slot = Object.keys(set).length === 0 ? before : ((await updateSlot(ctx, slotId, set)) ?? refuse(NotFound))
    if (slot.time !== before.time) await moveAlong(ctx, slot)
    await record(ctx, slotChanged, slotId, { slotId, what: 'changed' })
    return slot
  })

/** What is scheduled in the slot goes to its new time; what that would put into the past keeps its own. */
async function moveAlong(ctx: Ctx, slot: StoredSlot): Promise<void> {
  for (const post of await scheduledPosts(ctx, slot.id)) {
    const date = post.dueDate as string
    if (instantOf(date, slot.time, ctx.community.timeZone) > ctx.now)
      await setDue(ctx, post, { date, time: slot.time, slotId: slot.id })
  }
}

export const closeSlot = (ctx: Ctx, slotId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'content.publish')
    if (!(await endSlot(ctx, slotId))) refuse(NotFound)
    await record(ctx, slotChanged, slotId, { slotId, what: 'closed' })
  })

/** Makes the slot of this name what is wished; a second time it changes nothing. For playbooks. */
export const putSlot = (ctx: Ctx, wish: NewSlot & { ref: string }): Promise<{ slot: Slot; changed: boolean }> =>
  within(ctx, async ctx => {
    const there = await lockSlotByRef(ctx, wish.ref)
    if (!there) return { slot: await openSlot(ctx, wish), changed: true }
    if (there.groupId !== wish.groupId || there.kind !== wish.kind) {
      await closeSlot(ctx, there.id)
      return { slot: await openSlot(ctx, wish), changed: true }
    }
    const { title, weekdays, time } = wish
    const same = there.title === title && there.time === time && there.weekdays.join() === weekdays.join()
    return same
      ? { slot: there, changed: false }
      : { slot: await changeSlot(ctx, there.id, { title, weekdays, time }), changed: true }
  })
