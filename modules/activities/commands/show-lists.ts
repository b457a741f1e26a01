// Lists within one activity: public moves, entrants, one's awards; and what the desk sees of moves, awards and helpers.
import type { z } from 'zod'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import type { Page, PageWish } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import type { AwardShown, EntrantShown, MoveShown } from '../contract.ts'
import { NoSuchActivity } from '../contract.ts'
import { phaseAt } from '../rules/activity.ts'
import { crewOf, findActivity } from '../store/activities.ts'
import { listAwards, listEntrants, listMoves, type MoveRow } from '../store/pages.ts'
import { memberOf, type Seen, seenBy } from './show-activity.ts'

type Move = z.output<typeof MoveShown>
type Entrant = z.output<typeof EntrantShown>

/** A blind jury is told nobody's name but its own. */
const isVeiled = (ctx: Ctx, { activity, laid, viewer }: Seen): boolean =>
  laid.play.veilsNames?.({ settings: laid.settings, phase: phaseAt(activity, ctx.now), viewer }) === true

function moveOf(row: MoveRow, me: string | null, veiled: boolean, emptied = false): Move {
  const { nth, actor, name, avatarFileId, move, input, outcome, files, at } = row
  const isMine = actor === me
  const hidden = veiled && !isMine
  const member = !actor.startsWith('mem_')
    ? null
    : { memberId: hidden ? nobody : actor, name: hidden ? '' : name, avatarFileId: hidden ? null : avatarFileId }
  const kept = emptied && !isMine ? { input: {}, outcome: null, files: [] } : { input, outcome, files }
  return { nth, move, member, isMine, ...kept, at }
}
/** An id that nobody has. */
const nobody = `mem_${'0'.repeat(26)}`

export async function showFeed(
  ctx: Ctx,
  activityId: string,
  wish: PageWish & { move?: string | undefined },
): Promise<Page<Move>> {
  const seen = await seenBy(ctx, activityId)
  const [me, veiled] = [memberOf(ctx), isVeiled(ctx, seen)]
  const { items, next } = await listMoves(ctx, activityId, { ...wish, isPublic: true })
  const { play } = seen.laid
  const isHidden = (memberId: string) =>
    seen.viewer.by !== 'desk' && play.hides?.({ memberId }, { table: seen.table.table }) === true
  return { items: items.map(row => moveOf(row, me, veiled, isHidden(row.actor))), next }
}

export async function showEntrants(
  ctx: Ctx,
  activityId: string,
  wish: PageWish & { order: 'rank' | 'seq' },
): Promise<Page<Entrant>> {
  const seen = await seenBy(ctx, activityId)
  const { laid, activity, viewer } = seen
  const [me, veiled] = [memberOf(ctx), isVeiled(ctx, seen)]
  const scene = { settings: laid.settings, phase: phaseAt(activity, ctx.now), viewer }
  const { items, next } = await listEntrants(ctx, activityId, wish)
  return {
    items: items.map(row => {
      const { memberId, name, avatarFileId, seq, weight, score, rank, mine } = row
      const isMine = memberId === me
      const who = veiled && !isMine ? { memberId: nobody, name: '', avatarFileId: null } : { memberId, name, avatarFileId }
      const shown = laid.play.showEntrant?.({ memberId, seq, weight, score, mine }, scene) ?? null
      return { ...who, seq, score, rank, isMine, shown }
    }),
    next,
  }
}

export const showMyAwards = (ctx: Ctx, wish: PageWish): Promise<Page<AwardShown & { activityTitle: string }>> =>
  listAwards(ctx, { ...wish, memberId: memberIdOf(ctx) })

const needActivity = async (ctx: Ctx, activityId: string) => (await findActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
export async function showDeskMoves(
  ctx: Ctx,
  activityId: string,
  wish: PageWish & { move?: string | undefined; memberId?: string | undefined },
): Promise<Page<Move>> {
  await needActivity(ctx, activityId)
  const { items, next } = await listMoves(ctx, activityId, wish)
  return { items: items.map(row => moveOf(row, null, false)), next }
}
export async function showDeskAwards(ctx: Ctx, activityId: string, wish: PageWish & { reward?: string | undefined }) {
  await needActivity(ctx, activityId)
  return listAwards(ctx, { ...wish, activityId })
}
export async function showCrew(ctx: Ctx, activityId: string) {
  await needActivity(ctx, activityId)
  return { items: await crewOf(ctx, activityId) }
}
