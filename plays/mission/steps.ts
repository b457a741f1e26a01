// The story of a piece: which step leads from which state to which, and what each of them changes.
import { type Award, type MoveScene, no, type Scene } from '#modules/activities/contract.ts'
import type { Claim, Hero, Name, Settings, Slot, State, Table, Why } from './settings.ts'

export type At = MoveScene<Settings, null, Table>
export type Step = 'claim' | 'join' | 'leave' | 'hand-in' | 'pass' | 'read' | 'finish' | 'return' | 'release'

export const transitions: Readonly<Record<State, Partial<Record<Step, State>>>> = {
  open: { claim: 'claimed' },
  claimed: { join: 'claimed', leave: 'claimed', 'hand-in': 'handed', release: 'open' },
  handed: { 'hand-in': 'handed', pass: 'proofing', finish: 'done', return: 'claimed', release: 'open' },
  proofing: { read: 'proofing', finish: 'done', return: 'claimed', release: 'open' },
  done: {},
}
const stateWords: Readonly<Record<State, readonly [string, string]>> = {
  open: ['待领', 'free'],
  claimed: ['在做', 'being done'],
  handed: ['待验收', 'waiting for review'],
  proofing: ['待校对', 'being read'],
  done: ['已完成', 'done'],
}

export function after(state: State, step: Step): State {
  const next = transitions[state][step]
  if (next) return next
  const [zh, en] = stateWords[state]
  return no('not-now', `这一份现在是「${zh}」，不能这样做。`, `This piece is ${en}; that cannot be done now.`)
}

export function slotAt(table: Table, at: number): Slot {
  return table.slots[at] ?? no('no-such-piece', '没有这一份。', 'There is no such piece.')
}
export const withSlot = (table: Table, at: number, slot: Slot): Table => ({
  ...table,
  slots: table.slots.map((one, place) => (place === at ? slot : one)),
})

const team = (claim: Claim): readonly Name[] => [claim.holder, ...claim.mates]
export const isIn = (claim: Claim | null, memberId: string | null): boolean =>
  claim !== null && team(claim).some(one => one.id === memberId)
/** Pieces in someone's hands that are not handed in yet. */
export const heldBy = (table: Table, memberId: string | null): number =>
  table.slots.filter(one => one.state === 'claimed' && isIn(one.claim, memberId)).length

const dayMs = 86_400_000
/** Never later than the end of the activity. */
export function dueOf(scene: Pick<Scene<Settings, Table>, 'now' | 'closesAt' | 'settings'>, asked: string | null): string | null {
  if (asked !== null) return asked
  const { days } = scene.settings
  if (days === null) return null
  return new Date(Math.min(scene.now.getTime() + days * dayMs, scene.closesAt.getTime())).toISOString()
}

/** Handed in, and whatever follows from it by itself. */
export function handedIn(scene: At, slot: Slot): { slot: Slot; awards: Award[] } {
  const claim = slot.claim as Claim
  const state = after(slot.state, 'hand-in')
  const handed: Slot = {
    state,
    why: null,
    claim: { ...claim, at: scene.now.toISOString(), version: claim.version + 1, readers: [] },
  }
  return scene.settings.isReviewed ? { slot: handed, awards: [] } : passed(scene, handed)
}

/** Reviewed, or not to be: on to those who read, or done. */
export function passed(scene: At, slot: Slot): { slot: Slot; awards: Award[] } {
  if (scene.settings.proofreads === 0) return finished(scene, slot)
  const claim = slot.claim as Claim
  return { slot: { state: after(slot.state, 'pass'), why: null, claim: { ...claim, at: scene.now.toISOString() } }, awards: [] }
}

export function finished(scene: At, slot: Slot): { slot: Slot; awards: Award[] } {
  const claim = slot.claim as Claim
  const { reward, proofReward } = scene.settings
  const wanted = [
    ...(reward === null ? [] : team(claim).map(({ id }) => ({ memberId: id, reward }))),
    ...(proofReward === null ? [] : claim.readers.map(({ id }) => ({ memberId: id, reward: proofReward }))),
  ]
  return {
    slot: { state: after(slot.state, 'finish'), why: null, claim: { ...claim, due: null, at: scene.now.toISOString() } },
    awards: affordable(scene, wanted),
  }
}

/** As many as are there, in their order. */
export function affordable(scene: Pick<Scene<Settings, Table>, 'left'>, wanted: readonly Award[]): Award[] {
  const [first] = wanted
  if (first && wanted.every(one => one.reward === first.reward)) return wanted.slice(0, scene.left(first.reward))
  const given: Award[] = []
  for (const award of wanted) if (scene.left(award.reward, given) >= 1) given.push(award)
  return given
}

/** Back to whoever holds it, with a word and a little time. */
export function returned(scene: At, slot: Slot, why: Why): Slot {
  const claim = slot.claim as Claim
  const grace = scene.now.getTime() + 2 * dayMs
  const due = claim.due === null ? null : new Date(Math.max(Date.parse(claim.due), grace)).toISOString()
  return { state: after(slot.state, 'return'), why, claim: { ...claim, due, at: scene.now.toISOString(), readers: [] } }
}

/** Back to the pool, and why. */
export const released = (slot: Slot, why: Why): Slot => ({ state: after(slot.state, 'release'), why, claim: null })

/** Who did what: finished pieces first, then readings. */
export function heroesOf({ slots }: Table): Hero[] {
  const heroes = new Map<string, Hero>()
  const more = ({ id, name }: Name, what: 'done' | 'read') => {
    const hero = heroes.get(id) ?? { memberId: id, name, done: 0, read: 0 }
    heroes.set(id, { ...hero, [what]: hero[what] + 1 })
  }
  for (const { state, claim } of slots) {
    if (state !== 'done' || !claim) continue
    for (const one of team(claim)) more(one, 'done')
    for (const one of claim.readers) more(one, 'read')
  }
  return [...heroes.values()].sort((a, b) => b.done - a.done || b.read - a.read)
}
