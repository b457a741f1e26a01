// What cannot be read for certain, put as a question with choices; the first holds until someone answers.
import type { Text } from '#kernel/i18n.ts'
import type { Choice, Doubt } from './line.ts'

export interface Question {
  kind: string
  question: Text
  choices: Choice[]
}
/** `keeps`: stays a question even when the line it is about has gone into another. */
export type Asked = Doubt & { keeps: boolean }
export interface Asker {
  asked: Asked[]
  /** The answer, or the first choice. */
  ask(row: { line: number; text: string }, question: Question, keeps?: boolean): string
}
export function asker(answers: Readonly<Record<string, string>>): Asker {
  const asked: Asked[] = []
  return {
    asked,
    ask(row, { kind, question, choices }, keeps = false) {
      const stem = `${row.line}:${kind}`
      const nth = asked.filter(one => one.id === stem || one.id.startsWith(`${stem}:`)).length
      const id = nth === 0 ? stem : `${stem}:${nth + 1}`
      const given = answers[id]
      const chosen = choices.some(one => one.key === given) ? (given as string) : (choices[0] as Choice).key
      asked.push({ id, line: row.line, text: row.text, question, choices, chosen, keeps })
      return chosen
    },
  }
}

const choice = (key: string, zh: string, en: string): Choice => ({ key, zh, en })
const later = choice('later', '以后一行为准', 'The later line counts')
const sum = choice('sum', '两行加起来', 'Add the two up')
const two = choice('two', '是两个人', 'They are two people')
const once = choice('once', '只算一次', 'Count it once')
const ignore = choice('ignore', '不算', 'Leave it out')

export const questions = {
  twice: (name: string): Question => ({
    kind: 'twice',
    question: {
      zh: `「${name}」出现了两次，内容不同，怎么算？`,
      en: `“${name}” stands there twice with different things. Which counts?`,
    },
    choices: [later, sum, two],
  }),
  copy: (name: string): Question => ({
    kind: 'copy',
    question: {
      zh: `「${name}」出现了两次，内容一样，怎么算？`,
      en: `“${name}” stands there twice with the same. How many are meant?`,
    },
    choices: [once, sum, two],
  }),
  plus: (name: string): Question => ({
    kind: 'plus',
    question: {
      zh: `「${name}」前面已经报过，这里又加，怎么算？`,
      en: `“${name}” has a line already and adds to it. How is it meant?`,
    },
    choices: [sum, later, once, two],
  }),
  glued: (name: string, other: string, units: number): Question => ({
    kind: 'glued',
    question: { zh: '名字和数量连在一起，从哪里断开？', en: 'Name and number have grown together. Where is the cut?' },
    choices: [
      choice('first', `名字是「${name}」`, `The name is “${name}”`),
      choice('other', `名字是「${other}」，要 ${units}`, `The name is “${other}”, who wants ${units}`),
    ],
  }),
  fraction: (units: number): Question => ({
    kind: 'fraction',
    question: { zh: '写的不是整数，按多少算？', en: 'This is not a whole number. What is meant?' },
    choices: [
      choice('more', `按 ${units}`, `${units}`),
      ...(units > 1
        ? [choice('less', `按 ${units - 1}`, `${units - 1}`)]
        : [choice('note', '按 1，原话写进备注', 'One, and keep the words')]),
    ],
  }),
  range: (from: number, to: number): Question => ({
    kind: 'range',
    question: { zh: `写的是 ${from} 到 ${to}，按多少算？`, en: `It says ${from} to ${to}. What is meant?` },
    choices: [choice('less', `按 ${from}`, `${from}`), choice('more', `按 ${to}`, `${to}`)],
  }),
  many: (units: number): Question => ({
    kind: 'many',
    question: { zh: `真的要 ${units} 份吗？`, en: `Are ${units} really meant?` },
    choices: [choice('yes', `是，${units} 份`, `Yes, ${units}`), choice('one', '不，按 1 份', 'No, one')],
  }),
  maybe: (name: string): Question => ({
    kind: 'maybe',
    question: { zh: `「${name}」还没说定，先算上吗？`, en: `“${name}” is not sure yet. Count the line for now?` },
    choices: [choice('take', '先算上', 'Count it'), choice('note', '算上，并记在备注里', 'Count it and note it')],
  }),
  drops: (text: string): Question => ({
    kind: 'drops',
    question: { zh: `「${text}」是备注，还是要去掉这一项？`, en: `Is “${text}” a remark, or is that item taken back?` },
    choices: [choice('note', '是备注', 'A remark'), choice('drop', '去掉这一项', 'Take it back')],
  }),
  near: (text: string, item: string): Question => ({
    kind: 'near',
    question: { zh: `「${text}」是不是「${item}」？`, en: `Is “${text}” meant to be “${item}”?` },
    choices: [choice('item', `是「${item}」`, `Yes, “${item}”`), choice('note', '不是，记作备注', 'No, keep it as a remark')],
  }),
  each: (name: string, other: string): Question => ({
    kind: 'each',
    question: { zh: `「${name}」和「${other}」是两个人吗？`, en: `Are “${name}” and “${other}” two people?` },
    choices: [
      choice('people', '是两个人，各一行', 'Two people, a line each'),
      choice('item', `不是，「${other}」是要的东西`, `No, “${other}” is what is wanted`),
    ],
  }),
  unnumbered: (name: string): Question => ({
    kind: 'unnumbered',
    question: { zh: `「${name}」这一行没有编号，要算上吗？`, en: `The line of “${name}” has no number. Does it count?` },
    choices: [choice('take', '算上', 'Count it'), ignore],
  }),
  talk: (name: string): Question => ({
    kind: 'talk',
    question: { zh: '这一行不像报名，怎么办？', en: 'This does not read like a line of the relay. What is it?' },
    choices: [ignore, choice('note', `是「${name}」的备注`, `A remark of “${name}”`)],
  }),
  whose: (names: readonly string[]): Question => ({
    kind: 'whose',
    question: { zh: '这一行要改谁的？前面没有这个名字。', en: 'Whose line does this change? The name does not stand above.' },
    choices: [ignore, ...[...new Set(names)].slice(-8).map(name => choice(`name:${name}`, name, name))],
  }),
  nameless: (number: number): Question => ({
    kind: 'nameless',
    question: { zh: `第 ${number} 行没有名字，要算上吗？`, en: `Line ${number} has no name. Does it count?` },
    choices: [ignore, choice('keep', `算上，记作「无名${number}」`, `Count it as “无名${number}”`)],
  }),
  sameAsNobody: (): Question => ({
    kind: 'same',
    question: {
      zh: '写了「同上」，但上面找不到是谁，先按 1 份算？',
      en: 'It says “the same”, but there is nobody to be the same as. Count one?',
    },
    choices: [choice('one', '按 1 份', 'One')],
  }),
}
