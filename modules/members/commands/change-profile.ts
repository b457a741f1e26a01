// A profile changes: by the member himself, as far as it is his, or by an operator.
import { type Ctx, memberIdOf, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import type { Locale } from '#kernel/i18n.ts'
import { Invalid, NotFound, refuse } from '#kernel/refusal.ts'
import { NoSuchMember } from '../contract/refusals.ts'
import { memberChanged } from '../facts.ts'
import { fieldsFor, type Viewer } from '../policy.ts'
import { readValues } from '../rules.ts'
import { listFields } from '../store/fields.ts'
import { findMember, searchOf, updateMember, updateValues } from '../store/members.ts'
import { nameFor } from './join-community.ts'
import { weighMember } from './weigh-stages.ts'

export interface ProfileChange {
  name?: string | undefined
  intro?: string | undefined
  locale?: Locale | undefined
  notes?: string | undefined
  values?: Record<string, unknown> | undefined
}

export const changeMyProfile = (ctx: Ctx, change: Omit<ProfileChange, 'notes'>): Promise<void> =>
  within(ctx, ctx => changeProfile(ctx, memberIdOf(ctx), change, 'self'))

export const changeMember = (ctx: Ctx, memberId: string, change: ProfileChange): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    const member = await findMember(ctx.db, ctx.community.id, memberId)
    if (!member || member.erasedAt) refuse(NoSuchMember)
    await changeProfile(ctx, memberId, change, 'operator')
  })

async function changeProfile(ctx: Ctx, memberId: string, change: ProfileChange, by: Viewer): Promise<void> {
  const { id: communityId } = ctx.community
  const { values, name, ...plain } = change
  const set = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  const named = name === undefined ? {} : await searchOf(nameFor(ctx, name))
  if (Object.keys(set).length > 0 || name !== undefined) await updateMember(ctx.db, communityId, memberId, { ...set, ...named })
  const filled = values ? await fill(ctx, memberId, values, by) : []
  const fields = [...Object.keys(set), ...(name === undefined ? [] : ['name']), ...filled]
  if (fields.length === 0) return
  await record(ctx, memberChanged, memberId, { memberId, fields })
  if (filled.length > 0) await weighMember(ctx, memberId)
}

async function fill(ctx: Ctx, memberId: string, given: Record<string, unknown>, by: Viewer): Promise<string[]> {
  const fields = fieldsFor(by, await listFields(ctx.db, ctx.community.id))
  const { set, emptied } = valuesOrRefuse(ctx, fields, given)
  // A member may not empty what is asked of everyone; an operator may, to have it asked again.
  const owed = by === 'self' ? fields.filter(field => field.required && emptied.includes(field.key)) : []
  if (owed.length > 0)
    refuseValues(
      owed.map(({ key }) => ({ path: `values.${key}`, message: ctx.locale === 'en' ? 'This is needed.' : '这一项必填。' })),
    )
  await updateValues(ctx.db, ctx.community.id, memberId, set, emptied)
  return [...Object.keys(set), ...emptied].map(key => `values.${key}`)
}

export function valuesOrRefuse(ctx: Ctx, fields: Parameters<typeof readValues>[0], given: Record<string, unknown>) {
  const read = readValues(fields, given)
  if (read.mistakes.length > 0)
    refuseValues(read.mistakes.map(({ path, zh, en }) => ({ path, message: ctx.locale === 'en' ? en : zh })))
  return read
}
const refuseValues = (errors: { path: string; message: string }[]): never => refuse(Invalid, { count: errors.length, errors })

/** Whose picture or profile it is must be there to be shown. */
export const ownRecord = async (ctx: Ctx) => (await findMember(ctx.db, ctx.community.id, memberIdOf(ctx))) ?? refuse(NotFound)
