// Members are taken out into a file, streamed as it is read: who asks is written down, and nothing in it calculates.
import { Readable } from 'node:stream'
import type { Download } from '#kernel/contract.ts'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { type SheetCell, writeCsv, writeXlsx } from '#kernel/sheets/write.ts'
import type { ExportColumn, MemberExport } from '../contract/imports.ts'
import type { Field, FieldValue, MemberFilter } from '../contract/shapes.ts'
import { stateOf } from '../policy.ts'
import { exportTitles, headerKey } from '../rules/import-headers.ts'
import { dayIn } from '../rules.ts'
import { type ExportRow, exportPage } from '../store/export.ts'
import { listFields } from '../store/fields.ts'
import { findSegment } from '../store/segments.ts'

const pageRows = 1_000
type Tongue = 'zh' | 'en'

export async function exportMembers(ctx: Ctx, wish: MemberExport): Promise<Download> {
  needRight(ctx, 'members.export')
  const filter = wish.segmentId
    ? ((await findSegment(ctx.db, ctx.community.id, wish.segmentId)) ?? refuse(NotFound)).filter
    : wish.filter
  const fields = (await listFields(ctx.db, ctx.community.id)).filter(field => wish.fields?.includes(field.key) ?? true)
  const tongue: Tongue = ctx.locale === 'en' ? 'en' : 'zh'
  const columns = [...new Set(wish.columns)]
  const headers = [...columns.map(column => exportTitles[column][tongue]), ...fieldTitles(fields, columns, tongue)]
  const rows = cellsOf(ctx, filter, row => [
    ...columns.map(column => cellOf(row, column, tongue)),
    ...fields.map(field => shownValue(field, row.fieldValues[field.key], tongue)),
  ])
  const options = { timeZone: ctx.community.timeZone }
  const isCsv = wish.format === 'csv'
  const bytes = isCsv
    ? writeCsv(headers, rows, options)
    : writeXlsx(headers, rows, { ...options, sheetName: tongue === 'en' ? 'Members' : '成员' })
  const day = dayIn(ctx.now, ctx.community.timeZone)
  return {
    body: Readable.from(bytes),
    mime: isCsv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${ctx.community.name}-${tongue === 'en' ? 'members' : '成员'}-${day}.${wish.format}`,
  }
}

/** Read on connections of their own, a page at a time: the call's transaction is over when the file flows. */
async function* cellsOf(ctx: Ctx, filter: MemberFilter, cells: (row: ExportRow) => SheetCell[]) {
  for (let after = ''; ; ) {
    const rows = await exportPage(ctx.house.db, ctx.community.id, { filter, after, limit: pageRows, now: ctx.now })
    yield* rows.map(cells)
    if (rows.length < pageRows) return
    after = rows.at(-1)?.id ?? ''
  }
}

/** A field that is called like one of our columns carries its key, so that reading the file again tells them apart. */
function fieldTitles(fields: readonly Field[], columns: readonly ExportColumn[], tongue: Tongue): string[] {
  const taken = new Set(Object.values(exportTitles).flatMap(title => [headerKey(title.zh), headerKey(title.en)]))
  for (const column of columns) taken.add(headerKey(exportTitles[column][tongue]))
  return fields.map(field => {
    const title = tongue === 'en' ? field.titleEn : field.titleZh
    const isFree = !taken.has(headerKey(title))
    taken.add(headerKey(title))
    return isFree ? title : `${title} ${field.key}`
  })
}

const stageWords = {
  zh: { audience: '受众', user: '用户', fan: '粉丝', community: '社群' },
  en: { audience: 'audience', user: 'user', fan: 'fan', community: 'community' },
}
const stateWords = {
  zh: { present: '在社群', banned: '已移出', left: '已退出', erased: '已注销' },
  en: { present: 'present', banned: 'banned', left: 'left', erased: 'erased' },
}
const between = { zh: '、', en: ', ' }

function cellOf(row: ExportRow, column: ExportColumn, tongue: Tongue): SheetCell {
  switch (column) {
    case 'member-id':
      return row.id
    case 'joined-at':
      return row.joinedAt
    case 'active-at':
      return row.activeAt
    case 'stage':
      return stageWords[tongue][row.stage]
    case 'state':
      return stateWords[tongue][stateOf(row)]
    case 'tags':
      return row.tags.join(between[tongue])
    default:
      return row[column]
  }
}

/** Options by their names, or by their keys where a name would fall apart when it is read again. */
function shownValue(field: Field, value: FieldValue | undefined, tongue: Tongue): SheetCell {
  if (value === undefined) return null
  if (typeof value === 'boolean') return tongue === 'en' ? (value ? 'yes' : 'no') : value ? '是' : '否'
  if (typeof value === 'number') return value
  if (field.kind === 'date' && typeof value === 'string') return { day: value }
  const title = (key: string) => {
    const option = field.options.find(one => one.key === key)
    const name = option && (tongue === 'en' ? option.en : option.zh)
    return name && !/[,;、，；|]/.test(name) ? name : key
  }
  if (Array.isArray(value)) return value.map(title).join(between[tongue])
  return field.kind === 'choice' ? title(value) : value
}
