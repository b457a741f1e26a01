// Survey: questions that branch, places that run out, names or none; answers are counted as they come.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import { prose } from '#kernel/shapes.ts'
import { type By, type Decision, type MoveScene, move, no, type Phase, play, type Scene } from '#modules/activities/contract.ts'
import { crowd, stepped } from '../steps.ts'
import { answersOf, noAnswers, placesTaken, quotaKey, tallied } from './answers.ts'
import { hasOptions } from './asked.ts'
import { type Answers, type Mine, type Question, Settings, type Table } from './settings.ts'

type At = MoveScene<Settings, Mine, Table>

/** So many texts of an anonymous survey are kept, and so much of each. */
const sampleMax = 100
const sampleLength = 240

const Answered = z.object({
  answers: z.record(
    z.string().regex(/^\d{1,2}$/),
    z.union([z.int().min(-1e9).max(1e9), z.array(z.int().min(0).max(29)).max(30), prose(1000)]),
  ),
})

/** Texts without a name: each as likely in the sample as any other (reservoir sampling; J. S. Vitter, 1985). They stand in the order of their letters:
 * a place of chance could be followed back once the seed is told. */
function sampled({ settings, table, chance }: At, answers: Answers): Pick<Table, 'texts' | 'textsAll'> {
  const texts = [...table.texts]
  let { textsAll } = table
  for (const [question, { kind }] of settings.questions.entries()) {
    const text = answers[question]
    if (kind !== 'text' || typeof text !== 'string') continue
    textsAll++
    const place = chance.below(textsAll)
    const one = { question, text: text.slice(0, sampleLength) }
    if (texts.length < sampleMax) texts.push(one)
    else if (place < sampleMax) texts[place] = one
  }
  return { texts: texts.sort((a, b) => (a.text < b.text ? -1 : 1)), textsAll }
}

function takes({ settings, left }: At, before: Answers, now: Answers): Record<string, number> {
  const [old, next] = [placesTaken(settings, before), placesTaken(settings, now)]
  const moved: Record<string, number> = {}
  for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
    const units = (next[key] ?? 0) - (old[key] ?? 0)
    if (units > left(key)) {
      const [question, option] = key.slice(1).split('o').map(Number)
      const title = settings.questions[Number(question) - 1]?.options[Number(option) - 1]?.title
      no('quota', '「{title}」的名额满了，请选别的。', '“{title}” is full; choose another.', { title })
    }
    if (units !== 0) moved[key] = units
  }
  return moved
}

function answer(scene: At, input: z.output<typeof Answered>): Decision<Mine, Table> {
  const { settings, mine, table, player } = scene
  const { isAnonymous } = settings
  if (mine && (isAnonymous || !settings.mayChange || !mine.answers))
    no('answered', '你已经答过了，谢谢。', 'You have answered already; thank you.')
  const before = mine?.answers ?? {}
  const answers = answersOf(settings, input.answers)
  const without = tallied(settings, table.tallies, before, -1)
  const counts = { people: table.people + Number(mine === null), tallies: tallied(settings, without, answers, 1) }
  return {
    outcome: { isChange: mine !== null },
    mine: { answers: isAnonymous ? null : answers },
    table: {
      ...counts,
      ...(isAnonymous ? { ...sampled(scene, answers), steps: stepped(table.steps, 1, counts) } : { texts: [], textsAll: 0 }),
    },
    takes: takes(scene, before, answers),
    awards: settings.reward && !mine ? [{ memberId: player.memberId, reward: settings.reward, orLess: true }] : [],
  }
}

const isOver = (phase: Phase): boolean => phase === 'closed' || phase === 'settled'
function maySeeResults({ results }: Settings, phase: Phase, by: By | 'guest', mine: Mine | null): boolean {
  if (by === 'desk') return true
  if (results === 'desk') return false
  return isOver(phase) || (results === 'after-answering' && mine !== null)
}
/** The counts as far as they tell nobody's answers. */
function countsShown({ isAnonymous }: Settings, table: Table, phase: Phase): Pick<Table, 'people' | 'tallies'> | null {
  if (!isAnonymous) return table
  return !isOver(phase) ? (table.steps?.seen ?? null) : table.people >= crowd ? table : null
}

/** How many places are left; without names only whether there are any, for the number would tell what was answered last. */
const placesShown = ({ isAnonymous }: Settings, left: number | null): number | null =>
  isAnonymous && left !== null && left > 0 ? null : left

type Look = Pick<Scene<Settings, Table>, 'settings' | 'table' | 'left'>
function shownOf({ settings, table, left }: Look, phase: Phase, by: By | 'guest', mine: Mine | null) {
  const seen = maySeeResults(settings, phase, by, mine) ? countsShown(settings, table, phase) : null
  // One text more would tell who wrote it: those without a name are read when no more come.
  const texts = by === 'desk' && seen && (!settings.isAnonymous || isOver(phase)) ? table.texts : null
  const questions = settings.questions.map((question, at) => ({
    ...question,
    options: question.options.map(({ title, quota }, option) => ({
      title,
      left: placesShown(settings, quota === null ? null : left(quotaKey(at, option))),
    })),
  }))
  const { isAnonymous, results, thanks } = settings
  return {
    ...{ questions, isAnonymous, results, thanks, phase },
    mayChange: settings.mayChange && !isAnonymous,
    people: table.people,
    /** How many answers the counts stand for. */
    counted: seen?.people ?? 0,
    tallies: seen?.tallies ?? null,
    texts,
    textsAll: texts ? table.textsAll : 0,
    mine: mine && { answers: mine.answers },
  }
}
export type Shown = ReturnType<typeof shownOf>
export type ShownQuestion = Shown['questions'][number]

function problemsOf({ questions }: Settings): Text[] {
  return questions.flatMap((question, at) => {
    const n = at + 1
    const [before, { showIf }] = [questions[(question.showIf?.question ?? 0) - 1], question]
    const all: (Text | false)[] = [
      hasOptions(question) &&
        question.options.length < 2 && { zh: `第 ${n} 题至少要两个选项。`, en: `Question ${n} needs two options at least.` },
      question.least !== null &&
        question.largest !== null &&
        question.least > question.largest && {
          zh: `第 ${n} 题的数字范围反了。`,
          en: `The range of question ${n} is upside down.`,
        },
      showIf !== null &&
        (showIf.question >= n || !before || !isBranch(before, showIf.answer)) && {
          zh: `第 ${n} 题的「只在前面这样答时才问」指向了不存在的回答。`,
          en: `Question ${n} hangs on an answer that is not there.`,
        },
    ]
    return all.filter(one => one !== false)
  })
}
function isBranch(question: Question, answer: number): boolean {
  if (hasOptions(question)) return question.kind !== 'ranking' && answer >= 1 && answer <= question.options.length
  return question.kind === 'stars' ? answer >= 1 && answer <= 5 : question.kind === 'scale' && answer <= 10
}

function rules(settings: Settings, title: (key: string) => string): Text[] {
  const { questions, isAnonymous, mayChange, results, reward } = settings
  const all: (Text | false)[] = [
    { zh: `共 ${questions.length} 题，每人答一份。`, en: `${questions.length} questions, answered once by each.` },
    isAnonymous
      ? {
          zh: `匿名：只记下谁答过，不记谁答了什么；答完不能改。不足 ${crowd} 份不公布；进行中的统计每 ${crowd} 份更新一次，最新的一组先不算。文字回答抽样留存，不按先后排列，结束后才看得到。`,
          en: `Anonymous: it is kept who has answered, not what; answers cannot be changed. Fewer than ${crowd} are shown to nobody; while it is open the counts move with every ${crowd} answers, the latest of them left out. Of texts a sample is kept, not in the order of coming, and read after closing.`,
        }
      : { zh: '记名：工作人员看得到每个人的回答。', en: 'Named: operators see who answered what.' },
    !isAnonymous && mayChange && { zh: '截止前可以修改。', en: 'Answers may be changed until closing.' },
    {
      desk: { zh: '结果只有工作人员看。', en: 'Results are for operators.' },
      'after-answering': { zh: '答完就能看到汇总。', en: 'Whoever has answered sees the counts.' },
      'after-closing': { zh: '结束后公布汇总。', en: 'The counts are shown after closing.' },
    }[results],
    questions.some(one => one.options.some(option => option.quota !== null)) && {
      zh: '有的选项名额有限，先到先得。',
      en: 'Some options have limited places, first come, first served.',
    },
    reward !== null && {
      zh: `答完得「${title(reward)}」，发完为止。`,
      en: `Answering earns “${title(reward)}”, while there are any.`,
    },
  ]
  return all.filter(one => one !== false)
}

export const survey = play<Settings, Mine, Table, { people: number }>({
  key: 'survey',
  title: { zh: '问卷', en: 'Survey' },
  about: { zh: '问几个问题，边收边看图。', en: 'A few questions, counted and drawn as answers come.' },
  settings: Settings,
  check: problemsOf,
  rules,
  worst: ({ reward }, players) => (reward ? { [reward]: players } : {}),
  stock: ({ questions }) =>
    Object.fromEntries(
      questions.flatMap(({ options }, at) =>
        options.flatMap(({ quota }, option) => (quota === null ? [] : [[quotaKey(at, option), quota]])),
      ),
    ),
  lay: noAnswers,
  moves: {
    answer: move<Settings, Mine, Table>()({
      title: { zh: '提交回答', en: 'Answer' },
      by: 'player',
      input: Answered,
      isSecret: ({ isAnonymous }) => isAnonymous,
      decide: answer,
    }),
  },
  settle: {
    begin: () => ({ people: 0 }),
    add: ({ people }, { mine }) => ({ people: people + Number(mine !== null) }),
    end({ people }, { settings, table }) {
      const isShown = settings.results !== 'desk' && (!settings.isAnonymous || people >= crowd)
      return { result: { people, tallies: isShown ? table.tallies : null }, awards: [] }
    },
  },
  show: (scene, viewer) => shownOf(scene, scene.phase, viewer.by, viewer.mine),
  showEntrant: ({ mine }, { viewer }) => ({ answers: viewer.by === 'desk' ? (mine?.answers ?? null) : null }),
})
