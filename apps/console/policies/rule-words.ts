// The rules as the server tells them, and their days in words.
import type { Answer } from '#kernel/contract.ts'
import { date } from '#ui/i18n.ts'
import type { Rooms } from '../routes.gen.ts'

export type Rules = Answer<Rooms['policies']['rules']>
export type Rule = Rules['rules'][number]
/** A day as the law names it, the same everywhere. */
export const dayWords = (day: string): string => date(`${day}T12:00:00Z`, 'day', 'UTC')
