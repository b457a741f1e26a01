// A move about another's work: it names the work by a number, so that whoever moves need not know whose it is.
import { z } from 'zod'
import { type MoveScene, no } from '#modules/activities/contract.ts'
import { finalVotesOf, votesOf } from './scores.ts'
import type { Entry, Mine, Settings, Stage, Table } from './settings.ts'

export type At = MoveScene<Settings, Mine, Table>

export const OfWork = z.object({
  work: z
    .int()
    .min(0)
    .max(10_000_000)
    .meta({ title: '哪件作品（作者是第几个来的，从 0 数） | Which work: its author’s number among those who came' }),
})
export const numberOf = ({ work }: z.output<typeof OfWork>): number => work

interface Theirs {
  mine: Mine
  entry: Entry
  author: { seq: number; memberId: string }
}
/** As it stands, taken out or not. */
export function anyWork({ theirs }: At): Theirs {
  if (!theirs?.mine.entry) return no('gone', '这件作品已经撤回。', 'This work has been withdrawn.')
  const { mine, seq, player } = theirs
  return { mine, entry: theirs.mine.entry, author: { seq, memberId: player.memberId } }
}
/** The work that a move is about. */
export function theirWork(scene: At): Theirs {
  const theirs = anyWork(scene)
  return theirs.entry.out ? no('taken-out', '这件作品已被取下。', 'This work has been taken out.') : theirs
}

/** In the list; a work without a vote stands before those who only vote. */
export const standing = (entry: Entry, stage: Stage, showsVotes: boolean) =>
  showsVotes ? { theirScore: 1 + (stage === 'finals' ? finalVotesOf(entry) : votesOf(entry)) } : {}
