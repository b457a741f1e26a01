// Operators define what they want to know of a member.
import { z } from 'zod'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { FieldTaken, OptionInUse } from '../contract/refusals.ts'
import type { Field, FieldSettings, NewField } from '../contract/shapes.ts'
import { fieldsChanged } from '../facts.ts'
import {
  countWithOptions,
  deleteField,
  emptyField,
  findField,
  insertField,
  listFields,
  placeFields,
  updateField,
} from '../store/fields.ts'

const emptiedAtOnce = 2_000

/** Empties what members entered in a field that is gone, some at a time; stops when a field of that key is made anew. */
export const emptyGoneField = job('members.empty-gone-field', z.object({ key: z.string() }), async (ctx, { key }) => {
  for (;;) {
    if (await findField(ctx.db, ctx.community.id, key)) return
    if ((await emptyField(ctx.db, ctx.community.id, key, emptiedAtOnce)) < emptiedAtOnce) return
  }
})

export const addField = (ctx: Ctx, field: NewField): Promise<Field> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    const made = (await insertField(ctx.db, ctx.community.id, field)) ?? refuse(FieldTaken, { key: field.key })
    await tell(ctx, [field.key])
    return made
  })

export const changeField = (ctx: Ctx, key: string, settings: z.output<typeof FieldSettings>): Promise<Field> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    const field = (await findField(ctx.db, ctx.community.id, key)) ?? refuse(NotFound)
    const going = field.options.map(o => o.key).filter(option => !settings.options.some(o => o.key === option))
    const count = going.length > 0 ? await countWithOptions(ctx.db, ctx.community.id, key, going) : 0
    if (count > 0) refuse(OptionInUse, { count })
    const changed = (await updateField(ctx.db, ctx.community.id, key, settings)) ?? refuse(NotFound)
    await tell(ctx, [key])
    return changed
  })

export const dropField = (ctx: Ctx, key: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    if (!(await deleteField(ctx.db, ctx.community.id, key))) refuse(NotFound)
    await later(ctx, emptyGoneField, { key }, { key })
    await tell(ctx, [key])
  })

export const orderFields = (ctx: Ctx, keys: readonly string[]): Promise<Field[]> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    await placeFields(ctx.db, ctx.community.id, keys)
    await tell(ctx, [...keys])
    return listFields(ctx.db, ctx.community.id)
  })

const tell = (ctx: Ctx, keys: string[]) => record(ctx, fieldsChanged, ctx.community.id, { keys })
