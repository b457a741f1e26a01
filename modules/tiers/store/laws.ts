// What must never be among the tiers: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

// Of each holding: what is earned of its dues.
const earned = `(select coalesce(sum(d.amount), 0) from tiers_dues d
  where d.community_id = $1 and d.holding_id = h.id and d.undone_by is null)`

export const tiersLaws = [
  law(
    'tiers.no-overlap',
    '同一成员同一等级的有效期从不重叠',
    'Nobody holds one plan twice at the same time',
    `select a.id as what from tiers_holdings a join tiers_holdings b
         on b.community_id = $1 and b.member_id = a.member_id and b.plan_id = a.plan_id and b.id > a.id
      where a.community_id = $1 and a.state in ('standing', 'frozen', 'ended') and b.state in ('standing', 'frozen', 'ended')
        and tstzrange(a.since, a.until) && tstzrange(b.since, b.until)`,
  ),
  law(
    'tiers.money-divides',
    '付款等于会费加储值，收回的不超过付出的',
    'What was paid is dues and credit, and no more is earned, moved or given back than that',
    `select h.id as what from tiers_holdings h where h.community_id = $1 and (
        h.paid + h.carried <> h.dues + h.credit or (h.credit > 0) <> (h.credit_transfer_id is not null)
        or h.credit_returned > h.credit or ${earned} + h.dues_returned + h.dues_moved > h.dues
        or (h.state in ('withdrawn', 'upgraded') and ${earned} + h.dues_returned + h.dues_moved <> h.dues))`,
  ),
  law(
    'tiers.carried-is-moved',
    '升级抵扣额等于被替换会员转出的会费',
    'What a holding carried over was moved there by those it replaced',
    `select h.id as what from tiers_holdings h
       left join tiers_holdings o on o.community_id = $1 and o.upgraded_to = h.id
      where h.community_id = $1 group by h.id, h.carried having h.carried <> coalesce(sum(o.dues_moved), 0)`,
  ),
  law(
    'tiers.months-booked',
    '已开始的月份都已确认，未开始的都没有',
    'Every month that has begun is booked, and none that has not',
    `select h.id as what from tiers_holdings h
       left join tiers_dues d on d.community_id = $1 and d.holding_id = h.id
      where h.community_id = $1 group by h.id, h.next_due_at, h.state, h.dues, h.months_booked, h.earn_months
     having h.next_due_at < $2::timestamptz - interval '36 hours'
         or (h.state = 'standing' and h.dues > 0 and h.months_booked < h.earn_months and h.next_due_at is null)
         or count(d.month) <> h.months_booked or coalesce(max(d.month) + 1, 0) <> h.months_booked
         or bool_or(d.due_at > d.booked_at) or bool_or(d.booked_at > $2::timestamptz)`,
  ),
  law(
    'tiers.books-agree',
    '未实现会费账户等于各会员未实现之和',
    'The account of unearned dues holds what the holdings have not earned yet',
    `select coalesce(a.code, h.code) as what from (
        select code, balance from wallet_balances where community_id = $1 and code like '___:unearned-dues') a
       full join (
        select h.currency || ':unearned-dues' as code, sum(h.dues - h.dues_returned - h.dues_moved - ${earned}) as balance
          from tiers_holdings h where h.community_id = $1 group by 1) h on h.code = a.code
      where coalesce(a.balance, 0) <> coalesce(h.balance, 0)`,
  ),
  law(
    'tiers.seats-counted',
    '名额数等于持有数，且不超过上限',
    'The held seats of a round are its holdings, and all seats are within its limit',
    `select r.id as what from tiers_rounds r
       left join tiers_holdings h on h.community_id = $1 and h.round_id = r.id and h.state <> 'withdrawn'
      where r.community_id = $1 group by r.id, r.seats_held, r.seats_claimed, r.seats_max
     having r.seats_held <> count(h.id) or r.seats_claimed < 0 or r.seats_claimed + r.seats_held > r.seats_max`,
  ),
  law(
    'tiers.entitled-by-terms',
    '每项权益都有购买时的条款依据',
    'Every right stands in the terms under which its holding was granted',
    `select h.id as what from tiers_holdings h
       left join tiers_terms t on t.community_id = $1 and t.plan_id = h.plan_id and t.version = h.version
      where h.community_id = $1 and (t.rights is null or t.rights <> h.rights)`,
  ),
  law(
    'tiers.ends-told',
    '到期的会员一天内转为结束',
    'What is over is put down as ended within a day',
    `select id as what from tiers_holdings where community_id = $1
        and ((state = 'standing' and honoured_until < $2::timestamptz - interval '1 day')
          or (state = 'frozen' and tied_to is null and thaws_at < $2::timestamptz - interval '1 day'))`,
  ),
  law(
    'tiers.tied-with-full',
    '附属会员与正式会员同起同止',
    'Associates live and end with the full member',
    `select a.id as what from tiers_holdings a join tiers_holdings f on f.community_id = $1 and f.id = a.tied_to
      where a.community_id = $1 and a.state in ('standing', 'frozen')
        and (f.state not in (a.state, 'ended') or f.until is distinct from a.until)`,
  ),
  law(
    'tiers.nothing-owed-after-end',
    '退掉的会员不再有待兑现的承诺',
    'Nothing is owed any more for what was withdrawn or replaced',
    `select o.id as what from tiers_obligations o join tiers_holdings h on h.community_id = $1 and h.id = o.holding_id
      where o.community_id = $1 and o.state = 'due' and h.state in ('withdrawn', 'upgraded')`,
  ),
]
