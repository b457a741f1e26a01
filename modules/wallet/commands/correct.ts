// An operator gives or takes by hand, with the reason; and undoes what was done so. Credit that is given so was paid for by nobody.
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { isMember } from '#modules/members/index.ts'
import { NotByHand } from '../contract.ts'
import { type HeldUnit, houseAccount, memberAccount } from '../rules/accounts.ts'
import { findTransfer } from '../store/transfers.ts'
import { backingOf } from './back-credit.ts'
import { postTransfers } from './post-transfers.ts'
import { refuseShort } from './refuse-short.ts'
import { reverseTransfer } from './reverse-transfer.ts'

const given = 'given-by-hand'
const taken = 'taken-by-hand'

export interface Correction {
  unit: HeldUnit
  direction: 'give' | 'take'
  amount: number
  note: string
  expiresAt: Date | null
}

export async function correct(ctx: Ctx, memberId: string, wish: Correction): Promise<string> {
  if (!(await isMember(ctx, memberId))) refuse(NotFound)
  const [house, member] = [houseAccount(wish.unit, 'issued'), memberAccount(wish.unit, memberId)]
  const { amount, note, expiresAt } = wish
  const id = newId(ctx, 'cor')
  const backing = await backingOf(ctx, [wish.unit], wish.direction === 'give' ? 'given' : 'taken')
  const [posted] = await postTransfers(ctx, [
    {
      key: id,
      kind: wish.direction === 'give' ? given : taken,
      cause: id,
      note,
      lines: [
        wish.direction === 'give'
          ? { debit: house, credit: member, amount, expiresAt }
          : { debit: member, credit: house, amount },
        ...backing(wish.unit, amount),
      ],
    },
  ])
  if (posted?.outcome !== 'posted') return refuseShort(ctx, member, amount)
  return posted.transferId
}

/** What an order, a play or a plan has booked is undone there, with all that hangs on it. */
export async function undoCorrection(ctx: Ctx, transferId: string, note: string): Promise<string> {
  const [line] = await findTransfer(ctx, transferId)
  if (line && !line.reverses && line.kind !== given && line.kind !== taken) refuse(NotByHand)
  return reverseTransfer(ctx, transferId, note)
}
