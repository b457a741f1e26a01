// The moves of a mission: those who claim and do, those who read, and those who review.
import { z } from 'zod'
import { line, prose } from '#kernel/shapes.ts'
import { type By, FileId, move, no } from '#modules/activities/contract.ts'
import { type Settings, type Slot, stockKey, type Table } from './settings.ts'
import type { At } from './steps.ts'
import * as steps from './steps.ts'

const made = move<Settings, null, Table>()
const Piece = z.int().min(0).max(499).meta({ title: '哪一份 | Which piece' })
const OfSlot = z.object({ slot: Piece })
const nameOf = ({ player }: At) => ({ id: player.memberId, name: player.name })

function mineAt(scene: At, at: number): Slot {
  const slot = steps.slotAt(scene.table, at)
  if (!steps.isIn(slot.claim, scene.player.memberId))
    no('not-yours', '这一份不在你手上，可能已到期退回。', 'This piece is not in your hands; it may have run out.')
  return slot
}

const Day = z.iso.datetime({ offset: true })
/** The day he gives himself; null where none is asked. */
function pledged({ settings, now, closesAt }: At, pledge: string, by: string | null): string | null {
  if (!settings.asksPledge) return null
  if (pledge === '' || by === null) return no('no-pledge', '写下军令状和交付时间再领。', 'Write your pledge, and by when.')
  if (Date.parse(by) <= now.getTime() || Date.parse(by) > closesAt.getTime())
    no('pledge-day', '交付时间要在现在之后、活动结束之前。', 'The day must lie between now and the end.')
  return new Date(by).toISOString()
}

const claim = made({
  title: { zh: '领任务', en: 'Claim a piece' },
  by: 'player',
  isPublic: true,
  input: z.object({
    piece: Piece,
    pledge: line(140, 0).default('').meta({ title: '军令状 | Pledge' }),
    by: Day.nullable().default(null).meta({ title: '什么时候交 | By when' }),
  }),
  decide(scene, { piece, pledge, by }) {
    const { takers, heldMax } = scene.settings
    if (steps.heldBy(scene.table, scene.player.memberId) >= heldMax)
      no('enough-held', '先交掉手上的，再领新的（同时最多 {max} 份）。', 'Hand in what you hold first ({max} at a time).', {
        max: heldMax,
      })
    const first = piece * takers
    const slots = scene.table.slots.slice(first, first + takers)
    if (slots.some(one => steps.isIn(one.claim, scene.player.memberId)))
      no('twice', '这一份你已经领过。', 'You have claimed this piece already.')
    const place = slots.findIndex(one => one.state === 'open')
    if (place < 0 || scene.left(stockKey(piece)) < 1)
      no('taken', '已被别人领走，换一份吧。', 'Somebody has it already; take another.')
    const due = steps.dueOf(scene, pledged(scene, pledge, by))
    const at = scene.now.toISOString()
    const held = { holder: nameOf(scene), mates: [], pledge, due, at, version: 0, readers: [] }
    const slot = first + place
    return {
      outcome: { slot, due },
      takes: { [stockKey(piece)]: 1 },
      table: steps.withSlot(scene.table, slot, { state: steps.after('open', 'claim'), claim: held, why: null }),
    }
  },
})

const join = made({
  title: { zh: '入队', en: 'Join the team' },
  by: 'player',
  free: true,
  input: OfSlot,
  decide(scene, { slot: at }) {
    const slot = steps.slotAt(scene.table, at)
    const state = steps.after(slot.state, 'join')
    const { teamMax, heldMax, takers } = scene.settings
    const { claim } = slot
    if (!claim || claim.mates.length + 1 >= teamMax) return no('team-full', '这一队已经满员。', 'This team is full.')
    const first = at - (at % takers)
    if (scene.table.slots.slice(first, first + takers).some(one => steps.isIn(one.claim, scene.player.memberId)))
      no('twice', '这一份你已经领过。', 'You have claimed this piece already.')
    if (steps.heldBy(scene.table, scene.player.memberId) >= heldMax)
      no('enough-held', '先交掉手上的，再领新的（同时最多 {max} 份）。', 'Hand in what you hold first ({max} at a time).', {
        max: heldMax,
      })
    const joined = { ...slot, state, claim: { ...claim, mates: [...claim.mates, nameOf(scene)] } }
    return { outcome: { slot: at }, table: steps.withSlot(scene.table, at, joined) }
  },
})

const handIn = made({
  title: { zh: '交付', en: 'Hand in' },
  by: 'player',
  free: true,
  isPublic: true,
  input: z.object({
    slot: Piece,
    text: prose(2000).default('').meta({ title: '说明 | Words' }),
    link: z
      .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)])
      .default('')
      .meta({ title: '链接 | Link' }),
    files: z.array(FileId).max(9).default([]).meta({ title: '图片或文件 | Pictures or files' }),
  }),
  files: ({ files }) => files,
  decide(scene, { slot: at, text, link, files }) {
    const slot = mineAt(scene, at)
    if (text === '' && link === '' && files.length === 0)
      no('nothing', '写几句、放链接或传文件，至少一样。', 'Some words, a link or a file: at least one.')
    const done = steps.handedIn(scene, slot)
    const table = steps.withSlot(scene.table, at, done.slot)
    return {
      outcome: { slot: at, version: Number(done.slot.claim?.version), state: done.slot.state },
      table,
      awards: done.awards,
    }
  },
})

const giveBack = made({
  title: { zh: '退回任务', en: 'Give it back' },
  by: 'player',
  free: true,
  input: z.object({ slot: Piece, word: line(140, 0).default('').meta({ title: '原因 | Why' }) }),
  decide(scene, { slot: at, word }) {
    const slot = mineAt(scene, at)
    const claim = slot.claim!
    if (slot.state !== 'claimed') no('handed-in', '已经交上来了，等结果吧。', 'It is handed in; wait for the answer.')
    const { takers } = scene.settings
    if (claim.holder.id === scene.player.memberId) {
      const why = { kind: 'given-back', name: scene.player.name, word } as const
      const table = steps.withSlot(scene.table, at, steps.released(slot, why))
      return { outcome: { slot: at }, table, takes: { [stockKey(Math.floor(at / takers))]: -1 } }
    }
    const mates = claim.mates.filter(one => one.id !== scene.player.memberId)
    const left: Slot = { ...slot, state: steps.after(slot.state, 'leave'), claim: { ...claim, mates } }
    return { outcome: { slot: at }, table: steps.withSlot(scene.table, at, left) }
  },
})

const Verdict = z.object({
  slot: Piece,
  version: z.int().min(1).max(10_000).meta({ title: '第几稿 | Which version' }),
  word: prose(300).default('').meta({ title: '一句话 | A word' }),
})
/** What is judged must be what was looked at. */
function sameVersion(scene: At, at: number, version: number): Slot {
  const slot = steps.slotAt(scene.table, at)
  if (slot.claim?.version !== version)
    no('changed', '作者刚交了新的一稿，先看看再说。', 'There is a newer version; look at it first.')
  return slot
}

const proofread = made({
  title: { zh: '校对', en: 'Read and check' },
  by: 'player',
  free: true,
  late: true,
  isPublic: true,
  input: Verdict.extend({ good: z.boolean().meta({ title: '没有问题 | It is good' }) }),
  decide(scene, { slot: at, version, word, good }) {
    const slot = sameVersion(scene, at, version)
    const claim = slot.claim!
    if (slot.state !== 'proofing') no('not-proofing', '这一份现在不用校对。', 'This piece is not to be read now.')
    if (steps.isIn(claim, scene.player.memberId)) no('own', '自己的一份要由别人校对。', 'Others must read what is yours.')
    if (claim.readers.some(one => one.id === scene.player.memberId))
      no('read', '你已经校对过这一稿。', 'You have read this version.')
    if (!good && word === '') no('no-word', '写明哪里要改。', 'Say what should be changed.')
    if (!good) {
      const back = steps.returned(scene, slot, { kind: 'faulty', name: scene.player.name, word })
      return { outcome: { slot: at, good }, table: steps.withSlot(scene.table, at, back) }
    }
    const read = {
      state: steps.after(slot.state, 'read'),
      why: null,
      claim: { ...claim, readers: [...claim.readers, nameOf(scene)] },
    }
    const isLast = read.claim.readers.length >= scene.settings.proofreads
    const done = isLast ? steps.finished(scene, read) : { slot: read, awards: [] }
    return { outcome: { slot: at, good }, table: steps.withSlot(scene.table, at, done.slot), awards: done.awards }
  },
})

const reviewed = (scene: At, at: number, version: number): Slot => {
  const slot = sameVersion(scene, at, version)
  if (scene.by === 'crew' && steps.isIn(slot.claim, scene.player.memberId))
    no('own', '自己的一份要由别人验收。', 'Others must review what is yours.')
  return slot
}
const accept = (by: By) =>
  made({
    title: { zh: '验收通过', en: 'Accept' },
    by,
    late: true,
    input: Verdict,
    decide(scene, { slot: at, version }) {
      const slot = reviewed(scene, at, version)
      if (slot.state !== 'handed') steps.after(slot.state, 'pass')
      const done = steps.passed(scene, slot)
      return {
        outcome: { slot: at, state: done.slot.state },
        table: steps.withSlot(scene.table, at, done.slot),
        awards: done.awards,
      }
    },
  })
const sendBack = (by: By) =>
  made({
    title: { zh: '退回修改', en: 'Return with a word' },
    by,
    late: true,
    input: Verdict,
    decide(scene, { slot: at, version, word }) {
      const slot = reviewed(scene, at, version)
      if (word === '') no('no-word', '写明哪里要改。', 'Say what should be changed.')
      const back = steps.returned(scene, slot, { kind: 'returned', name: scene.player.name, word })
      return { outcome: { slot: at }, table: steps.withSlot(scene.table, at, back) }
    },
  })

const takeBack = made({
  title: { zh: '收回任务', en: 'Take it back' },
  by: 'desk',
  late: true,
  input: z.object({ slot: Piece, word: line(140).meta({ title: '原因 | Why' }) }),
  decide(scene, { slot: at, word }) {
    const slot = steps.slotAt(scene.table, at)
    const why = { kind: 'taken-back', name: slot.claim?.holder.name ?? '', word } as const
    const table = steps.withSlot(scene.table, at, steps.released(slot, why))
    return { outcome: { slot: at }, table, takes: { [stockKey(Math.floor(at / scene.settings.takers))]: -1 } }
  },
})

export const moves = {
  claim,
  join,
  'hand-in': handIn,
  'give-back': giveBack,
  proofread,
  accept: accept('crew'),
  return: sendBack('crew'),
  'desk-accept': accept('desk'),
  'desk-return': sendBack('desk'),
  'take-back': takeBack,
}
