// The moves of a contest: authors, coaches, jurors, the public, and the desk that names the finalists.
import { z } from 'zod'
import { line, prose } from '#kernel/shapes.ts'
import { FileId, type MoveScene, move, no } from '#modules/activities/contract.ts'
import { ballotOf, isOut, voteFor } from './ballot.ts'
import { moderation } from './moderation.ts'
import { freshEntry, isAmong } from './scores.ts'
import type { Entry, Mine, Settings, Table, Work } from './settings.ts'
import { mustBeIn, roleOf } from './stages.ts'
import { numberOf, OfWork, standing, theirWork } from './their-work.ts'

type At = MoveScene<Settings, Mine, Table>
const made = move<Settings, Mine, Table>()
export const fresh: Mine = { entry: null, day: '', voted: [] }

const Told = z.object({
  title: line(40).meta({ title: '题目 | Title' }),
  text: prose(3000).default('').meta({ title: '正文 | Text' }),
  pictures: z.array(FileId).max(9).default([]).meta({ title: '图片 | Pictures' }),
  voice: FileId.nullable().default(null).meta({ title: '录音 | Voice' }),
  file: FileId.nullable().default(null).meta({ title: '文件 | File' }),
})
type Told = z.output<typeof Told>
const filesOf = ({ pictures, voice, file }: Told): string[] => [...pictures, ...[voice, file].filter(one => one !== null)]

function workOf(scene: At, told: Told, version: number): Work {
  const { textMax, picturesMax, takesVoice, takesFile } = scene.settings
  if ([...told.text].length > textMax)
    no('too-long', '正文最多 {max} 字。', 'The text may have {max} characters.', { max: textMax })
  if (told.pictures.length > picturesMax) no('too-many', '图片最多 {max} 张。', '{max} pictures at most.', { max: picturesMax })
  if (told.voice !== null && !takesVoice) no('no-voice', '这次不收录音。', 'No voices are taken.')
  if (told.file !== null && !takesFile) no('no-file', '这次不收文件。', 'No files are taken.')
  if (told.text === '' && filesOf(told).length === 0)
    no('empty', '正文、图片、录音或文件，至少要有一样。', 'Text, a picture, a voice or a file: at least one.')
  return { ...told, name: scene.player.name, version, at: scene.now.toISOString() }
}
const mustHave = ({ mine }: At): Mine & { entry: Entry } => {
  if (!mine?.entry) return no('no-work', '你还没有投稿。', 'You have handed in no work yet.')
  return { ...mine, entry: mine.entry }
}
const submit = made({
  title: { zh: '投稿', en: 'Hand in a work' },
  by: 'player',
  isPublic: true,
  input: Told,
  files: filesOf,
  decide(scene, told) {
    mustBeIn(scene, ['submit'])
    if (scene.mine?.entry)
      no('one-work', '每人一件作品，可以改稿，也可以撤回重投。', 'One work each; it can be revised or withdrawn.')
    const { joinReward } = scene.settings
    // Only the first work of each is rewarded: whoever withdraws and hands in again has it already.
    const isRewarded = joinReward !== null && scene.moves.all === 0 && scene.left(joinReward) >= 1
    return {
      outcome: { version: 1 },
      mine: { ...(scene.mine ?? fresh), entry: freshEntry(workOf(scene, told, 1)) },
      table: { ...scene.table, works: scene.table.works + 1 },
      score: 1,
      awards: isRewarded ? [{ memberId: scene.player.memberId, reward: joinReward }] : [],
    }
  },
})

const revise = made({
  title: { zh: '改稿', en: 'Hand in a revised version' },
  by: 'player',
  free: true,
  isPublic: true,
  input: Told,
  files: filesOf,
  decide(scene, told) {
    mustBeIn(scene, ['submit', 'review'])
    const mine = mustHave(scene)
    const version = mine.entry.work.version + 1
    return { outcome: { version }, mine: { ...mine, entry: { ...mine.entry, work: workOf(scene, told, version) } } }
  },
})

const withdraw = made({
  title: { zh: '撤回作品', en: 'Withdraw my work' },
  by: 'player',
  free: true,
  input: z.object({}),
  decide(scene) {
    mustBeIn(scene, ['submit', 'review'])
    const had = mustHave(scene)
    if (had.entry.out) no('taken-out', '作品已被取下，不能撤回。', 'It has been taken out; it cannot be withdrawn.')
    const mine = { ...had, entry: null }
    return { outcome: {}, mine, score: 0, table: { ...scene.table, works: scene.table.works - 1 } }
  },
})

function mustBeFinalist({ table: { finalists } }: At, author: { seq: number; memberId: string }): void {
  if (finalists !== null && !isAmong(finalists, author))
    no('not-finalist', '这件作品没有进入决赛。', 'This work is not in the finals.')
}

const vote = made({
  title: { zh: '投一票', en: 'Vote' },
  by: 'player',
  free: true,
  input: OfWork,
  about: numberOf,
  decide(scene, { work }) {
    const stage = mustBeIn(scene, ['judge', 'finals'])
    if (scene.settings.juryShare === 100) no('no-votes', '这次只由评委打分。', 'The jury alone decides.')
    const { mine, entry, author } = theirWork(scene)
    if (author.memberId === scene.player.memberId) no('own', '不能投给自己。', 'Nobody votes for himself.')
    mustBeFinalist(scene, author)
    if (scene.player.weight < 1) no('no-weight', '你暂时没有投票的权重。', 'Your vote has no weight.')
    const before = scene.mine ?? fresh
    const when = { ...scene, stage }
    const ballot = ballotOf(before, when)
    if (ballot.today.includes(work))
      no('once-a-day', '今天已经投过这件作品，明天再来。', 'You have voted for it today; come again tomorrow.')
    const { votesPerDay, showsVotes } = scene.settings
    if (ballot.left < 1) no('enough', '今天的 {max} 票投完了。', 'Your {max} votes of today are given.', { max: votesPerDay })
    const { weight } = scene.player
    const counted: Entry =
      stage === 'finals' ? { ...entry, finalVotes: entry.finalVotes + weight } : { ...entry, votes: entry.votes + weight }
    return {
      outcome: { left: ballot.left - 1 },
      mine: voteFor(before, work, when),
      theirs: { ...mine, entry: counted },
      ...standing(counted, stage, showsVotes),
    }
  },
})

const placesMax = 50
/** Said anew it replaces what was said of this place. */
const count = made({
  title: { zh: '录入线下票', en: 'Enter votes cast elsewhere' },
  by: 'desk',
  late: true,
  input: OfWork.extend({
    place: line(20).meta({ title: '哪里投的 | Where' }),
    votes: z.int().min(0).max(1_000_000).meta({ title: '几票 | How many' }),
  }),
  about: numberOf,
  decide(scene, { place, votes }) {
    if (!scene.settings.takesPaperVotes) no('no-paper', '这次没有线下票。', 'No votes are cast elsewhere.')
    const stage = mustBeIn(scene, ['judge', 'finals'])
    const { mine, entry, author } = theirWork(scene)
    mustBeFinalist(scene, author)
    const which = stage === 'finals' ? 'finalPaper' : 'paper'
    const paper = { ...entry[which], [place]: votes }
    if (Object.keys(paper).length > placesMax)
      no('too-many-places', '最多录入 {max} 个地方。', '{max} places at most.', { max: placesMax })
    const counted: Entry = { ...entry, [which]: paper }
    return {
      outcome: { place, votes },
      theirs: { ...mine, entry: counted },
      ...standing(counted, stage, scene.settings.showsVotes),
    }
  },
})

const judge = made({
  title: { zh: '评委打分', en: 'Mark as a juror' },
  by: 'crew',
  late: true,
  input: OfWork.extend({ marks: z.array(z.int().min(1).max(10)).min(1).max(8).meta({ title: '各项分数 | Marks' }) }),
  about: numberOf,
  decide(scene, { marks }) {
    if (roleOf(scene.crew) !== 'jury') no('not-jury', '只有评委可以打分。', 'Only jurors mark.')
    const stage = mustBeIn(scene, ['judge', 'finals'])
    const { mine, entry, author } = theirWork(scene)
    if (author.memberId === scene.player.memberId) no('own', '不能给自己的作品打分。', 'Nobody marks his own work.')
    mustBeFinalist(scene, author)
    if (marks.length !== scene.settings.criteria.length)
      no('every-criterion', '每一项都要打分。', 'Every criterion needs a mark.')
    const which = stage === 'finals' ? 'finalSheets' : 'sheets'
    const sheets = { ...entry[which], [scene.player.memberId]: marks }
    return { outcome: { marks }, theirs: { ...mine, entry: { ...entry, [which]: sheets } } }
  },
})

const coach = made({
  title: { zh: '点评', en: 'Coach’s word' },
  by: 'crew',
  input: OfWork.extend({ word: prose(300, 1).meta({ title: '点评 | Word' }) }),
  about: numberOf,
  decide(scene, { word }) {
    if (roleOf(scene.crew) !== 'coach') no('not-coach', '只有教练可以点评。', 'Only coaches comment.')
    mustBeIn(scene, ['submit', 'review'])
    const { mine, entry } = theirWork(scene)
    if (entry.notes.length >= 5) no('enough-notes', '这件作品已经有五条点评。', 'This work has five comments already.')
    const note = { name: scene.player.name, word, at: scene.now.toISOString(), version: entry.work.version }
    return { outcome: {}, theirs: { ...mine, entry: { ...entry, notes: [...entry.notes, note] } } }
  },
})

const finals = made({
  title: { zh: '进入决赛', en: 'Open the finals' },
  by: 'desk',
  late: true,
  input: z.object({ finalists: z.array(OfWork.shape.work).min(2).max(50).meta({ title: '入围 | Finalists' }) }),
  decide(scene, { finalists }) {
    mustBeIn(scene, ['judge'])
    if (new Set(finalists).size < finalists.length) no('twice', '有人选了两次。', 'Somebody is chosen twice.')
    if (finalists.some(one => isOut(scene.table, one)))
      no('taken-out', '选中的作品里有已经取下的。', 'One of them has been taken out.')
    return { outcome: { finalists }, table: { ...scene.table, finalists } }
  },
})

export const moves = { submit, revise, withdraw, vote, count, judge, coach, finals, ...moderation }
