// An operator changes many seats at once. A preview does the very same and takes it back, so it cannot say anything else.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { NotFound, Refused, refuse } from '#kernel/refusal.ts'
import type { BulkChange, BulkLine } from '../contract.ts'
import { findGroupSeen } from '../store/groups.ts'
import { goBack, setMark } from '../store/marks.ts'
import { sightOf } from '../store/own.ts'
import { findMemberCard, findSeat } from '../store/seats.ts'
import { banFromGroup } from './ban-from-group.ts'
import { changeRole } from './change-role.ts'
import { moveSeat } from './move-seat.ts'
import { removeFromGroup } from './remove-from-group.ts'
import { seatMember } from './seat-member.ts'

export interface BulkWish {
  memberIds: readonly string[]
  change: BulkChange
  preview: boolean
}
export interface BulkResult {
  lines: BulkLine[]
  done: number
  refused: number
}

export const changeSeats = (ctx: Ctx, groupId: string, wish: BulkWish): Promise<BulkResult> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    if (!(await findGroupSeen(ctx.db, sightOf(ctx), groupId))) refuse(NotFound)
    const lines: BulkLine[] = []
    await setMark(ctx.db, 'all')
    for (const memberId of new Set(wish.memberIds)) lines.push(await changeOne(ctx, groupId, memberId, wish))
    if (wish.preview) await goBack(ctx.db, 'all')
    const refused = lines.filter(line => line.outcome === 'refused').length
    return { lines, refused, done: wish.preview ? 0 : lines.length - refused }
  })

/** One refused leaves the others as they are. */
async function changeOne(ctx: Ctx, groupId: string, memberId: string, wish: BulkWish): Promise<BulkLine> {
  const seat = await findSeat(ctx.db, ctx.community.id, groupId, memberId)
  const cardName = seat?.cardName ?? (await findMemberCard(ctx.db, ctx.community.id, memberId))?.name ?? memberId
  await setMark(ctx.db, 'one')
  try {
    await act(ctx, groupId, memberId, wish.change)
    return { memberId, cardName, outcome: wish.preview ? 'will' : 'did', refusal: null }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await goBack(ctx.db, 'one')
    const { refusal, details } = error
    return {
      memberId,
      cardName,
      outcome: 'refused',
      refusal: { code: refusal.code, title: fill(textIn(refusal.text, ctx.locale), details) },
    }
  }
}

async function act(ctx: Ctx, groupId: string, memberId: string, change: BulkChange): Promise<void> {
  switch (change.action) {
    case 'seat':
      await seatMember(ctx, groupId, memberId)
      break
    case 'remove':
      await removeFromGroup(ctx, groupId, memberId, change.reason)
      break
    case 'ban':
      await banFromGroup(ctx, groupId, memberId, change.reason)
      break
    case 'role':
      await changeRole(ctx, groupId, memberId, change.role)
      break
    case 'move':
      await moveSeat(ctx, { fromGroupId: groupId, toGroupId: change.toGroupId, memberId })
  }
}
