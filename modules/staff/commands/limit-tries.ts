// Five failed proofs close an account for a quarter of an hour, whether it exists or not, so that nobody learns which do.
import { type Ctx, theHouse } from '#kernel/ctx.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { AccountLocked } from '../contract.ts'
import { hashOfKey, times } from '../rules.ts'
import { findOpensAt, forgetTries, giveTryBack, takeTry } from '../store/keys.ts'
import { noteAudit } from './note-audit.ts'

export interface Try {
  /** The proof was wrong. */
  fail(refusal: Refusal, operatorId?: string): Promise<never>
  /** The proof was right, but another is still to come: this try does not count, earlier ones still do. */
  giveBack(): Promise<void>
  /** All proofs were right. */
  forgive(): Promise<void>
}

/** Not within a transaction: what is refused afterwards rolls back, the count must not. */
export async function limitTries(ctx: Ctx, emailFolded: string): Promise<Try> {
  const { db } = ctx
  if (db.isTransaction) throw new Error('a failed try would not be counted')
  const account = hashOfKey(emailFolded)
  const count = await takeTry(db, account, ctx.now, new Date(ctx.now.getTime() + times.lockMs))
  if (count === undefined) {
    const opensAt = (await findOpensAt(db, account)) ?? ctx.now
    const seconds = Math.max(1, Math.ceil((opensAt.getTime() - ctx.now.getTime()) / 1000))
    refuse(AccountLocked, { minutes: Math.ceil(seconds / 60), seconds, until: opensAt.toISOString() })
  }
  return {
    async fail(refusal, operatorId) {
      if (count === 5)
        await noteAudit(
          { ...ctx, db, community: theHouse },
          'staff.locked',
          { email: emailFolded },
          operatorId ? [operatorId] : [],
        )
      return refuse(refusal)
    },
    giveBack: async () => void (await giveTryBack(db, account)),
    forgive: async () => void (await forgetTries(db, account)),
  }
}
