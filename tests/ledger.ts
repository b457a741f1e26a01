// Damage to the books, one for each law of the wallet; see tests/doctor.test.ts.

/** What is done to the tables behind the back of the program. */
export const ledgerDamages: Record<string, string> = {
  'wallet.balance-is-sum': 'update wallet_accounts set balance = balance + 1',
  'wallet.units-sum-to-nothing': 'update wallet_accounts set balance = balance + 1 where member_id is not null',
  'wallet.above-floor': 'update wallet_accounts set floor = balance + 1 where member_id is not null',
  'wallet.held-is-sum': 'update wallet_accounts set held = held + 1 where member_id is not null',
  'wallet.holds-end': `update wallet_holds set expires_at = expires_at - interval '2 days'`,
  'wallet.lots-hold-balance': 'update wallet_lots set remaining = remaining - 1 where remaining > 0',
  'wallet.lots-used': 'update wallet_lot_uses set back = 0',
  'wallet.credit-is-backed': `update wallet_accounts set balance = balance + 1 where code = 'CNY:prepaid' and shard = 0`,
  'wallet.reversal-mirrors': 'update wallet_transfers set amount = amount + 1 where reverses is not null',
  'wallet.closed-stays-closed': `insert into wallet_closed_months select distinct community_id, date_trunc('month', effective_on)::date, 'x', min(at) over () - interval '1 day' from wallet_transfers`,
}
