// What must never be in the shop: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

export const shopLaws = [
  law(
    'shop.stock-is-sum',
    '现货等于各次进出之和',
    'What is on hand is the sum of its movements',
    `select s.id as what from shop_stocks s left join shop_movements m on m.community_id = $1 and m.stock_id = s.id
      where s.community_id = $1 group by s.id, s.on_hand having s.on_hand <> coalesce(sum(m.units), 0)`,
  ),
  law(
    'shop.reserved-is-sum',
    '预留数等于待付款订单所占之和',
    'What is reserved is what the orders that wait for their payment carry',
    `select s.id as what from shop_stocks s left join (
       select stock_id, sum(u.units) as units from shop_orders o, unnest(o.stocks, o.units) u(stock_id, units)
        where o.community_id = $1 and o.state in ('created', 'awaiting') group by stock_id) r on r.stock_id = s.id
      where s.community_id = $1 and s.reserved <> coalesce(r.units, 0)`,
  ),
  law(
    'shop.sold-as-ordered',
    '已付款订单所占的货都出了库，且只出一次',
    'Every paid order took from the shelves what it carries, once',
    `select o.id as what from shop_orders o cross join lateral unnest(o.stocks, o.units) u(stock_id, units)
       left join shop_movements m on m.community_id = $1 and m.order_id = o.id and m.stock_id = u.stock_id and m.why = 'sold'
      where o.community_id = $1 and o.state not in ('created', 'awaiting', 'closed', 'suspense')
      group by o.id, u.stock_id, u.units having coalesce(sum(m.units), 0) <> -u.units
     union all
     select m.order_id from shop_movements m left join shop_orders o on o.community_id = $1 and o.id = m.order_id
      where m.community_id = $1 and m.why = 'sold' and (o.id is null or o.state in ('created', 'awaiting', 'closed'))`,
  ),
  law(
    'shop.sums-hold',
    '订单金额等于各行之和',
    'What an order costs is the sum of its lines',
    `select o.id as what from shop_orders o left join shop_lines l on l.community_id = $1 and l.order_id = o.id
      where o.community_id = $1 group by o.id, o.goods, o.discount
     having coalesce(sum(l.amount), 0) <> o.goods - o.discount or count(l.line) = 0`,
  ),
  law(
    'shop.lines-belong',
    '每一行都属于一个订单',
    'Every line is of an order',
    `select l.order_id as what from shop_lines l left join shop_orders o on o.community_id = $1 and o.id = l.order_id
      where l.community_id = $1 and o.id is null`,
  ),
  law(
    'shop.limits-hold',
    '限购数等于会员手里未关闭订单之和',
    'What a member has of a limited offer is what his orders carry',
    `select t.offer_id || ' ' || t.member_id as what from shop_takers t left join (
       select l.offer_id, o.member_id, sum(l.units) as units from shop_lines l
         join shop_orders o on o.community_id = $1 and o.id = l.order_id
        where l.community_id = $1 and l.offer_id is not null and o.state <> 'closed'
          and not (o.state = 'refunded' and o.done_at is null and not exists (
            select 1 from shop_steps s where s.community_id = $1 and s.order_id = o.id and s.to_state = 'sent'))
        group by 1, 2) b on b.offer_id = t.offer_id and b.member_id = t.member_id
      where t.community_id = $1 and t.units <> coalesce(b.units, 0)`,
  ),
  law(
    'shop.unpaid-close',
    '到点没付款的订单在三分钟内关闭',
    'An order that is not paid in time is closed within three minutes',
    `select id as what from shop_orders where community_id = $1 and state in ('created', 'awaiting')
        and pay_until < $2::timestamptz - interval '3 minutes'`,
  ),
  law(
    'shop.awaited-is-booked',
    '账上的待收等于待付款订单之和',
    'What the ledger awaits is what the orders that wait for their payment are to bring',
    `select a.unit as what from (
       select coalesce(a.unit, o.unit) as unit, coalesce(a.amount, 0) as booked, coalesce(o.amount, 0) as waiting from (
         select split_part(code, ':', 1) as unit, balance as amount from wallet_balances where community_id = $1 and code like '%:awaited') a
         full join (select currency as unit, sum(payable) as amount from shop_orders
                     where community_id = $1 and state in ('created', 'awaiting') and payable > 0 group by currency) o on o.unit = a.unit) a
      where a.booked <> a.waiting`,
  ),
  law(
    'shop.paid-is-booked',
    '每个已付款订单都记了账',
    'Every paid order stands in the ledger',
    `select o.id as what from shop_orders o left join wallet_lines t
         on t.community_id = $1 and t.key = 'order:' || o.id || ':paid' and t.line = 1
      where o.community_id = $1 and o.paid > 0 and (t.id is null or t.amount <> o.paid)`,
  ),
  law(
    'shop.refunds-hold',
    '退款不超过实付，且每笔都记了账',
    'Refunds never exceed what was paid, and each stands in the ledger',
    `select o.id as what from shop_orders o left join shop_refunds r on r.community_id = $1 and r.order_id = o.id
      where o.community_id = $1 group by o.id, o.refunded, o.paid, o.credit
     having o.refunded <> coalesce(sum(r.money + r.credit), 0) or o.refunded > o.paid + o.credit`,
  ),
]
