// THE SHELF: every play there is, one line each. A play is a folder beside this file; nothing else names it.
import type { Play } from '#modules/activities/contract.ts'
import { scoreSheet } from './score-sheet/play.ts'

export const plays: readonly Play[] = [scoreSheet]
