// A list of members is uploaded: kept, described, its columns guessed; then it is looked through in the background.
import { readFile } from 'node:fs/promises'
import type { Upload } from '#kernel/contract.ts'
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { newId } from '#kernel/ids.ts'
import { later } from '#kernel/jobs/define.ts'
import type { ImportPlan } from '../contract/import-shapes.ts'
import { insertImport } from '../store/imports.ts'
import { describeFile } from './describe-import.ts'
import { lookThrough } from './look-through.ts'
import { asItIs, importPurpose, orUnreadable } from './read-import-file.ts'
import { tellImport } from './tell-import.ts'

export async function uploadImport(ctx: Ctx, upload: Upload): Promise<string> {
  needRight(ctx, 'members.import')
  const bytes = await readFile(upload.path)
  const { sheet, columns } = await orUnreadable(ctx.locale, () => describeFile(ctx, bytes, asItIs))
  const plan: ImportPlan = {
    reading: asItIs,
    columns,
    existing: 'fill',
    onBad: 'reject',
    tags: [],
    stage: 'audience',
    system: sheet.knownAs === 'ghost' || sheet.knownAs === 'discourse' ? sheet.knownAs : 'list',
    wechatAppId: '',
  }
  return within(ctx, async ctx => {
    const id = newId(ctx, 'imp')
    const { path, fileName, mime } = upload
    const file = await keepFile(ctx, { purpose: importPurpose, subject: id, name: fileName, mime, bytes: { path } })
    await insertImport(ctx.db, {
      communityId: ctx.community.id,
      id,
      fileId: file.id,
      fileName: file.name,
      bytes: file.bytes,
      createdAt: ctx.now,
      createdBy: actorName(ctx.actor),
      sheet,
      plan,
    })
    await later(ctx, lookThrough, { importId: id, attempt: 0 }, { key: `${id}:0` })
    await ctx.house.doors.audit(ctx, 'members.uploadImport', { params: { importId: id }, body: undefined, upload })
    await tellImport(ctx, id)
    return id
  })
}
