// Shapes of the ledger: what someone holds, the lines of a statement, the journal and the accounts.
import { z } from 'zod'
import { Day, Instant, idOf } from '#kernel/shapes.ts'

export const MemberId = idOf('mem')
export const TransferId = idOf('trf')
/** Money in minor units of its currency; credit likewise; points and commission as they are. */
export const Unit = z.enum(['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'credit', 'points', 'commission'])
export const HeldUnit = z.enum(['credit', 'points', 'commission'])
export const Amount = z.int().min(1).max(Number.MAX_SAFE_INTEGER)
export const Month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/)

export const Holding = z
  .object({
    unit: HeldUnit,
    balance: z.int(),
    /** Set aside for something that is under way. */
    held: z.int(),
    /** What can be spent at this moment: neither set aside nor run out. */
    available: z.int(),
    /** What runs out next. */
    expiring: z.object({ at: Instant, amount: z.int() }).nullable(),
  })
  .meta({ id: 'Holding' })
export type Holding = z.output<typeof Holding>

export const StatementLine = z
  .object({
    transferId: TransferId,
    line: z.int(),
    at: Instant,
    unit: HeldUnit,
    kind: z.string(),
    /** What it is about: the id of an order, a lot, a plan. */
    cause: z.string(),
    note: z.string(),
    /** More of it, or less. */
    amount: z.int(),
    balanceAfter: z.int(),
    /** For what came in: when it runs out. */
    expiresAt: Instant.nullable(),
    /** For what went out: from what it was paid. */
    from: z.array(z.object({ transferId: TransferId, kind: z.string(), amount: z.int(), expiresAt: Instant.nullable() })),
    /** What this undoes, and what undid it. */
    reverses: TransferId.nullable(),
    reversedBy: TransferId.nullable(),
  })
  .meta({ id: 'StatementLine' })
export type StatementLine = z.output<typeof StatementLine>

export const JournalLine = z
  .object({
    transferId: TransferId,
    line: z.int(),
    at: Instant,
    effectiveOn: Day,
    kind: z.string(),
    unit: Unit,
    debit: z.string(),
    credit: z.string(),
    /** Whose accounts they are, where they are a member's. */
    debitName: z.string().nullable(),
    creditName: z.string().nullable(),
    amount: z.int(),
    cause: z.string(),
    note: z.string(),
    by: z.string(),
    reverses: TransferId.nullable(),
    reversedBy: TransferId.nullable(),
  })
  .meta({ id: 'JournalLine' })
export type JournalLine = z.output<typeof JournalLine>

export const Account = z
  .object({
    /** `unit:name`; all members' accounts of a unit are told as one, `unit:members`. */
    code: z.string(),
    unit: Unit,
    class: z.enum(['asset', 'liability', 'income', 'expense', 'equity']),
    /** On the normal side of its class. */
    balance: z.int(),
    held: z.int(),
    accounts: z.int(),
  })
  .meta({ id: 'LedgerAccount' })
export type Account = z.output<typeof Account>
