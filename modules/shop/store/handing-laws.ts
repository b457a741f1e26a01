// What must never be where things are handed over: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

// What is handed over by hand of an order, line by line.
const byHand = `
  shop_lines l join shop_variants v on v.community_id = l.community_id and v.id = l.variant_id
  join shop_products d on d.community_id = v.community_id and d.id = v.product_id and d.kind in ('goods', 'voucher')`

export const handingLaws = [
  law(
    'shop.sent-in-parcels',
    '寄出的件数不超过买的，寄齐了的订单才算已发货',
    'What is in parcels was bought, and an order is sent when all of it is in parcels, not before',
    `select o.id as what from shop_orders o
       cross join lateral (
         select coalesce(sum(l.units), 0) as bought, coalesce(sum(p.units), 0) as inside, bool_or(p.units > l.units) as over
           from ${byHand}
           left join lateral (select sum(x.units) as units from shop_parcel_lines x
             where x.community_id = l.community_id and x.order_id = l.order_id and x.line = l.line) p on true
          where l.community_id = $1 and l.order_id = o.id) u
      where o.community_id = $1 and o.delivery = 'parcel' and o.state in ('paid', 'packed', 'sent', 'received')
        and (o.state in ('paid', 'packed') or o.sent_at is not null)
        and not exists (select 1 from shop_gifts g where g.community_id = $1 and g.order_id = o.id)
        and (u.over or (o.state in ('paid', 'packed')) = (u.inside >= u.bought and u.bought > 0))`,
  ),
  law(
    'shop.shares-sent-in-parcels',
    '寄出的礼物都有包裹，包裹里正好是一份',
    'Every share of a gift that was sent is in a parcel, with its pieces and no more',
    `select c.id as what from shop_claims c join shop_gifts g on g.community_id = $1 and g.order_id = c.order_id
       join shop_orders o on o.community_id = $1 and o.id = c.order_id and o.delivery = 'parcel'
       left join shop_parcels p on p.community_id = $1 and p.order_id = c.order_id and p.claim_id = c.id
       left join shop_parcel_lines x on x.community_id = $1 and x.parcel_id = p.id
      where c.community_id = $1 group by c.id, c.state, g.pieces
     having coalesce(sum(x.units), 0) <> case when c.state in ('sent', 'received') then g.pieces else 0 end`,
  ),
  law(
    'shop.parcels-belong',
    '每个包裹都属于一个付过款的订单',
    'Every parcel is of an order that was paid',
    `select p.id as what from shop_parcels p left join shop_orders o on o.community_id = $1 and o.id = p.order_id
      where p.community_id = $1 and (o.id is null or o.paid_at is null)`,
  ),
  law(
    'shop.redeemed-as-bought',
    '核销的件数等于历次核销之和，不超过买的',
    'What was redeemed is the sum of its redemptions, and was bought',
    `select t.pickup_id as what from shop_pickup_lines t
       join shop_pickups k on k.community_id = $1 and k.id = t.pickup_id
       left join shop_lines l on l.community_id = $1 and l.order_id = k.order_id and l.line = t.line
       left join lateral (select sum(u.units) as units from shop_redemptions r, unnest(r.lines, r.units) u(line, units)
         where r.community_id = $1 and r.pickup_id = t.pickup_id and r.undone_at is null and u.line = t.line) r on true
      where t.community_id = $1
        and (t.redeemed <> coalesce(r.units, 0) or t.redeemed + t.expired > t.units or l.units is null or t.units > l.units)`,
  ),
  law(
    'shop.redeemed-when-empty',
    '全部核销完的才算已核销',
    'A pick-up is closed when nothing of it is left, and an order is redeemed when its pick-ups are closed',
    `select k.id as what from shop_pickups k join shop_pickup_lines t on t.community_id = $1 and t.pickup_id = k.id
      where k.community_id = $1 group by k.id, k.state
     having (k.state = 'open') <> (sum(t.units - t.redeemed - t.expired) > 0)
     union all
     select o.id from shop_orders o join shop_pickups k on k.community_id = $1 and k.order_id = o.id and k.state = 'open'
      where o.community_id = $1 and o.state = 'redeemed'`,
  ),
  law(
    'shop.codes-apart',
    '没有两个有效的核销码相同',
    'No two open pick-ups have the same code',
    `select min(id) as what from shop_pickups where community_id = $1 and state = 'open' group by code_hash having count(*) > 1`,
  ),
  law(
    'shop.gifts-claimed',
    '礼物的领取数等于领取记录，不超过份数，也不超过每人限领',
    'What is claimed of a gift is the sum of its claims, no more than its shares, and no more for each than the giver allows',
    `select g.order_id as what from shop_gifts g left join shop_claims c on c.community_id = $1 and c.order_id = g.order_id
      where g.community_id = $1 group by g.order_id, g.claimed, g.shares having g.claimed <> count(c.id) or g.claimed > g.shares
     union all
     select c.order_id from shop_claims c join shop_gifts g on g.community_id = $1 and g.order_id = c.order_id
      where c.community_id = $1 group by c.order_id, c.member_id, g.per_person_max having count(*) > g.per_person_max`,
  ),
  law(
    'shop.gifts-end',
    '过了领取时间的礼物在三分钟内结束',
    'A gift whose time is over ends within three minutes',
    `select g.order_id as what from shop_gifts g join shop_orders o on o.community_id = $1 and o.id = g.order_id
      where g.community_id = $1 and g.ended_at is null and o.state in ('paid', 'packed')
        and g.ends_at < $2::timestamptz - interval '3 minutes'`,
  ),
  law(
    'shop.handed-over-is-sold',
    '交付完的订单在账上都转成了收入',
    'Of what is handed over or given back nothing is owed any more',
    `select o.id as what from shop_orders o
       join (select cause, sum(case when credit like '%:unearned' then amount else -amount end) as owed
               from wallet_lines where community_id = $1 and (credit like '%:unearned') <> (debit like '%:unearned')
              group by cause having sum(case when credit like '%:unearned' then amount else -amount end) <> 0) u on u.cause = o.id
      where o.community_id = $1 and o.state in ('sent', 'received', 'redeemed', 'refunded')
        and not exists (select 1 from shop_tier_lines t where t.community_id = $1 and t.order_id = o.id)`,
  ),
  law(
    'shop.receipts-in-turn',
    '收据编号连续，没有跳号',
    'Receipts are numbered without gaps',
    `select y.year::text as what from shop_receipt_years y
       left join shop_receipts r on r.community_id = $1 and r.year = y.year
      where y.community_id = $1 group by y.year, y.last having count(r.number) <> y.last or coalesce(max(r.number), 0) <> y.last`,
  ),
  law(
    'shop.lists-once',
    '没有订单同时在两张发货单上',
    'Nothing stands on two dispatch lists',
    `select min(ref) as what from shop_dispatch_items where community_id = $1 and taken_back_at is null group by ref having count(*) > 1`,
  ),
]
