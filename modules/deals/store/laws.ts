// What must never be in the deals: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

export const dealsLaws = [
  law(
    'deals.seats-counted',
    '团的席位数等于待付款与已付款的成员数',
    'The seats of a team are its members who pay and have paid',
    `select t.id as what from deals_teams t left join deals_parts p on p.community_id = $1 and p.team_id = t.id
      where t.community_id = $1 and t.state = 'open' group by t.id, t.held, t.paid
     having t.held <> count(*) filter (where p.state = 'held') or t.paid <> count(*) filter (where p.state = 'paid')`,
  ),
  law(
    'deals.formed-is-full',
    '成团的每个席位都付了款，不成团的没有留下一分钱；每人一席',
    'A team that formed is paid in full, one that did not keeps nothing; one seat each',
    `select t.id as what from deals_teams t
       join deals_deals d on d.community_id = $1 and d.id = t.deal_id and d.state not in ('cancelling', 'cancelled')
       left join deals_parts p on p.community_id = $1 and p.team_id = t.id
      where t.community_id = $1 group by t.id, t.state, t.size
     having (t.state = 'formed' and count(*) filter (where p.state = 'granted') + count(*) filter (where p.why = 'by-hand') < t.size)
         or (t.state = 'unformed' and count(*) filter (where p.state in ('held', 'paid', 'granted')) > 0)
     union all
     select p.team_id from deals_parts p where p.community_id = $1 and p.team_id is not null and p.state in ('held', 'paid', 'granted')
      group by p.team_id, p.member_id having count(*) > 1`,
  ),
  law(
    'deals.decided-in-time',
    '到点的团、活动和名额在五分钟内有结果',
    'Teams, deals and turns whose time is over are decided within five minutes',
    `select id as what from deals_teams where community_id = $1 and state = 'open' and closes_at < $2::timestamptz - interval '5 minutes'
     union all
     select d.id from deals_deals d left join deals_lots l on l.community_id = $1 and l.deal_id = d.id
      where d.community_id = $1 and d.state = 'open' and coalesce(l.ends_at, d.closes_at) < $2::timestamptz - interval '5 minutes'
     union all
     select t.deal_id from deals_turns t join deals_deals d on d.community_id = $1 and d.id = t.deal_id and d.state = 'settling'
      where t.community_id = $1 and t.state = 'open' and t.until < $2::timestamptz - interval '5 minutes'`,
  ),
  law(
    'deals.failed-is-paid-back',
    '不成的众筹全额退款，成的达到了目标',
    'A campaign that failed has paid everything back; one that succeeded reached its goal',
    `select d.id as what from deals_deals d where d.community_id = $1 and d.state in ('failed', 'cancelled') and exists (
       select 1 from deals_parts p join shop_order_states o on o.community_id = $1 and o.order_id = p.order_id
        where p.community_id = $1 and p.deal_id = d.id
          and (p.state in ('held', 'paid') or (p.state = 'returned' and o.refunded < o.paid + o.credit)
            or (p.state = 'granted' and o.state in ('paid', 'packed'))))
     union all
     select d.id from deals_deals d where d.community_id = $1 and d.kind = 'crowdfunding' and d.state = 'succeeded'
        and case when d.terms ->> 'goalIn' = 'money' then (d.outcome ->> 'raised')::bigint else (d.outcome ->> 'units')::bigint end
            < (d.terms ->> 'goal')::bigint`,
  ),
  law(
    'deals.parts-follow-orders',
    '参与记录与订单一致：付了款的订单确实付了，退了的确实退了，没有结果的不能发货',
    'Parts agree with their orders: what is paid is paid, what came back came back, what is not decided waits',
    `select p.id as what from deals_parts p left join shop_order_states o on o.community_id = $1 and o.order_id = p.order_id
      where p.community_id = $1 and (
        o.order_id is null or o.member_id <> p.member_id
        or (p.state = 'paid' and (o.paid_at is null or o.paid_at >= p.until or (o.waits_for is null and o.state <> 'refunded')))
        or (p.state in ('granted', 'kept') and o.paid_at is null)
        or (p.state = 'returned' and o.state <> 'refunded')
        or (p.state = 'lapsed' and o.state <> 'closed'))`,
  ),
  law(
    'deals.difference-returned',
    '阶梯价：每位买家的差价分文不差地退回',
    'Stepped price: everyone got exactly the difference to the final price',
    `select p.id as what from deals_parts p join deals_deals d on d.community_id = $1 and d.id = p.deal_id and d.kind = 'stepped'
       left join shop_refund_states r on r.community_id = $1 and r.refund_id = p.refund_id
      where p.community_id = $1 and p.state = 'granted' and d.state = 'succeeded' and (
        p.returned <> p.units * (p.price - (d.outcome ->> 'finalPrice')::bigint)
        or (p.returned > 0 and coalesce(r.money + r.credit, 0) <> p.returned))`,
  ),
  law(
    'deals.bids-rise',
    '每次出价都高于前一次，最高价就是最后一次，没有人在结束后出价',
    'Every bid is above the one before, the highest is the last, and none came after the end',
    `select b.deal_id as what from deals_bids b join deals_bids a on a.community_id = $1 and a.deal_id = b.deal_id and a.seq = b.seq - 1
      where b.community_id = $1 and b.amount <= a.amount
     union all
     select l.deal_id from deals_lots l left join deals_bids b on b.community_id = $1 and b.deal_id = l.deal_id
      where l.community_id = $1 group by l.deal_id, l.bids, l.top_amount, l.ends_at
     having count(b.seq) <> l.bids or max(b.amount) is distinct from l.top_amount or max(b.at) >= l.ends_at`,
  ),
  law(
    'deals.deposits-go-back',
    '结束的拍卖退回了所有保证金',
    'An auction that is over has given every deposit back',
    `select s.deal_id as what from deals_deposits s join deals_deals d on d.community_id = $1 and d.id = s.deal_id
      where s.community_id = $1 and s.returned_at is null and d.state in ('succeeded', 'failed', 'cancelled')`,
  ),
  law(
    'deals.draw-frozen',
    '开奖前报名冻结：编号数与公布的一致，名次从一连续，没有晚到的',
    'Entries were frozen before the draw: as many as told, ranked without a gap, none that came later',
    `select w.deal_id as what from deals_draws w left join deals_entries e on e.community_id = $1 and e.deal_id = w.deal_id
      where w.community_id = $1 and w.frozen_at is not null group by w.deal_id, w.entries, w.entries_hash, w.frozen_at
     having count(e.id) <> w.entries or count(e.rank) <> w.entries or coalesce(max(e.rank), 0) <> w.entries
         or coalesce(max(e.at) > w.frozen_at, false)
         or w.entries_hash <> encode(sha256(convert_to(coalesce(string_agg(e.id, E'\\n' order by e.id collate "C"), ''), 'UTF8')), 'hex')`,
  ),
  law(
    'deals.commitment-opens',
    '公布的种子与事先公布的哈希相符，规则早于报名公布',
    'The seed is the one that was bound beforehand, and the rules were published before anyone applied',
    `select w.deal_id as what from deals_draws w where w.community_id = $1 and w.commitment <> encode(sha256(convert_to(w.seed, 'UTF8')), 'hex')
     union all
     select e.deal_id from deals_entries e left join deals_rules r on r.community_id = $1 and r.deal_id = e.deal_id and r.version = 1
      where e.community_id = $1 and (r.at is null or e.at < r.at)`,
  ),
  law(
    'deals.wins-within-number',
    '同时有效的名额不超过公布的数量',
    'No more turns stand than there is to win',
    `select d.id as what from deals_deals d join deals_turns t on t.community_id = $1 and t.deal_id = d.id and t.state in ('open', 'taken')
      where d.community_id = $1 group by d.id, d.kind, d.terms
     having count(*) > case d.kind when 'auction' then 1 when 'draw' then (d.terms ->> 'units')::int else (d.terms ->> 'places')::int end`,
  ),
  law(
    'deals.rules-stand',
    '公布的规则与其哈希相符',
    'The published rules are what their hash says',
    `select deal_id as what from deals_rules where community_id = $1 and hash <> encode(sha256(convert_to(text, 'UTF8')), 'hex')
     union all
     select d.id from deals_deals d left join deals_rules r on r.community_id = $1 and r.deal_id = d.id and r.version = d.version
      where d.community_id = $1 and d.version > 0 and r.deal_id is null`,
  ),
]
