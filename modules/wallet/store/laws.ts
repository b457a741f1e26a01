// What must never be in the ledger: each query gives what breaks a law. Debit makes assets and expenses grow, credit the others.
import { law } from '#kernel/doctor.ts'

export const walletLaws = [
  law(
    'wallet.balance-is-sum',
    '余额等于分录之和',
    'A balance is the sum of its lines',
    `select coalesce(a.code, t.code) as what from (
       select code, sum(case when class in ('asset', 'expense') then balance else -balance end) as debited
         from wallet_accounts where community_id = $1 group by code) a
       full join (
       select code, sum(amount) as debited from (
         select debit as code, amount from wallet_transfers where community_id = $1
         union all select credit, -amount from wallet_transfers where community_id = $1) sides group by code) t on t.code = a.code
      where coalesce(a.debited, 0) <> coalesce(t.debited, 0) or a.code is null`,
  ),
  law(
    'wallet.units-sum-to-nothing',
    '每种单位的借贷相等',
    'All balances of a unit sum to nothing',
    `select unit as what from wallet_accounts where community_id = $1
      group by unit having sum(case when class in ('asset', 'expense') then balance else -balance end) <> 0`,
  ),
  law(
    'wallet.above-floor',
    '没有账户低于它的下限',
    'No account stands below its floor',
    'select code as what from wallet_accounts where community_id = $1 and floor is not null and balance - held < floor',
  ),
  law(
    'wallet.held-is-sum',
    '冻结额等于未结束的冻结之和',
    'What is set aside is the sum of the open holds',
    `select a.code as what from wallet_accounts a
       left join wallet_holds h on h.community_id = $1 and h.account = a.code and h.state = 'open'
      where a.community_id = $1 and a.shard = 0 group by a.code, a.held having a.held <> coalesce(sum(h.amount), 0)`,
  ),
  law(
    'wallet.holds-end',
    '冻结到期后一刻钟内结束',
    'No hold stays open a quarter of an hour beyond its time',
    `select id as what from wallet_holds
      where community_id = $1 and state = 'open' and expires_at < $2::timestamptz - interval '15 minutes'`,
  ),
  law(
    'wallet.lots-hold-balance',
    '各批次的剩余之和等于余额',
    'The lots of an account hold what it holds',
    `select a.code as what from wallet_accounts a left join wallet_lots l on l.community_id = $1 and l.account = a.code
      where a.community_id = $1 and (a.code like 'points:mem\\_%' or a.code like 'credit:mem\\_%')
      group by a.code, a.balance having a.balance <> coalesce(sum(l.remaining), 0)`,
  ),
  law(
    'wallet.lots-used',
    '批次的剩余等于进来的减去用掉的',
    'What is left of a lot is what came in less what was used',
    `select l.id as what from wallet_lots l
       left join wallet_lot_uses u on u.community_id = $1 and u.account = l.account and u.lot_id = l.id
      where l.community_id = $1 group by l.account, l.id, l.amount, l.remaining
     having l.remaining <> l.amount - coalesce(sum(u.amount - u.back), 0)`,
  ),
  law(
    'wallet.credit-is-backed',
    '预收款等于成员手里的储值',
    'What is prepaid is what members hold in credit',
    `select 'credit' as what from wallet_accounts where community_id = $1 having
       coalesce(sum(balance) filter (where code like 'credit:mem\\_%'), 0) <> coalesce(sum(balance) filter (where code like '%:prepaid'), 0)`,
  ),
  law(
    'wallet.reversal-mirrors',
    '冲正与原分录方向相反、金额相同',
    'A reversal is the line it undoes, turned around',
    `select r.id as what from wallet_transfers r
       left join wallet_transfers t on t.community_id = $1 and t.id = r.reverses and t.line = r.line
      where r.community_id = $1 and r.reverses is not null
        and (t.id is null or t.debit <> r.credit or t.credit <> r.debit or t.amount <> r.amount or t.reverses is not null)`,
  ),
  law(
    'wallet.closed-stays-closed',
    '结账后的月份没有再入账',
    'Nothing was booked into a month after it was closed',
    `select t.id as what from wallet_transfers t join wallet_closed_months m
         on m.community_id = $1 and date_trunc('month', t.effective_on)::date = m.month and t.at > m.closed_at
      where t.community_id = $1`,
  ),
]
