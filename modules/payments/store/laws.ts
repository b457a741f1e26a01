// What must never be with payments: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

export const paymentsLaws = [
  law(
    'payments.booked-once',
    '渠道的一笔交易只入账一次',
    'A provider’s transaction is booked once',
    `select min(id) as what from payments_payments where community_id = $1 and transaction_id is not null
      group by provider, transaction_id having count(*) > 1`,
  ),
  law(
    'payments.paid-as-asked',
    '已付款的到账金额和币种等于应付',
    'What paid an order is exactly what was asked for, and an order is paid once',
    `select id as what from payments_payments
      where community_id = $1 and state = 'paid' and (received <> amount or received_in <> currency or transaction_id is null)
     union all
     select order_id from payments_payments where community_id = $1 and state = 'paid' group by order_id having count(*) > 1`,
  ),
  law(
    'payments.refunds-within',
    '退款之和不超过到账金额',
    'The refunds of a payment never exceed it',
    `select p.id as what from payments_payments p join payments_refunds r on r.community_id = $1 and r.payment_id = p.id
      where p.community_id = $1 group by p.id, p.received having sum(r.amount) > coalesce(p.received, 0) or min(r.amount) <= 0`,
  ),
  law(
    'payments.refunds-counted',
    '付款上记的退款等于各笔退款之和',
    'What a payment says of its refunds is their sum',
    `select p.id as what from payments_payments p left join payments_refunds r on r.community_id = $1 and r.payment_id = p.id
      where p.community_id = $1 and (p.to_return > 0 or p.returned > 0 or r.id is not null) group by p.id, p.to_return, p.returned
     having p.to_return <> coalesce(sum(r.amount), 0) or p.returned <> coalesce(sum(r.amount) filter (where r.state = 'paid-out'), 0)`,
  ),
  law(
    'payments.clearing-adds-up',
    '各渠道的在途款等于到账减去退款、手续费和提现',
    'What a provider holds is what came in less what went back, its fees and its payouts',
    `with moved as (
       select received_in || ':clearing.' || provider as code, received as amount from payments_payments
        where community_id = $1 and received is not null
       union all
       select r.currency || ':clearing.' || p.provider, -r.amount from payments_refunds r
         join payments_payments p on p.community_id = $1 and p.id = r.payment_id
        where r.community_id = $1 and r.state = 'paid-out' and r.code <> 'by-hand'
       union all
       select currency || ':clearing.' || provider, -amount from payments_fees where community_id = $1
       union all
       select currency || ':clearing.' || provider, -amount from payments_payouts where community_id = $1)
     select coalesce(m.code, b.code) as what
       from (select code, sum(amount) as amount from moved group by code) m
       full join (select code, balance from wallet_balances
                   where community_id = $1 and split_part(split_part(code, ':', 2), '.', 1) = 'clearing') b on b.code = m.code
      where coalesce(m.amount, 0) <> coalesce(b.balance, 0)`,
  ),
  law(
    'payments.suspense-is-open',
    '待处理款等于没有订单接收且还没退回的款',
    'What is set aside is what no order took and has not gone back',
    `select coalesce(p.code, b.code) as what
       from (select received_in || ':suspense' as code, sum(received - returned) as amount from payments_payments
              where community_id = $1 and state = 'suspense' group by 1) p
       full join (select code, balance from wallet_balances where community_id = $1 and split_part(code, ':', 2) = 'suspense') b
         on b.code = p.code
      where coalesce(p.amount, 0) <> coalesce(b.balance, 0)`,
  ),
  law(
    'payments.refunding-is-open',
    '应退款等于已申请还没退到的退款',
    'What is to be paid back is the refunds that have not been paid out',
    // What the shop asked for a moment ago may not have been heard here yet.
    `with open as (
       select currency || ':refunding' as code, amount from payments_refunds
        where community_id = $1 and shop_refund_id is not null and state <> 'paid-out'
       union all
       select f.payload ->> 'currency' || ':refunding', (f.payload ->> 'money')::bigint from (
         select payload from kernel_facts where community_id = $1 and name = 'shop.refund-asked' and at > $2::timestamptz - interval '1 day'
         union all
         select payload from kernel_outbox where community_id = $1 and name = 'shop.refund-asked') f
        where not exists (select 1 from payments_refunds r where r.community_id = $1 and r.shop_refund_id = f.payload ->> 'refundId'))
     select coalesce(o.code, b.code) as what
       from (select code, sum(amount) as amount from open group by code) o
       full join (select code, balance from wallet_balances where community_id = $1 and split_part(code, ':', 2) = 'refunding') b
         on b.code = o.code
      where coalesce(o.amount, 0) <> coalesce(b.balance, 0)`,
  ),
  law(
    'payments.inbox-moves',
    '渠道通知在五分钟内处理',
    'What a provider told us is worked on within five minutes',
    `select event_id as what from payments_inbox
      where community_id = $1 and done_at is null and received_at < $2::timestamptz - interval '5 minutes'`,
  ),
  law(
    'payments.none-forgotten',
    '过期的付款都在渠道关闭或查清',
    'No payment is left open long after its time',
    `select id as what from payments_payments
      where community_id = $1 and state in ('begun', 'awaiting') and close_at < $2::timestamptz - interval '1 hour'`,
  ),
  law(
    'payments.aside-goes-back',
    '没有订单接收的款都在退回',
    'What no order took is on its way back, whole',
    `select id as what from payments_payments where community_id = $1 and state = 'suspense' and to_return <> received`,
  ),
]
