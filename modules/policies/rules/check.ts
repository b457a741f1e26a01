// What a check is: a pure function from facts and numbers to what is wrong, and how each of its numbers can be made stricter.

import type { Text } from '#kernel/i18n.ts'
import type { Currency } from '#kernel/money.ts'
import type { Topic } from '../contract.ts'
import type { QuestionKind, QuestionOf } from './questions.ts'

export interface NumberParameter {
  kind: 'number'
  title: Text
  unit: 'money' | 'days' | 'levels'
  stricter: 'lower' | 'higher'
  /** Beyond this it would make no sense. */
  max: number
}
export interface WordsParameter {
  kind: 'words'
  title: Text
  /** more: what is listed is forbidden or asked for · fewer: what is listed is allowed. */
  stricter: 'more' | 'fewer'
  /** All that can stand there; null: any words. */
  choices: Readonly<Record<string, Text>> | null
}
export type Parameter = NumberParameter | WordsParameter
export type Values = Readonly<Record<string, number | readonly string[]>>

export interface Finding {
  /** What is wrong, as a sentence. */
  what: Text
  /** The nearest that would be allowed, as a sentence; null where nothing near is. */
  nearest: Text | null
  /** The same as a value, where it is one. */
  allowed?: number | string | null
}

export interface Check<K extends QuestionKind = QuestionKind> {
  asks: K
  topic: Topic
  parameters: Readonly<Record<string, Parameter>>
  run(question: QuestionOf<K>, values: Values, currency: Currency): Finding[]
}
export const check = <K extends QuestionKind>(made: Check<K>): Check => made as unknown as Check

/** The readers' way to parameters; a pack whose parameters are others is not let in. */
export const numberOf = (values: Values, name: string): number => values[name] as number
export const wordsOf = (values: Values, name: string): readonly string[] => values[name] as readonly string[]
export const dayMs = 86_400_000
