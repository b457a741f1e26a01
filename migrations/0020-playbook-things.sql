-- What a playbook made where the room itself keeps no name of the file's: found again by it when the file is launched anew.
create table playbooks_things (
  community_id text not null references communities_communities (id),
  part         text not null check (part in ('rounds', 'benefits', 'products', 'variants', 'offers', 'coupons', 'deals')),
  ref          text not null check (length(ref) between 1 and 60),
  thing_id     text not null,
  -- The days that the file counts are counted from here.
  day_zero     date not null,
  made_at      timestamptz not null,
  primary key (community_id, part, ref),
  unique (community_id, thing_id)
);
