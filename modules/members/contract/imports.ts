// Endpoints by which members are brought in from a file, and taken out into one.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { refusal } from '#kernel/refusal.ts'
import { Done, line, PageQuery, page } from '#kernel/shapes.ts'
import { Import, ImportId, ImportLine, ImportPlan, ImportRow, RowOutcome } from './import-shapes.ts'
import { FieldKey, MemberFilter, SegmentId } from './shapes.ts'

export const FileUnreadable = refusal(
  'members.file-unreadable',
  422,
  '这个文件读不了：{what}',
  'This file cannot be read: {what}',
)
export const NotNow = refusal(
  'members.import-not-now',
  409,
  '导入现在的状态是「{state}」，不能这样做。',
  'The import is “{state}” now, so this cannot be done.',
)
export const PlanUnfit = refusal(
  'members.import-plan-unfit',
  422,
  '导入设置还差一点：{what}',
  'The plan needs another look: {what}',
)
export const UndoTooLate = refusal(
  'members.import-undo-too-late',
  409,
  '导入完成已超过 {days} 天，不能再撤销。',
  'More than {days} {days:day has|days have} passed, so this import can no longer be undone.',
)
export const FileForgotten = refusal(
  'members.import-file-forgotten',
  410,
  '原文件已按期删除，请重新上传。',
  'The file was deleted on schedule; please upload it again.',
)

const OneImport = z.object({ importId: ImportId })
const importing = { who: 'operator', right: 'members.import' } as const
export const importBytesMax = 50_000_000

export const ExportColumn = z.enum([
  'member-id',
  'name',
  'email',
  'phone',
  'wechat',
  'stage',
  'state',
  'tags',
  'joined-at',
  'active-at',
  'source',
  'locale',
  'intro',
  'notes',
])
export type ExportColumn = z.output<typeof ExportColumn>
export const MemberExport = z
  .object({
    filter: MemberFilter.default({}),
    /** Instead of a filter. */
    segmentId: SegmentId.nullable().default(null),
    columns: z
      .array(ExportColumn)
      .max(20)
      .default(['member-id', 'name', 'email', 'phone', 'wechat', 'stage', 'tags', 'joined-at', 'notes']),
    /** Keys of fields; null: all. */
    fields: z.array(FieldKey).max(200).nullable().default(null),
    format: z.enum(['csv', 'xlsx']).default('csv'),
    /** For the audit log: what the list is for. */
    purpose: line(200, 0).default('').meta({ title: '用途，会记入操作记录 | What it is for; kept in the audit log' }),
  })
  .meta({ id: 'MemberExport' })
export type MemberExport = z.output<typeof MemberExport>

export const importEndpoints = {
  imports: endpoint({
    method: 'GET',
    path: inCommunity('/member-imports'),
    summary: 'Imports, newest first',
    ...importing,
    query: PageQuery,
    returns: page(ImportLine),
  }),
  import: endpoint({
    method: 'GET',
    path: inCommunity('/member-imports/:importId'),
    summary: 'One import: the file, the plan, the preview, how far it is',
    ...importing,
    params: OneImport,
    returns: Import,
  }),
  uploadImport: endpoint({
    method: 'POST',
    path: inCommunity('/member-imports'),
    summary: 'Upload a list of members: CSV, TSV or XLSX; nobody is brought in yet',
    ...importing,
    carries: 'upload',
    uploadMaxBytes: importBytesMax,
    // Reading a large file takes longer than a transaction may stand still.
    apart: true,
    rate: { per: 'actor', max: 30, windowSeconds: 600 },
    returns: Import,
    refuses: [FileUnreadable],
  }),
  planImport: endpoint({
    method: 'PUT',
    path: inCommunity('/member-imports/:importId/plan'),
    summary: 'Say how the file is read and what its columns mean; the preview is made anew',
    ...importing,
    params: OneImport,
    body: ImportPlan,
    apart: true,
    returns: Import,
    refuses: [FileUnreadable, FileForgotten, NotNow, PlanUnfit],
  }),
  runImport: endpoint({
    method: 'POST',
    path: inCommunity('/member-imports/:importId/run'),
    summary: 'Start, or go on after a pause',
    ...importing,
    params: OneImport,
    returns: Import,
    refuses: [NotNow, PlanUnfit, FileForgotten],
  }),
  pauseImport: endpoint({
    method: 'POST',
    path: inCommunity('/member-imports/:importId/pause'),
    summary: 'Pause; what came in so far stays',
    ...importing,
    params: OneImport,
    returns: Import,
    refuses: [NotNow],
  }),
  cancelImport: endpoint({
    method: 'POST',
    path: inCommunity('/member-imports/:importId/cancellation'),
    summary: 'End it early; what came in so far stays and can be undone',
    ...importing,
    params: OneImport,
    returns: Import,
    refuses: [NotNow],
  }),
  undoImport: endpoint({
    method: 'POST',
    path: inCommunity('/member-imports/:importId/undoing'),
    summary: 'Take it back: remove whom it made and restore what it changed, except what was changed since',
    ...importing,
    params: OneImport,
    returns: Import,
    refuses: [NotNow, UndoTooLate, FileForgotten],
  }),
  forgetImport: endpoint({
    method: 'DELETE',
    path: inCommunity('/member-imports/:importId'),
    summary: 'Delete the file and the record of its rows; members stay, and undoing is no longer possible',
    ...importing,
    params: OneImport,
    returns: Done,
    refuses: [NotNow],
  }),
  importRows: endpoint({
    method: 'GET',
    path: inCommunity('/member-imports/:importId/rows'),
    summary: 'What became of each row',
    ...importing,
    params: OneImport,
    /** noted: with a remark of any weight · kept: left by the undoing. */
    query: PageQuery.extend({ show: z.enum(['all', 'noted', 'kept', ...RowOutcome.options]).default('all') }),
    returns: page(ImportRow),
  }),
  rejectedRows: endpoint({
    method: 'GET',
    path: inCommunity('/member-imports/:importId/rejected'),
    summary: 'The rejected rows as CSV, each with its reason, to mend and upload again',
    ...importing,
    params: OneImport,
    carries: 'download',
    returns: z.any(),
    refuses: [FileForgotten, FileUnreadable],
  }),
  exportMembers: endpoint({
    method: 'POST',
    path: inCommunity('/member-exports'),
    summary: 'Members as CSV or XLSX; the answer is the file',
    who: 'operator',
    right: 'members.export',
    body: MemberExport,
    carries: 'download',
    // The answer is a file, of which nothing is kept.
    secret: true,
    rate: { per: 'actor', max: 10, windowSeconds: 600 },
    returns: z.any(),
  }),
}
