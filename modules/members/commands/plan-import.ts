// The plan of an import is changed: how the file is read, what its columns mean, what counts for those who are here.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { later } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { ImportColumn, ImportPlan, ImportReading } from '../contract/import-shapes.ts'
import { NotNow, PlanUnfit } from '../contract/imports.ts'
import type { Field } from '../contract/shapes.ts'
import { fits, stateInWords, statesFor } from '../rules/import-states.ts'
import { listFields } from '../store/fields.ts'
import { findImport, type ImportRecord, moveImport } from '../store/imports.ts'
import { type Described, describeFile } from './describe-import.ts'
import { lookThrough } from './look-through.ts'
import { importBytes, orUnreadable } from './read-import-file.ts'
import { tellImport } from './tell-import.ts'

export async function planImport(ctx: Ctx, importId: string, wish: ImportPlan): Promise<void> {
  needRight(ctx, 'members.import')
  const it = (await findImport(ctx.db, ctx.community.id, importId)) ?? refuse(NotFound)
  if (!fits('plan', it.state)) refuse(NotNow, { state: stateInWords(it.state, ctx.locale) })
  const described = isReadAnew(it, wish.reading)
    ? await orUnreadable(ctx.locale, async () => describeFile(ctx, await importBytes(ctx, it.fileId), wish.reading))
    : null
  await within(ctx, async ctx => {
    const fields = await listFields(ctx.db, ctx.community.id)
    const plan = { ...wish, columns: columnsFor(ctx, it, wish, described, fields) }
    const attempt = it.attempt + 1
    const moved = await moveImport(ctx.db, ctx.community.id, importId, statesFor('plan'), {
      state: 'uploaded',
      ...(described && { sheet: JSON.stringify(described.sheet) }),
      plan: JSON.stringify(plan),
      preview: null,
      rows: null,
      looked: 0,
      attempt,
      trouble: '',
    })
    if (!moved) refuse(NotNow, { state: stateInWords(it.state, ctx.locale) })
    await later(ctx, lookThrough, { importId, attempt }, { key: `${importId}:${attempt}` })
    await ctx.house.doors.audit(ctx, 'members.planImport', { params: { importId }, body: plan, upload: undefined })
    await tellImport(ctx, importId)
  })
}

const isReadAnew = ({ plan, sheet }: ImportRecord, reading: ImportReading): boolean =>
  !plan || !sheet || (['encoding', 'delimiter', 'sheet', 'headers'] as const).some(key => plan.reading[key] !== reading[key])

/** Columns that were chosen for other names mean nothing any more: then they are guessed again. */
function columnsFor(
  ctx: Ctx,
  it: ImportRecord,
  wish: ImportPlan,
  described: Described | null,
  fields: readonly Field[],
): ImportColumn[] {
  if (described && described.sheet.headers.join('\0') !== it.sheet?.headers.join('\0')) return described.columns
  const { headers } = described?.sheet ?? it.sheet ?? { headers: [] }
  const columns = named(wish.columns.slice(0, headers.length), fields)
  checkColumns(ctx, columns, fields)
  return columns
}

/** A new field gets a key that no other has. */
function named(columns: readonly ImportColumn[], fields: readonly Field[]): ImportColumn[] {
  const taken = new Set([...fields.map(field => field.key), ...columns.flatMap(column => column.key ?? [])])
  return columns.map((column, at) => {
    if (column.to !== 'new-field' || column.key !== null) return column
    const plain = (column.title ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+|_+$/g, '')
    let key = plain.slice(0, 36) || `field_${at + 1}`
    for (let n = 2; taken.has(key); n++) key = `${plain.slice(0, 36) || `field_${at + 1}`}_${n}`
    taken.add(key)
    return { ...column, key }
  })
}

const once: ReadonlySet<string> = new Set(['member-id', 'wechat', 'external', 'stage', 'joined-at', 'intro', 'locale'])
const contacts: ReadonlySet<string> = new Set(['member-id', 'email', 'phone', 'wechat', 'external'])

function checkColumns(ctx: Ctx, columns: readonly ImportColumn[], fields: readonly Field[]): void {
  const say = (zh: string, en: string): never => refuse(PlanUnfit, { what: ctx.locale === 'en' ? en : zh })
  const keys = new Set(fields.map(field => field.key))
  const seen = new Set<string>()
  for (const [at, column] of columns.entries()) {
    const { to, key } = column
    const mark = to === 'field' || to === 'new-field' ? `field ${key}` : to
    if ((once.has(to) || mark !== to) && seen.has(mark))
      say(`第 ${at + 1} 列和前面的列意思相同，只能留一列。`, `column ${at + 1} means the same as one before it; only one can.`)
    seen.add(mark)
    if (to === 'field' && (key === null || !keys.has(key)))
      say(`第 ${at + 1} 列选的资料项不存在。`, `column ${at + 1} names a field that is not there.`)
    if (
      to === 'new-field' &&
      (!column.title || !column.kind || ['choice', 'choices'].includes(column.kind) || keys.has(key ?? ''))
    )
      say(
        `第 ${at + 1} 列要新建资料项，请填名称和类型（不含选项类）。`,
        `column ${at + 1} makes a field: give a title and a kind without options.`,
      )
  }
  if (!columns.some(column => contacts.has(column.to)))
    say('没有一列是邮箱、手机号、openid 或编号。', 'no column is an e-mail, a phone, an openid or an id.')
}
