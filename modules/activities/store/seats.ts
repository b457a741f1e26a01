// Who sits at the table: each member with his name, what he has played so far, and whether he is invited at this moment.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { Audience, Weight } from '../contract.ts'
import type { Seat } from '../rules/referee.ts'

/** As it is shown to whoever sits there. */
export interface OwnSeat extends Seat {
  token: string | null
}
const columns = `
  a.id as "memberId", coalesce(c.name, '') as name, p.seq, p.mine, coalesce(p.score, 0)::bigint as score,
  coalesce(p.moves, 0) as moves, p.day, coalesce(p.day_moves, 0) as "dayMoves", coalesce(w.title, '') as crew, p.token`
// From member to member, by hand: planned while the table was small, a join would read all players of the activity each time.
const joined = `
  left join members_cards c on c.community_id = $1 and c.member_id = a.id
  left join lateral (select * from activities_players p
    where p.community_id = $1 and p.activity_id = $2 and p.member_id = a.id offset 0) p on true
  left join lateral (select * from activities_crew w
    where w.community_id = $1 and w.activity_id = $2 and w.member_id = a.id offset 0) w on true`

/** Every member is invited and weighs the same: nothing more is asked. */
const openText = `select ${columns}, c.member_id is not null as "isInvited", 1 as weight from unnest($3::text[]) a(id) ${joined}`

// $4 groups, $5 rights, $6 tags, $7 stages, $8 named members and those of segments, $9 now. `c` is the card of a member.
const chosen = `(
  c.member_id = any ($8::text[]) or c.stage = any ($7::text[])
  or exists (select 1 from groups_seats_held s where s.community_id = $1 and s.group_id = any ($4::text[]) and s.member_id = c.member_id)
  or exists (select 1 from tiers_entitled e where e.community_id = $1 and e.member_id = c.member_id and e."right" = any ($5::text[])
               and e.since <= $9 and (e.until is null or e.until > $9))
  or exists (select 1 from members_tagged t where t.community_id = $1 and t.tag_id = any ($6::text[]) and t.member_id = c.member_id))`
const chosenText = `
  select ${columns}, coalesce($10 or ${chosen}, false) as "isInvited",
         coalesce((select max(r.weight) from jsonb_to_recordset($11::jsonb) r("right" text, weight bigint)
                    join tiers_entitled e on e.community_id = $1 and e.member_id = a.id and e."right" = r."right"
                     and e.since <= $9 and (e.until is null or e.until > $9)), 1)::bigint as weight
    from unnest($3::text[]) a(id) ${joined}`
const countText = `
  select count(*)::int as invited from members_cards c where c.community_id = $1 and not c.banned and $2::text is not null and $3::text[] is not null
     and ($10 or ${chosen})`

const idsOf = (audience: readonly Audience[], kind: Audience['kind']): string[] =>
  audience.filter(one => one.kind === kind).map(one => one.id)

/** `named`: members of the segments among the audience; they are known by the room that keeps segments. */
const choiceOf = (ctx: Ctx, audience: readonly Audience[], named: readonly string[]): unknown[] => [
  idsOf(audience, 'group'),
  idsOf(audience, 'right'),
  idsOf(audience, 'tag'),
  idsOf(audience, 'stage'),
  [...idsOf(audience, 'member'), ...named],
  ctx.now,
  audience.length === 0,
]

export interface Table {
  activityId: string
  audience: readonly Audience[]
  weights: readonly Weight[]
}
export async function seatsOf(
  ctx: Ctx,
  { activityId, audience, weights }: Table,
  memberIds: readonly string[],
  named: readonly string[] = [],
): Promise<Map<string, OwnSeat>> {
  const of = [ctx.community.id, activityId, memberIds]
  const rows =
    audience.length === 0 && weights.length === 0
      ? await hot<OwnSeat>(ctx, 'activities.seats', openText, of)
      : await hot<OwnSeat>(ctx, 'activities.seats-chosen', chosenText, [
          ...of,
          ...choiceOf(ctx, audience, named),
          JSON.stringify(weights),
        ])
  return new Map(rows.map(row => [row.memberId, row]))
}

/** How many members are invited now; those of segments are counted where they are named. */
export async function countInvited(ctx: Ctx, audience: readonly Audience[], named: readonly string[] = []): Promise<number> {
  const values = [ctx.community.id, '', [], ...choiceOf(ctx, audience, named)]
  const [row] = await hot<{ invited: number }>(ctx, 'activities.invited', countText, values)
  return row?.invited ?? 0
}
