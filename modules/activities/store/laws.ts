// What must never be in activities: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

export const activitiesLaws = [
  law(
    'activities.moves-gapless',
    '每个活动的步骤从 1 起连续编号，与桌上的计数一致',
    'The moves of an activity are numbered from 1 without a gap, as many as its table says',
    `select t.activity_id as what from activities_tables t left join activities_moves m on m.community_id = $1 and m.activity_id = t.activity_id
      where t.community_id = $1 group by t.activity_id, t.moves
     having count(m.nth) <> t.moves or coalesce(max(m.nth), 0) <> t.moves`,
  ),
  law(
    'activities.players-gapless',
    '参与者按先后从 0 起连续编号，与桌上的计数一致',
    'Those who play are numbered from 0 in the order of coming without a gap, as many as the table says',
    `select t.activity_id as what from activities_tables t left join activities_players p on p.community_id = $1 and p.activity_id = t.activity_id
      where t.community_id = $1 group by t.activity_id, t.players
     having count(p.seq) <> t.players or coalesce(max(p.seq), -1) <> t.players - 1`,
  ),
  law(
    'activities.rewards-within-units',
    '发出的奖励不超过份数，余量等于份数减去发出的',
    'No reward is given more often than it is there, and what is left is the rest',
    `select v.id as what from activities_activities v
       join activities_tables t on t.community_id = $1 and t.activity_id = v.id
       cross join jsonb_array_elements(v.rewards) r
       left join activities_awards a on a.community_id = $1 and a.activity_id = v.id and a.reward = r ->> 'key'
      where v.community_id = $1 and r ->> 'units' is not null
      group by v.id, r, t.stock
     having (r ->> 'units')::bigint - coalesce(sum(a.units), 0) <> coalesce((t.stock ->> ('reward:' || (r ->> 'key')))::bigint, -1)`,
  ),
  law(
    'activities.stock-above-zero',
    '库存从不为负',
    'Nothing is taken that is not there',
    `select t.activity_id as what from activities_tables t
      where t.community_id = $1 and exists (select 1 from jsonb_each_text(t.stock) s where s.value::bigint < 0)`,
  ),
  law(
    'activities.budget-adds-up',
    '剩余预算等于预算减去发出的价值',
    'What is left of the budget is the budget less what was given',
    `select v.id as what from activities_activities v
       join activities_tables t on t.community_id = $1 and t.activity_id = v.id
       left join activities_awards a on a.community_id = $1 and a.activity_id = v.id
      where v.community_id = $1 and v.budget is not null group by v.id, v.budget, t.budget_left
     having t.budget_left is distinct from v.budget - coalesce(sum(a.value), 0)`,
  ),
  law(
    'activities.awards-in-the-books',
    '已发的积分和储值都在账上，分毫不差',
    'Points and credit that were given stand in the ledger, to the last one',
    `select a.id as what from activities_awards a
       join activities_activities v on v.community_id = $1 and v.id = a.activity_id
       join lateral (select j ->> 'kind' as kind from jsonb_array_elements(v.rewards) j where j ->> 'key' = a.reward) r on true
       left join lateral (select sum(w.amount) as amount from wallet_lines w
                           where w.community_id = $1 and w.key = 'award:' || a.id and w.credit = r.kind || ':' || a.member_id) w on true
      where a.community_id = $1 and a.state = 'paid' and r.kind in ('points', 'credit') and coalesce(w.amount, 0) <> a.amount`,
  ),
  law(
    'activities.costs-in-the-books',
    '每一步消耗的积分都记了账',
    'What a move cost was taken, to the last point',
    `select m.activity_id || ' ' || m.nth as what from activities_moves m
       left join lateral (select sum(w.amount) as amount from wallet_lines w
                           where w.community_id = $1 and w.key = 'activity:' || m.activity_id || ':move:' || m.nth || ':cost'
                             and w.debit = 'points:' || m.actor) w on true
      where m.community_id = $1 and m.cost > 0 and coalesce(w.amount, 0) <> m.cost`,
  ),
  law(
    'activities.bound-in-the-books',
    '押下的积分与账上的一致，退回的不多于押下的',
    'Points that are bound beside the cost agree with the ledger, and no more came back than was bound',
    `select p.activity_id || ' ' || p.member_id as what from activities_players p
       left join (select cause, case kind when 'activity-cost' then debit else credit end as code,
                         sum(case kind when 'activity-cost' then amount else -amount end) as bound
                    from wallet_lines where community_id = $1 and kind in ('activity-cost', 'activity-returned')
                     and (key like 'activity:%:charge:%' or key like 'activity:%:bound:%') group by 1, 2) w
         on w.cause = p.activity_id and w.code = 'points:' || p.member_id
      where p.community_id = $1 and p.charged <> coalesce(w.bound, 0)`,
  ),
  law(
    'activities.bound-above-zero',
    '一个活动放出去的积分不多于大家放进来的',
    'No more points come out of an activity than all of its players have put in',
    `select activity_id as what from activities_players where community_id = $1 group by activity_id having sum(charged) < 0`,
  ),
  law(
    'activities.done-in-time',
    '到点的开始、结束、轮次和发奖在五分钟内完成',
    'Opening, closing, turns and payments happen within five minutes of their time',
    `select id as what from activities_activities
      where community_id = $1 and ((state = 'scheduled' and opens_at < $2::timestamptz - interval '5 minutes')
         or (state in ('scheduled', 'open') and closes_at < $2::timestamptz - interval '5 minutes'))
     union all
     select t.activity_id from activities_tables t
       join activities_activities v on v.community_id = $1 and v.id = t.activity_id and v.state in ('open', 'closed')
      where t.community_id = $1 and t.due_at < $2::timestamptz - interval '5 minutes'
     union all
     select id from activities_awards where community_id = $1 and state = 'due' and at < $2::timestamptz - interval '5 minutes'`,
  ),
  law(
    'activities.rules-stand',
    '公布的规则与其哈希相符，种子与承诺相符',
    'The published rules are what their hash says, and the seed is what was committed to',
    `select activity_id as what from activities_rules where community_id = $1 and hash <> encode(sha256(convert_to(text, 'UTF8')), 'hex')
     union all
     select activity_id from activities_tables where community_id = $1 and commitment <> encode(sha256(convert_to(seed, 'UTF8')), 'hex')
     union all
     select v.id from activities_activities v left join activities_rules r on r.community_id = $1 and r.activity_id = v.id
      where v.community_id = $1 and v.state <> 'draft' and r.hash is distinct from v.rules_hash`,
  ),
]
