// The groups: tree, settings, norms, doors, announcements, who speaks.
import type { Ctx } from '#kernel/ctx.ts'
import {
  admissionDiffers,
  announce,
  changeGroup,
  findDeskGroup,
  getGroup,
  moveGroup,
  muteGroup,
  openGroup,
  setAdmission,
  setNorms,
} from '#modules/groups/index.ts'
import type { Playbook, PlaybookGroup } from '../contract.ts'
import { changeOf } from '../rules/compare.ts'
import { looked, type Part, type Step, stepOf } from './part.ts'

export const groupsPart: Part = async (ctx, book, { fresh }) =>
  looked(await Promise.all(book.groups.map(wish => groupStep(ctx, book, wish, fresh))))

async function groupStep(ctx: Ctx, book: Playbook, wish: PlaybookGroup, fresh: boolean): Promise<Step | null> {
  const what = { part: 'groups' as const, ref: wish.ref, title: wish.name }
  const there = fresh ? null : await findDeskGroup(ctx, wish.ref)
  const { ref: _, admission, parent, ...wanted } = wish
  const doorOf = (steps: readonly { kind: string }[]) => steps.map(step => step.kind).join(' → ')
  const asWished = { ...wanted, parent: book.groups.find(g => g.ref === parent)?.name ?? '' }
  if (!there) return stepOf(changeOf(what, null, { ...asWished, admission: doorOf(admission) }), ctx => makeGroup(ctx, wish))
  // Whether it is muted counts; who muted it may have said it in other words.
  const mute = there.mute ? wish.mute : ''
  const now = { ...there, mute, norms: there.norms?.text ?? '', parent: await parentName(ctx, there.parentId) }
  // A phrase is kept as a hash, so a changed one shows only as a door that differs.
  const doorDiffers = await admissionDiffers(ctx, there.id, admission)
  const door = doorDiffers ? { from: doorOf(there.admission), to: `${doorOf(admission)} *` } : { from: '', to: '' }
  return stepOf(changeOf(what, { ...now, admission: door.from }, { ...asWished, admission: door.to }), ctx =>
    makeGroup(ctx, wish),
  )
}

const parentName = async (ctx: Ctx, id: string | null): Promise<string> => (id === null ? '' : (await getGroup(ctx, id)).name)

/** Opens the group or brings it to the file's word; every call below changes nothing where nothing differs. */
async function makeGroup(ctx: Ctx, wish: PlaybookGroup): Promise<void> {
  const { ref, parent, announcement, mute, norms, admission, ...settings } = wish
  const above = parent === undefined ? null : ((await findDeskGroup(ctx, parent))?.id ?? null)
  const { id, fresh } = await openGroup(ctx, { ...settings, ref, norms, admission, parentId: above })
  if (!fresh) {
    await changeGroup(ctx, id, settings)
    await moveGroup(ctx, id, above)
    await setNorms(ctx, id, norms)
    await setAdmission(ctx, id, admission)
  }
  await announce(ctx, id, announcement)
  if (mute !== undefined) await muteGroup(ctx, id, mute)
}
