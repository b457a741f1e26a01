-- Published by the members: who may come in as whom, asked together with his session.
create view members_at_door as
  select community_id, person_id as subject, id as name from members_members
   where banned_at is null and left_at is null and erased_at is null and person_id is not null;
