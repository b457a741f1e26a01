// An operator (or a playbook) sets the rules of the door, in order.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { type Admission, PhraseNeeded } from '../contract.ts'
import { admissionChanged } from '../facts.ts'
import { isPhrase, phraseHash } from '../rules/password.ts'
import { listSteps, replaceSteps, type StepRow } from '../store/door.ts'
import { findGroupSeen, lockGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'

/** False when the door is so already. A password said under the same phrase stays said. */
export const setAdmission = (ctx: Ctx, groupId: string, wish: Admission): Promise<boolean> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    if (!(await lockGroupSeen(ctx.db, sightOf(ctx), groupId))) refuse(NotFound)
    const inForce = await listSteps(ctx.db, ctx.community.id, groupId)
    const steps = await stepsOf(ctx, wish, inForce)
    if (isSameDoor(steps, inForce)) return false
    await replaceSteps(ctx.db, ctx.community.id, groupId, steps)
    await record(ctx, admissionChanged, groupId, { groupId, steps: steps.map(step => step.kind) })
    return true
  })

/** What setAdmission would answer, without doing it. */
export async function admissionDiffers(ctx: Ctx, groupId: string, wish: Admission): Promise<boolean> {
  if (!(await findGroupSeen(ctx.db, sightOf(ctx), groupId))) refuse(NotFound)
  const inForce = await listSteps(ctx.db, ctx.community.id, groupId)
  return !isSameDoor(await stepsOf(ctx, wish, inForce), inForce)
}

async function stepsOf(ctx: Ctx, wish: Admission, inForce: readonly StepRow[]): Promise<StepRow[]> {
  const open = { questions: [], forRight: null, phraseSalt: null, phraseHash: null }
  return Promise.all(
    wish.map(async step => {
      if (step.kind === 'application') return { ...open, kind: step.kind, questions: step.questions }
      if (step.kind === 'invite') return { ...open, kind: step.kind }
      if (step.kind === 'tier') return { ...open, kind: step.kind, forRight: step.right }
      return { ...open, kind: step.kind, ...(await phraseOf(ctx, step.phrase, inForce)) }
    }),
  )
}

async function phraseOf(ctx: Ctx, phrase: string | undefined, inForce: readonly StepRow[]) {
  const there = inForce.find(step => step.kind === 'password')
  if (there?.phraseSalt && there.phraseHash) {
    const kept = { salt: there.phraseSalt, hash: there.phraseHash }
    if (phrase === undefined || (await isPhrase(phrase, kept))) return { phraseSalt: kept.salt, phraseHash: kept.hash }
  }
  if (phrase === undefined) return refuse(PhraseNeeded)
  const phraseSalt = ctx.random.bytes(16)
  return { phraseSalt, phraseHash: await phraseHash(phrase, phraseSalt) }
}

const isSameDoor = (a: readonly StepRow[], b: readonly StepRow[]): boolean =>
  a.length === b.length &&
  a.every((step, i) => {
    const other = b[i] as StepRow
    const sameQuestions = JSON.stringify(step.questions.map(flat)) === JSON.stringify(other.questions.map(flat))
    const samePhrase =
      step.phraseHash === other.phraseHash || Boolean(step.phraseHash && other.phraseHash?.equals(step.phraseHash))
    return step.kind === other.kind && step.forRight === other.forRight && sameQuestions && samePhrase
  })
const flat = (question: StepRow['questions'][number]) => [question.id, question.ask, question.required]
