// What a viewer sees of a mission: every piece with its state, who has it, and what he himself may do with it.
import type { Phase, Viewer } from '#modules/activities/contract.ts'
import { piecesOf, type Settings, type Shown, type SlotShown, type Table } from './settings.ts'
import { heldBy, heroesOf, isIn } from './steps.ts'

interface Seen {
  settings: Settings
  table: Table
  phase: Phase
}

export function shownTo({ settings, table, phase }: Seen, { by, memberId, crew }: Viewer<null>): Shown {
  const { takers, teamMax, heldMax, days, asksPledge, isReviewed, proofreads } = settings
  const titles = piecesOf(settings)
  const counts = { open: 0, claimed: 0, handed: 0, proofing: 0, done: 0 }
  const isPlayer = memberId !== null && by !== 'desk'
  const slots = table.slots.map(({ state, claim, why }, slot): SlotShown => {
    counts[state]++
    const piece = Math.floor(slot / takers)
    const isMine = isIn(claim, memberId)
    const isOther = isPlayer && claim !== null && !isMine
    return {
      ...{ slot, piece, state, isMine, why, title: titles[piece] ?? '' },
      holder: claim?.holder.name ?? '',
      mates: claim?.mates.map(one => one.name) ?? [],
      pledge: claim?.pledge ?? '',
      due: claim?.due ?? null,
      at: claim?.at ?? null,
      version: claim?.version ?? 0,
      readers: claim?.readers.map(one => one.name) ?? [],
      mayRead: isOther && state === 'proofing' && !claim.readers.some(one => one.id === memberId),
      mayJoin: isOther && state === 'claimed' && claim.mates.length + 1 < teamMax,
    }
  })
  return {
    ...{ slots, takers, teamMax, heldMax, days, asksPledge, isReviewed, proofreads, counts },
    held: heldBy(table, memberId),
    mayReview: (by === 'desk' || crew !== '') && phase !== 'settled' && phase !== 'cancelled',
    heroes: heroesOf(table).slice(0, 100),
    isOver: phase !== 'open' && phase !== 'scheduled',
  }
}
