// The shapes of bringing members in from a file: the plan, what the file would do, what it did, line by line.
import { z } from 'zod'
import { Instant, idOf, line } from '#kernel/shapes.ts'
import { FieldKey, FieldKind, Stage } from './shapes.ts'

export const ImportId = idOf('imp')

/**
 * uploaded: being looked through · ready: looked through, waiting for a word · running ⇄ paused · done · cancelled: ended early,
 * what came in stays · undoing → undone · failed: the file cannot be read to its end.
 */
export const ImportState = z
  .enum(['uploaded', 'ready', 'running', 'paused', 'done', 'cancelled', 'undoing', 'undone', 'failed'])
  .meta({ id: 'ImportState' })
export type ImportState = z.output<typeof ImportState>

/** What a column means. leave-out: a row in which it is filled stays outside, e.g. "suspended at". */
export const ImportTarget = z
  .enum([
    'ignore',
    'member-id',
    'name',
    'email',
    'phone',
    'wechat',
    'external',
    'tags',
    'stage',
    'joined-at',
    'notes',
    'intro',
    'locale',
    'leave-out',
    'field',
    'new-field',
  ])
  .meta({ id: 'ImportTarget' })
export type ImportTarget = z.output<typeof ImportTarget>

/** `key`: of a field or of a new one; `title` and `kind`: of a new one. `why`: what the guess went by; '' once a person chose. */
export const ImportColumn = z
  .object({
    to: ImportTarget,
    key: FieldKey.nullable().default(null),
    title: line(30).nullable().default(null),
    kind: FieldKind.nullable().default(null),
    why: z.enum(['', 'export', 'header', 'content', 'nothing']).default(''),
  })
  .meta({ id: 'ImportColumn' })
export type ImportColumn = z.output<typeof ImportColumn>

export const SheetEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'])
/** How the file is read; null leaves it to what the file itself shows. */
export const ImportReading = z
  .object({
    encoding: SheetEncoding.nullable().default(null).meta({ title: '文字编码 | Encoding' }),
    delimiter: z.enum([',', ';', '\t', '|']).nullable().default(null).meta({ title: '分隔符 | Delimiter' }),
    sheet: line(100).nullable().default(null).meta({ title: '工作表 | Sheet' }),
    /** false: the first row is already a person. */
    headers: z.boolean().nullable().default(null).meta({ title: '第一行是列名 | The first row names the columns' }),
    dateOrder: z.enum(['day-first', 'month-first']).nullable().default(null).meta({ title: '日期写法 | Order of dates' }),
    /** Of phone numbers without a country code. */
    country: z
      .enum(['CN', 'HK', 'MO', 'TW', 'SG', 'MY', 'JP', 'KR', 'US', 'CA', 'GB', 'AU'])
      .default('CN')
      .meta({ title: '手机号所在地区 | Country of phone numbers' }),
  })
  .meta({ id: 'ImportReading' })
export type ImportReading = z.output<typeof ImportReading>

export const ImportPlan = z
  .object({
    reading: ImportReading,
    /** One for each column, in order; too few: the rest is ignored. */
    columns: z.array(ImportColumn).max(200),
    /** fill: only what is empty · overwrite: the file counts · keep: who is here already stays as he is. */
    existing: z.enum(['fill', 'overwrite', 'keep']).default('fill').meta({ title: '已有成员 | Members already here' }),
    /** reject: a row comes in whole or not at all · contact: only a bad address or number keeps it out · keep: all that is good. */
    onBad: z.enum(['reject', 'contact', 'keep']).default('reject').meta({ title: '有问题的行 | Rows with a bad cell' }),
    /** Put on everyone the file names. */
    tags: z.array(line(30)).max(10).default([]).meta({ title: '给所有人加标签 | Tags for everyone' }),
    /** Of those who are new and whose row says nothing. */
    stage: Stage.default('audience').meta({ title: '新成员的阶段 | Stage of new members' }),
    /** Before the ids of another system: ids are only the same within one. */
    system: z
      .string()
      .regex(/^[a-z0-9-]{1,30}$/)
      .default('list')
      .meta({ title: '编号来自哪个系统 | System of the ids' }),
    wechatAppId: z
      .string()
      .regex(/^(wx[0-9a-f]{16})?$/)
      .default('')
      .meta({ title: '公众号 AppID | App id of the official account' }),
  })
  .meta({ id: 'ImportPlan' })
export type ImportPlan = z.output<typeof ImportPlan>

/** What is odd about the file as a whole, in words. */
export const SheetRemark = z
  .object({ code: z.string(), column: z.int().nullable(), got: z.string(), text: z.string() })
  .meta({ id: 'SheetRemark' })
export const ImportSheet = z
  .object({
    kind: z.enum(['csv', 'xlsx']),
    encoding: SheetEncoding,
    delimiter: z.string().nullable(),
    sheetName: z.string().nullable(),
    sheetNames: z.array(z.string()),
    headerLine: z.int(),
    headers: z.array(z.string()),
    /** The first few filled cells of each column. */
    samples: z.array(z.array(z.string())),
    remarks: z.array(SheetRemark),
    /** The export of a system whose columns we know. */
    knownAs: z.enum(['ghost', 'discourse', 'qunluo']).nullable(),
  })
  .meta({ id: 'ImportSheet' })

/** reject: keeps the row out · note: worth knowing. `what` was found, `todo` is the way out of it. */
export const ImportProblem = z
  .object({
    code: z.string(),
    weight: z.enum(['reject', 'note']),
    column: z.string().nullable(),
    found: z.string(),
    what: z.string(),
    todo: z.string(),
  })
  .meta({ id: 'ImportProblem' })
export type ImportProblem = z.output<typeof ImportProblem>

/** created · changed · unchanged: here, and nothing to change · merged: the same person as an earlier line · rejected */
export const RowOutcome = z.enum(['created', 'changed', 'unchanged', 'merged', 'rejected']).meta({ id: 'RowOutcome' })
export type RowOutcome = z.output<typeof RowOutcome>

/** One row as it would become. */
export const PreviewRow = z
  .object({
    line: z.int(),
    outcome: RowOutcome,
    sameAsLine: z.int().nullable(),
    memberId: z.string().nullable(),
    name: z.string(),
    identities: z.array(z.string()),
    tags: z.array(z.string()),
    stage: z.string(),
    joinedAt: z.string(),
    values: z.array(z.object({ key: z.string(), value: z.string() })),
    changes: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
    problems: z.array(ImportProblem),
  })
  .meta({ id: 'PreviewRow' })
export type PreviewRow = z.output<typeof PreviewRow>

const counts = {
  accepted: z.int(),
  rejected: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  merged: z.int(),
}
/** What the whole file would do. accepted + rejected = rows; created + changed + unchanged + merged = accepted. */
export const ImportPreview = z
  .object({
    rows: z.int(),
    ...counts,
    /** Of the changed: how many in what. */
    changes: z.array(z.object({ what: z.string(), members: z.int() })),
    problems: z.array(ImportProblem.extend({ rows: z.int(), firstLine: z.int() })),
    newTags: z.array(z.string()),
    first: z.array(PreviewRow),
  })
  .meta({ id: 'ImportPreview' })
export type ImportPreview = z.output<typeof ImportPreview>

export const ImportLine = z
  .object({
    importId: ImportId,
    state: ImportState,
    fileName: z.string(),
    bytes: z.int(),
    /** Null until the file was looked through. */
    rows: z.int().nullable(),
    /** Rows looked at while it is being looked through; rows dealt with afterwards. */
    looked: z.int(),
    done: z.int(),
    ...counts,
    /** Of the undoing: members removed, rows taken back, rows left because someone changed them since. */
    undo: z.object({ rows: z.int(), removed: z.int(), restored: z.int(), kept: z.int() }),
    createdAt: Instant,
    createdBy: z.string(),
    createdByName: z.string().nullable(),
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    undoneAt: Instant.nullable(),
    undoUntil: Instant.nullable(),
    /** Why it stands still, in words; '' when it does not. */
    trouble: z.string(),
  })
  .meta({ id: 'ImportLine' })
export const Import = ImportLine.extend({
  sheet: ImportSheet.nullable(),
  plan: ImportPlan.nullable(),
  preview: ImportPreview.nullable(),
}).meta({ id: 'Import' })

/** What became of one row. `kept`: why undoing left it. */
export const ImportRow = z
  .object({
    number: z.int(),
    line: z.int(),
    outcome: RowOutcome,
    memberId: z.string().nullable(),
    sameAsLine: z.int().nullable(),
    problems: z.array(ImportProblem),
    undone: z.enum(['removed', 'restored', 'kept']).nullable(),
    kept: z.array(z.string()),
  })
  .meta({ id: 'ImportRow' })
