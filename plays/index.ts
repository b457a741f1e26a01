// THE SHELF: every play there is, one line each. A play is a folder beside this file; nothing else names it.
import type { Play } from '#modules/activities/contract.ts'
import { dice } from './dice/play.ts'
import { lottery } from './lottery/play.ts'
import { rockPaperScissors } from './rock-paper-scissors/play.ts'
import { scoreSheet } from './score-sheet/play.ts'
import { shake } from './shake/play.ts'

export const plays: readonly Play[] = [dice, lottery, rockPaperScissors, scoreSheet, shake]
