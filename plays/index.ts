// THE SHELF: every play there is, one line each. A play is a folder beside this file; nothing else names it.
import type { Play } from '#modules/activities/contract.ts'
import { application } from './application/play.ts'
import { auction } from './auction/play.ts'
import { bell } from './bell/play.ts'
import { charity } from './charity/play.ts'
import { checkIn } from './check-in/play.ts'
import { contest } from './contest/play.ts'
import { dice } from './dice/play.ts'
import { lottery } from './lottery/play.ts'
import { mission } from './mission/play.ts'
import { packets } from './packets/play.ts'
import { prediction } from './prediction/play.ts'
import { quiz } from './quiz/play.ts'
import { redPacket } from './red-packet/play.ts'
import { relay } from './relay/play.ts'
import { rockPaperScissors } from './rock-paper-scissors/play.ts'
import { scoreSheet } from './score-sheet/play.ts'
import { shake } from './shake/play.ts'
import { survey } from './survey/play.ts'
import { treasure } from './treasure/play.ts'
import { vote } from './vote/play.ts'
import { wish } from './wish/play.ts'
import { wordChain } from './word-chain/play.ts'

export const plays: readonly Play[] = [
  application,
  auction,
  bell,
  charity,
  checkIn,
  contest,
  dice,
  lottery,
  mission,
  packets,
  prediction,
  quiz,
  redPacket,
  relay,
  rockPaperScissors,
  scoreSheet,
  shake,
  survey,
  treasure,
  vote,
  wish,
  wordChain,
]
