-- What the law allows here: the region whose rules a community follows, where it is stricter, and what was let open by which rules.
-- The rules themselves are files; see policies/.

create table policies_settings (
  community_id text primary key,
  -- null: as the community's language suggests.
  region       text,
  revision     int not null check (revision > 0)
);

-- Every change for ever; the last of each parameter is what holds. rule '' and parameter 'region': the region was chosen.
create table policies_changes (
  community_id text not null,
  revision     int not null check (revision > 0),
  rule         text not null,
  parameter    text not null,
  before       jsonb not null,
  -- null: as the law has it.
  value        jsonb,
  note         text not null check (length(note) between 1 and 200),
  by           text not null,
  at           timestamptz not null,
  primary key (community_id, revision),
  foreign key (community_id) references policies_settings (community_id)
);
create index policies_changes_of_rule on policies_changes (community_id, rule, parameter, revision desc);

-- The words of the packs as they were when something was decided by them: the files of the program change with it.
create table policies_packs (
  community_id text not null,
  hash         text not null check (length(hash) = 64),
  label        text not null,
  text         text not null,
  first_at     timestamptz not null,
  primary key (community_id, hash)
);

create table policies_decisions (
  community_id  text not null,
  id            text not null,
  -- The id of what was let open.
  subject       text not null check (length(subject) between 1 and 60),
  kind          text not null,
  question      jsonb not null,
  region        text not null,
  packs         text not null,
  hash          text not null,
  revision      int not null check (revision >= 0),
  hits          jsonb not null check (jsonb_typeof(hits) = 'array'),
  by            text not null,
  second_person text,
  at            timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, hash) references policies_packs (community_id, hash),
  -- What a rule refuses is not let open; what asks for a second person has one.
  constraint policies_decisions_let_open check (not (hits @> '[{"effect": "refuse"}]')),
  constraint policies_decisions_agreed check (not (hits @> '[{"effect": "second-person"}]') or (second_person is not null and second_person <> by))
);
create index policies_decisions_of_subject on policies_decisions (community_id, subject, id);

create function policies_keep() returns trigger language plpgsql as $$
begin
  raise exception 'what was decided and changed stays on record' using errcode = 'restrict_violation';
end $$;
create trigger policies_changes_stay before update or delete on policies_changes for each statement execute function policies_keep();
create trigger policies_decisions_stay before update or delete on policies_decisions for each statement execute function policies_keep();
