// What must never be among the groups: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

export const groupsLaws = [
  law(
    'groups.seats-counted',
    '已占席位数等于在座人数',
    'The seats taken are those of the people who sit there',
    `select g.id as what from groups_groups g where g.community_id = $1 and g.seats_taken <>
       (select count(*) from groups_seats s where s.community_id = $1 and s.group_id = g.id)`,
  ),
  law(
    'groups.seats-within-max',
    '在座人数不超过席位上限',
    'Nobody sits beyond the last seat',
    'select id as what from groups_groups where community_id = $1 and seats_taken > seats_max',
  ),
  law(
    'groups.numbers-issued',
    '发出的编号都小于下一个编号',
    'Every number was issued before the next',
    `select n.group_id || ' ' || n.number as what from groups_numbers n
       join groups_groups g on g.community_id = $1 and g.id = n.group_id
      where n.community_id = $1 and n.number >= g.next_number`,
  ),
  law(
    'groups.number-of-member',
    '席位上的编号属于坐着的人',
    'A seat has the number of its member',
    `select s.group_id || ' ' || s.member_id as what from groups_seats s
       join groups_numbers n using (community_id, group_id, number)
      where s.community_id = $1 and n.member_id <> s.member_id`,
  ),
  law(
    'groups.one-owner',
    '一个群最多一位群主',
    'A group has one owner at most',
    `select group_id as what from groups_seats where community_id = $1 and role = 'owner' group by group_id having count(*) > 1`,
  ),
  law(
    'groups.invite-uses',
    '邀请的使用次数等于用过它的人数，且不超上限',
    'Uses of an invite are the people who used it, within its limit',
    `select i.id as what from groups_invites i where i.community_id = $1 and (i.uses > i.uses_max or i.uses <>
       (select count(*) from groups_invite_uses u where u.community_id = $1 and u.invite_id = i.id))`,
  ),
  law(
    'groups.invite-in-time',
    '没有人在邀请过期后使用它',
    'No invite is used after its end',
    `select i.id as what from groups_invites i join groups_invite_uses u on u.community_id = $1 and u.invite_id = i.id
      where i.community_id = $1 and u.used_at >= i.expires_at`,
  ),
  law(
    'groups.no-idle-application',
    '已入座的人没有还在等待的申请',
    'No application waits for someone who sits there',
    `select a.id as what from groups_applications a join groups_seats s using (community_id, group_id, member_id)
      where a.community_id = $1 and a.state = 'waiting'`,
  ),
  law(
    'groups.no-circle',
    '没有群是自己的上级',
    'No group stands below itself',
    `with recursive up (id, parent_id, path) as (
       select id, parent_id, array[id] from groups_groups where community_id = $1
       union all select u.id, g.parent_id, u.path || g.id from up u
         join groups_groups g on g.community_id = $1 and g.id = u.parent_id
        where g.id <> all(u.path))
     select id as what from up where parent_id = any(path)`,
  ),
]
