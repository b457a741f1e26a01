-- members: who is here. A person belongs to the house; a member record belongs to one community.

-- People and what proves them are the same in all communities of the house, so these two carry no community.
create table members_people (
  id         text primary key,
  created_at timestamptz not null
);

-- verified_at: the moment its owner proved it. Before that it is hearsay: a line of an import, a note of an operator.
create table members_identities (
  kind        text not null check (kind in ('email', 'phone', 'wechat_openid', 'external')),
  subject     text not null check (length(subject) between 1 and 320),
  id          text not null unique,
  person_id   text not null references members_people (id) on delete cascade,
  verified_at timestamptz,
  created_at  timestamptz not null,
  primary key (kind, subject)
);
create index members_identities_person on members_identities (person_id);
create index members_identities_prefix on members_identities (subject text_pattern_ops);

-- person_id is null once the person was erased: the record stays as a pseudonym, so that what was written keeps its place.
create table members_members (
  community_id     text not null,
  id               text not null,
  person_id        text references members_people (id),
  name             text not null check (length(name) between 1 and 80),
  name_sort        text not null,
  search           tsvector not null,
  avatar_file_id   text,
  intro            text not null default '' check (length(intro) <= 500),
  locale           text not null check (locale in ('zh-CN', 'en')),
  stage            text not null check (stage in ('audience', 'user', 'fan', 'community')),
  stage_kept_until timestamptz,
  source           text not null check (length(source) between 1 and 60),
  field_values     jsonb not null default '{}' check (jsonb_typeof(field_values) = 'object'),
  notes            text not null default '' check (length(notes) <= 5000),
  joined_at        timestamptz not null,
  active_at        timestamptz not null,
  banned_at        timestamptz,
  banned_by        text,
  banned_why       text,
  left_at          timestamptz,
  erased_at        timestamptz,
  primary key (community_id, id),
  unique (community_id, person_id),
  check ((banned_at is null) = (banned_by is null) and (banned_at is null) = (banned_why is null)),
  check (person_id is not null or erased_at is not null)
);
create index members_members_joined on members_members (community_id, joined_at desc, id desc);
create index members_members_active on members_members (community_id, active_at desc, id desc);
create index members_members_name on members_members (community_id, name_sort, id);
create index members_members_stage on members_members (community_id, stage, joined_at desc, id desc);
create index members_members_person on members_members (person_id);
-- A short list of what is not yet sorted in makes an import twice as fast and a search hardly slower.
create index members_members_search on members_members using gin (search) with (gin_pending_list_limit = 1024);
create index members_members_fields on members_members using gin (field_values jsonb_path_ops) with (gin_pending_list_limit = 1024);

-- Published: what other rooms may join to show a member.
create view members_cards as
  select community_id, id as member_id, name, avatar_file_id, stage, banned_at is not null as banned from members_members;

-- What the operators want to know of a member; the values lie in members_members.field_values by key.
create table members_fields (
  community_id     text not null,
  key              text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  title_zh         text not null,
  title_en         text not null,
  hint_zh          text not null default '',
  hint_en          text not null default '',
  kind             text not null check (kind in ('text', 'long-text', 'number', 'date', 'yes-no', 'choice', 'choices')),
  options          jsonb not null default '[]' check (jsonb_typeof(options) = 'array'),
  required         boolean not null,
  seen_by          text not null check (seen_by in ('everyone', 'self', 'operators')),
  asked_at_sign_up boolean not null,
  position         int not null,
  primary key (community_id, key)
);

create table members_tags (
  community_id text not null,
  id           text not null,
  name         text not null check (length(name) between 1 and 30),
  created_at   timestamptz not null,
  primary key (community_id, id),
  constraint members_tags_name unique (community_id, name)
);
create table members_member_tags (
  community_id text not null,
  member_id    text not null,
  tag_id       text not null,
  tagged_at    timestamptz not null,
  tagged_by    text not null,
  primary key (community_id, member_id, tag_id),
  foreign key (community_id, member_id) references members_members (community_id, id) on delete cascade,
  foreign key (community_id, tag_id) references members_tags (community_id, id) on delete cascade
);
create index members_member_tags_tag on members_member_tags (community_id, tag_id, member_id);

-- The rules that move people between stages, as one document; a community without a row goes by the rules of the house.
create table members_stage_rules (
  community_id text primary key,
  rules        jsonb not null check (jsonb_typeof(rules) = 'array'),
  changed_at   timestamptz not null,
  changed_by   text not null
);
create table members_stage_moves (
  community_id text not null,
  id           text not null,
  member_id    text not null,
  from_stage   text not null check (from_stage in ('audience', 'user', 'fan', 'community')),
  to_stage     text not null check (to_stage in ('audience', 'user', 'fan', 'community')),
  rule         text,
  reason       text not null,
  moved_by     text not null,
  at           timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, member_id) references members_members (community_id, id),
  check (from_stage <> to_stage)
);
create index members_stage_moves_member on members_stage_moves (community_id, member_id, at desc);

-- What a member did, counted by day. `facts` are those counted lately, so that a listener that runs twice counts once.
create table members_activity (
  community_id text not null,
  member_id    text not null,
  day          date not null,
  kind         text not null check (kind ~ '^[a-z][a-z-]{0,29}$'),
  count        int not null check (count > 0),
  facts        text[] not null default '{}',
  primary key (community_id, member_id, day, kind),
  foreign key (community_id, member_id) references members_members (community_id, id) on delete cascade
);
-- What a member holds elsewhere, told by the rooms that know: how many seats, say.
create table members_standings (
  community_id text not null,
  member_id    text not null,
  key          text not null check (key ~ '^[a-z][a-z-]{0,29}$'),
  count        int not null check (count >= 0),
  primary key (community_id, member_id, key),
  foreign key (community_id, member_id) references members_members (community_id, id) on delete cascade
);

create table members_consents (
  community_id  text not null,
  id            text not null,
  member_id     text not null,
  purpose       text not null check (purpose in ('service', 'marketing', 'research')),
  text_version  text not null,
  given_at      timestamptz not null,
  given_how     text not null check (given_how in ('member', 'import', 'operator')),
  evidence      jsonb not null,
  withdrawn_at  timestamptz,
  withdrawn_how text check (withdrawn_how in ('member', 'operator', 'link', 'erased')),
  primary key (community_id, id),
  foreign key (community_id, member_id) references members_members (community_id, id),
  check ((withdrawn_at is null) = (withdrawn_how is null))
);
create unique index members_consents_standing on members_consents (community_id, member_id, purpose) where withdrawn_at is null;

create table members_segments (
  community_id text not null,
  id           text not null,
  name         text not null check (length(name) between 1 and 60),
  filter       jsonb not null check (jsonb_typeof(filter) = 'object'),
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  primary key (community_id, id),
  constraint members_segments_name unique (community_id, name)
);

-- Codes and links on their way. The secret itself is never here: the job that sends it makes it and leaves its hash.
create table members_codes (
  community_id text not null,
  id           text not null,
  purpose      text not null check (purpose in ('sign-in', 'add', 'confirm')),
  kind         text not null check (kind in ('email', 'phone')),
  subject      text not null,
  person_id    text references members_people (id) on delete cascade,
  locale       text not null check (locale in ('zh-CN', 'en')),
  salt         bytea,
  code_hash    bytea,
  link_hash    bytea,
  tries_left   int not null default 5 check (tries_left >= 0),
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  sent_at      timestamptz,
  primary key (community_id, id),
  check ((purpose = 'sign-in') = (person_id is null))
);
create unique index members_codes_link on members_codes (community_id, link_hash) where link_hash is not null;
create index members_codes_subject on members_codes (kind, subject);
create index members_codes_age on members_codes (expires_at);

-- How often an address was written to, in any community of the house; the address itself is not kept.
create table members_code_limits (
  kind         text not null,
  subject_hash bytea not null,
  sent_at      timestamptz not null,
  window_from  timestamptz not null,
  sent         int not null check (sent > 0),
  primary key (kind, subject_hash)
);

-- A member's story is read by who did it as well as by what it is about.
create index kernel_facts_actor on kernel_facts (community_id, actor, at desc);
