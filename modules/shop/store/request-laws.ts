// What must never be among requests for money back: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

export const requestLaws = [
  law(
    'shop.requests-of-paid',
    '待处理的退款申请都属于买家自己已付款的订单',
    'A request that waits is of an order that its buyer has paid',
    `select q.id as what from shop_refund_requests q left join shop_orders o on o.community_id = $1 and o.id = q.order_id
      where q.community_id = $1 and q.state = 'open'
        and (o.id is null or o.member_id <> q.member_id or o.state not in ('paid', 'packed', 'sent', 'received', 'redeemed'))`,
  ),
  law(
    'shop.granted-is-refunded',
    '同意的退款申请都有一笔同一订单的退款，且只有一笔',
    'What was granted has a refund of its own, of the same order',
    `select q.id as what from shop_refund_requests q left join shop_refunds r on r.community_id = $1 and r.id = q.refund_id
      where q.community_id = $1 and q.state = 'granted' and (r.id is null or r.order_id <> q.order_id)
     union all
     select min(id) from shop_refund_requests where community_id = $1 and refund_id is not null group by refund_id having count(*) > 1`,
  ),
]
