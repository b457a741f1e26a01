// What must never be among coupons: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

export const couponLaws = [
  law(
    'shop.coupons-within-number',
    '领出的优惠券不超过已放出的数量，且与计数相符',
    'No more coupons are taken than were released by now, and as many as are counted',
    `select b.batch_id as what from shop_batch_counts b
      where b.community_id = $1 and (
        b.taken <> (select count(*) from shop_coupons c where c.community_id = $1 and c.batch_id = b.batch_id)
        or b.total <> (select coalesce(sum(r.units), 0) from shop_releases r where r.community_id = $1 and r.batch_id = b.batch_id)
        or b.taken > (select coalesce(sum(r.units), 0) from shop_releases r
                       where r.community_id = $1 and r.batch_id = b.batch_id and r.at <= $2::timestamptz))`,
  ),
  law(
    'shop.coupons-shared-out',
    '每人领到的优惠券不超过限领数',
    'Nobody has more coupons of a batch than his share',
    `select c.batch_id || ' ' || c.member_id as what from shop_coupons c
       join shop_batches b on b.community_id = $1 and b.id = c.batch_id
      where c.community_id = $1 group by c.batch_id, c.member_id, b.per_member_max having count(*) > b.per_member_max`,
  ),
  law(
    'shop.coupons-used-once',
    '一张优惠券最多用于一个有效订单',
    'A coupon is set aside for an order that waits, or used for one that was paid, and for no other',
    `select c.id as what from shop_coupons c left join shop_orders o on o.community_id = $1 and o.id = c.order_id
      where c.community_id = $1 and c.state in ('reserved', 'used')
        and (o.id is null or o.member_id <> c.member_id or o.state in ('closed', 'refunded')
             or (c.state = 'reserved') <> (o.state in ('created', 'awaiting', 'suspense')))`,
  ),
  law(
    'shop.coupons-within-face',
    '优惠不超过券面、不超过货款，满足门槛并在有效期内',
    'What coupons take off is no more than their face and the goods, from their threshold on and in their time',
    `select c.id as what from shop_coupons c
       join shop_batches b on b.community_id = $1 and b.id = c.batch_id
       join shop_orders o on o.community_id = $1 and o.id = c.order_id
      where c.community_id = $1 and (c.amount_off > coalesce(b.amount_off, b.off_max, o.goods) or c.amount_off > o.goods
        or o.goods < b.threshold or c.reserved_at < c.usable_from or c.reserved_at >= c.usable_until)
     union all
     select o.id from shop_orders o
       left join shop_coupons c on c.community_id = $1 and c.order_id = o.id
      where o.community_id = $1 and o.state not in ('closed', 'refunded') group by o.id, o.discount
     having o.discount <> coalesce(sum(c.amount_off), 0)`,
  ),
  law(
    'shop.coupons-for-points',
    '用积分领的券都扣了积分',
    'A coupon that costs points was paid for',
    `select id as what from shop_coupons where community_id = $1 and points > 0 and transfer_id is null`,
  ),
]
