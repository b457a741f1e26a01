// The desk takes a work out, with a reason for its author, and puts it back while there are no finals.
import { prose } from '#kernel/shapes.ts'
import { move, no } from '#modules/activities/contract.ts'
import { votesOf } from './scores.ts'
import type { Mine, Settings, Table } from './settings.ts'
import { mustBeIn } from './stages.ts'
import { anyWork, numberOf, OfWork } from './their-work.ts'

const made = move<Settings, Mine, Table>()
const outMost = 500

const takeOut = made({
  title: { zh: '取下作品', en: 'Take a work out' },
  by: 'desk',
  late: true,
  input: OfWork.extend({ reason: prose(200, 1).meta({ title: '原因，作者会看到 | Why; its author reads it' }) }),
  about: numberOf,
  decide(scene, { reason }) {
    const { mine, entry, author } = anyWork(scene)
    const { table } = scene
    if (entry.out) no('taken-out', '这件作品已被取下。', 'This work has been taken out.')
    const out = [...(table.out ?? []), author]
    if (out.length > outMost) no('too-many-out', '最多取下 {max} 件。', '{max} works at most can be taken out.', { max: outMost })
    return {
      outcome: {},
      theirs: { ...mine, entry: { ...entry, out: { reason, at: scene.now.toISOString() } } },
      theirScore: 0,
      table: { ...table, works: table.works - 1, out },
    }
  },
})

const putBack = made({
  title: { zh: '放回作品', en: 'Put a work back' },
  by: 'desk',
  late: true,
  input: OfWork,
  about: numberOf,
  decide(scene) {
    mustBeIn(scene, ['submit', 'review', 'judge'])
    const { mine, entry, author } = anyWork(scene)
    const { table, settings } = scene
    if (!entry.out) no('not-out', '这件作品没有被取下。', 'This work has not been taken out.')
    return {
      outcome: {},
      theirs: { ...mine, entry: { ...entry, out: null } },
      theirScore: 1 + (settings.showsVotes ? votesOf(entry) : 0),
      table: { ...table, works: table.works + 1, out: (table.out ?? []).filter(one => one.seq !== author.seq) },
    }
  },
})

export const moderation = { 'take-out': takeOut, 'put-back': putBack }
