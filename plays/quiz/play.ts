// 答题: questions one by one against the server's clock, each member in an order of his own; the answers stay here until they may be told.
import { z } from 'zod'
import { type Json, move, no, play } from '#modules/activities/contract.ts'
import { answerOf, isRight } from './answers.ts'
import { ask, better, isDone, type Mine, questionAt, type Run } from './runs.ts'
import { checkQuiz, fullMark, QuizSettings, quizRules } from './settings.ts'
import type { QuizResult } from './shown.ts'
import { beginStanding, endStanding, type Standing, standingOf } from './standing.ts'

/** What is on its way when the time is over still counts. */
const graceMs = 1_500

const quizMove = move<QuizSettings, Mine, null>()
const start = quizMove({
  title: { zh: '开始答题', en: 'Begin' },
  by: 'player',
  input: z.object({}),
  decide({ settings, mine, now, chance }) {
    if (mine && !isDone(mine.run)) no('running', '这一遍还没答完。', 'This attempt is not finished yet.')
    const runs = (mine?.runs ?? 0) + 1
    if (runs > settings.attempts) no('answered', '你已经答完了。', 'You have answered already.')
    const all = settings.questions.map((_question, n) => n)
    const count = settings.asked ?? all.length
    const isDrawn = settings.shuffles || count < all.length
    const order = (isDrawn ? chance.shuffled(all) : all).slice(0, count)
    if (isDrawn && !settings.shuffles) order.sort((a, b) => a - b)
    const fresh: Run = { order, done: 0, options: [], askedAt: null, points: 0, ms: 0, marks: '' }
    const run = ask(settings, fresh, now, chance)
    return { outcome: { questions: count }, mine: { run, runs, best: mine?.best ?? null } }
  },
})
const next = quizMove({
  title: { zh: '下一题', en: 'Next question' },
  by: 'player',
  input: z.object({}),
  free: true,
  decide({ settings, mine, now, chance }) {
    if (!mine || isDone(mine.run)) no('nothing-left', '没有下一题了。', 'There is no further question.')
    if (mine.run.askedAt !== null) no('answer-first', '先答完这一题。', 'Answer this one first.')
    return { outcome: { question: mine.run.done + 1 }, mine: { ...mine, run: ask(settings, mine.run, now, chance) } }
  },
})
const answer = quizMove({
  title: { zh: '作答', en: 'Answer' },
  by: 'player',
  input: z.object({ chosen: z.array(z.int().min(0).max(9)).max(10).default([]), text: z.string().max(200).default('') }),
  free: true,
  decide({ settings, mine, now }, { chosen, text }) {
    if (!mine || mine.run.askedAt === null) no('nothing-asked', '现在没有题目要答。', 'No question is asked just now.')
    const { run } = mine
    const question = questionAt(settings, run)
    const took = Math.max(0, now.getTime() - Date.parse(run.askedAt as string))
    const most = question.seconds === null ? Number.POSITIVE_INFINITY : question.seconds * 1_000
    const isLate = took > most + graceMs
    const right =
      !isLate &&
      isRight(
        question,
        chosen.flatMap(place => run.options[place] ?? []),
        text,
      )
    const points = right ? question.points : 0
    const mark = isLate ? 't' : right ? 'y' : 'n'
    const moved: Run = {
      ...run,
      ...{ done: run.done + 1, options: [], askedAt: null },
      ...{ points: run.points + points, ms: run.ms + Math.min(took, most), marks: run.marks + mark },
    }
    const best = isDone(moved) ? better(mine.best, moved) : mine.best
    const told = { isRight: right, isLate, points, answer: answerOf(question), note: question.note }
    const tells = settings.reveals === 'at-once'
    return {
      outcome: { isLast: isDone(moved), ...(tells ? told : { isLate }) },
      mine: { ...mine, run: moved, best },
      // Told while one is under way, the standing would say whether the last answer was right.
      ...(tells || isDone(moved) ? { score: Math.max(best?.points ?? 0, tells ? moved.points : 0) } : {}),
    }
  },
})

/** The question as it is asked: without a word of what is right. */
const asked = (settings: QuizSettings, run: Run): Json => {
  if (run.askedAt === null) return null
  const { text, kind, options, points, seconds } = questionAt(settings, run)
  return { text, kind, points, seconds, askedAt: run.askedAt, options: run.options.map(place => options[place]?.text ?? '') }
}
/** All with their answers, once it is over. */
const told = (settings: QuizSettings, mine: Mine | null): Json =>
  settings.questions.map((question, n) => {
    const place = mine?.run.order.indexOf(n) ?? -1
    const mark = place < 0 ? '' : (mine?.run.marks[place] ?? '')
    return { text: question.text, answer: answerOf(question), note: question.note, mark }
  })

export const quiz = play<QuizSettings, Mine, null, Standing>({
  key: 'quiz',
  title: { zh: '答题', en: 'Quiz' },
  about: {
    zh: '单选、多选、填空，限时作答，按分数排名。',
    en: 'One option, several, or in words; against the clock, ranked by points.',
  },
  settings: QuizSettings,
  check: checkQuiz,
  rules: quizRules,
  worst({ top, markReward }, players) {
    const most: Record<string, number> = {}
    let left = players
    for (const { places, reward } of top) {
      const given = Math.min(places, left)
      left -= given
      most[reward] = (most[reward] ?? 0) + given
    }
    if (markReward !== null) most[markReward] = (most[markReward] ?? 0) + players
    return most
  },
  moves: { start, next, answer },
  settle: { begin: beginStanding, add: standingOf, end: endStanding },
  ranks: true,
  hidesSettings: () => true,
  tell(result) {
    const { players, mean, top } = result as unknown as QuizResult
    return {
      zh: `答题结束：${players} 人参加，平均 ${mean} 分，最高 ${top[0]?.points ?? 0} 分。`,
      en: `The quiz is over: ${players} took part, ${mean} points on average, ${top[0]?.points ?? 0} the best.`,
    }
  },
  show({ settings, phase, result }, { mine }) {
    const { questions, attempts, reveals, mark, top } = settings
    const isOver = phase === 'closed' || phase === 'settled'
    const run = mine?.run ?? null
    const tells = reveals === 'at-once' || isOver
    return {
      ...{ phase, isOver, attempts, reveals, mark, top, full: fullMark(settings) },
      questions: settings.asked ?? questions.length,
      hasTime: questions.some(question => question.seconds !== null),
      runs: mine?.runs ?? 0,
      best: (mine?.best ?? null) as Json,
      run: run && {
        ...{ done: run.done, of: run.order.length, isDone: isDone(run) },
        points: tells || isDone(run) ? run.points : null,
        marks: tells ? run.marks : '',
        asked: isOver ? null : asked(settings, run),
      },
      told: isOver ? told(settings, mine) : null,
      result: phase === 'settled' ? result : null,
    }
  },
})
