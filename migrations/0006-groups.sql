-- groups: where they sit. A tree of groups; in each, numbered seats; at each door, rules in order.

-- The group's row is the lock of its seats: whoever takes, ends or changes a seat writes or locks this row first.
create table groups_groups (
  community_id    text not null references communities_communities (id),
  id              text not null,
  -- The name under which a playbook finds its group again.
  ref             text check (length(ref) between 1 and 60),
  parent_id       text,
  kind            text not null check (kind in ('ring', 'pyramid')),
  purpose         text not null check (purpose in ('core', 'hosted', 'open')),
  seen_by         text not null check (seen_by in ('members', 'seated')),
  name            text not null check (length(name) between 1 and 40),
  intro           text not null check (length(intro) <= 500),
  seats_max       int not null check (seats_max between 1 and 100000),
  seats_taken     int not null default 0,
  next_number     int not null default 1,
  card_pattern    text not null check (length(card_pattern) between 1 and 60),
  -- 0: no norms yet. The version in force; an empty text of that version asks for no signature.
  norms_version   int not null default 0 check (norms_version >= 0),
  norms_asked     boolean not null default false,
  announcement    text not null default '' check (length(announcement) <= 1000),
  announced_at    timestamptz,
  opened_at       timestamptz not null,
  state           text not null default 'open' check (state in ('open', 'closed')),
  closed_at       timestamptz,
  closed_by       text,
  closed_why      text,
  primary key (community_id, id),
  unique (community_id, ref),
  foreign key (community_id, parent_id) references groups_groups (community_id, id),
  check (parent_id <> id),
  check (seats_taken between 0 and seats_max),
  check (next_number > seats_taken),
  check ((announcement = '') = (announced_at is null)),
  check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_why is null))
);
create index groups_groups_parent on groups_groups (community_id, parent_id);
create index groups_groups_opened on groups_groups (community_id, opened_at, id);

-- A number belongs to one member of a group for ever: he finds it again when he returns, and nobody else gets it.
create table groups_numbers (
  community_id text not null,
  group_id     text not null,
  number       int not null check (number >= 1),
  member_id    text not null,
  issued_at    timestamptz not null,
  primary key (community_id, group_id, number),
  unique (community_id, group_id, member_id),
  foreign key (community_id, group_id) references groups_groups (community_id, id)
);

create table groups_seats (
  community_id text not null,
  group_id     text not null,
  member_id    text not null,
  number       int not null,
  role         text not null check (role in ('owner', 'host', 'teacher', 'connector', 'monitor', 'member')),
  -- How the member wishes to be called and what he answered; card_name is what the pattern makes of it.
  called       text check (length(called) between 1 and 20),
  answers      jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  card_name    text not null check (length(card_name) between 1 and 60),
  taken_at     timestamptz not null,
  primary key (community_id, group_id, member_id),
  unique (community_id, group_id, number),
  foreign key (community_id, group_id, number) references groups_numbers (community_id, group_id, number)
);
create index groups_seats_member on groups_seats (community_id, member_id);
create unique index groups_seats_owner on groups_seats (community_id, group_id) where role = 'owner';

create table groups_seat_endings (
  community_id text not null,
  group_id     text not null,
  id           text not null,
  member_id    text not null,
  number       int not null,
  role         text not null check (role in ('owner', 'host', 'teacher', 'connector', 'monitor', 'member')),
  card_name    text not null,
  taken_at     timestamptz not null,
  ended_at     timestamptz not null,
  ended_by     text not null,
  -- gone: banned from the community, left it, or erased.
  why          text not null check (why in ('left', 'removed', 'banned', 'moved', 'gone')),
  reason       text not null check (length(reason) <= 200),
  primary key (community_id, group_id, id),
  foreign key (community_id, group_id) references groups_groups (community_id, id)
);

create table groups_bans (
  community_id text not null,
  group_id     text not null,
  member_id    text not null,
  reason       text not null check (length(reason) <= 200),
  banned_at    timestamptz not null,
  banned_by    text not null,
  primary key (community_id, group_id, member_id),
  foreign key (community_id, group_id) references groups_groups (community_id, id)
);

-- While the row is there, only those with a voice speak.
create table groups_mutes (
  community_id text not null,
  group_id     text not null,
  reason       text not null check (length(reason) <= 200),
  muted_at     timestamptz not null,
  muted_by     text not null,
  primary key (community_id, group_id),
  foreign key (community_id, group_id) references groups_groups (community_id, id)
);

create table groups_norms (
  community_id text not null,
  group_id     text not null,
  version      int not null check (version >= 1),
  text         text not null check (length(text) <= 5000),
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (community_id, group_id, version),
  foreign key (community_id, group_id) references groups_groups (community_id, id)
);
create table groups_pledges (
  community_id text not null,
  group_id     text not null,
  member_id    text not null,
  version      int not null,
  signed_at    timestamptz not null,
  primary key (community_id, group_id, member_id, version),
  foreign key (community_id, group_id, version) references groups_norms (community_id, group_id, version)
);

-- The rules of the door. Of the entry password only a salted hash is kept.
create table groups_admission (
  community_id text not null,
  group_id     text not null,
  position     int not null check (position between 1 and 9),
  kind         text not null check (kind in ('invite', 'password', 'application')),
  questions    jsonb not null default '[]' check (jsonb_typeof(questions) = 'array'),
  phrase_salt  bytea,
  phrase_hash  bytea,
  primary key (community_id, group_id, position),
  unique (community_id, group_id, kind),
  foreign key (community_id, group_id) references groups_groups (community_id, id),
  check ((kind = 'password') = (phrase_hash is not null) and (phrase_hash is null) = (phrase_salt is null))
);
-- Who said which password: a new one makes it unsaid.
create table groups_passwords_said (
  community_id text not null,
  group_id     text not null,
  member_id    text not null,
  phrase_hash  bytea not null,
  said_at      timestamptz not null,
  primary key (community_id, group_id, member_id),
  foreign key (community_id, group_id) references groups_groups (community_id, id)
);
create table groups_password_tries (
  community_id text not null,
  group_id     text not null,
  member_id    text not null,
  tries        int not null check (tries between 1 and 5),
  first_at     timestamptz not null,
  primary key (community_id, group_id, member_id),
  foreign key (community_id, group_id) references groups_groups (community_id, id)
);

-- made_by is a member or an operator; a member's invite opens a group only while his own seat there allows him to invite.
create table groups_invites (
  community_id text not null,
  id           text not null,
  code         text not null,
  made_by      text not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  uses_max     int not null check (uses_max >= 1),
  uses         int not null default 0,
  revoked_at   timestamptz,
  primary key (community_id, id),
  unique (community_id, code),
  check (uses between 0 and uses_max),
  check (expires_at > made_at)
);
create index groups_invites_made on groups_invites (community_id, made_by, made_at desc);
create table groups_invite_groups (
  community_id text not null,
  invite_id    text not null,
  group_id     text not null,
  primary key (community_id, invite_id, group_id),
  foreign key (community_id, invite_id) references groups_invites (community_id, id),
  foreign key (community_id, group_id) references groups_groups (community_id, id)
);
create index groups_invite_groups_group on groups_invite_groups (community_id, group_id);
-- One use a person, however many of its groups he enters.
create table groups_invite_uses (
  community_id text not null,
  invite_id    text not null,
  member_id    text not null,
  used_at      timestamptz not null,
  primary key (community_id, invite_id, member_id),
  foreign key (community_id, invite_id) references groups_invites (community_id, id)
);

create table groups_applications (
  community_id text not null,
  id           text not null,
  group_id     text not null,
  member_id    text not null,
  -- Questions as they were asked, beside what was answered.
  answers      jsonb not null check (jsonb_typeof(answers) = 'array'),
  called       text,
  card_answers jsonb not null default '{}',
  invite_id    text,
  state        text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  applied_at   timestamptz not null,
  decided_at   timestamptz,
  decided_by   text,
  reason       text not null default '' check (length(reason) <= 200),
  -- Set when the approval has become a seat; a later return asks anew.
  seated_at    timestamptz,
  primary key (community_id, id),
  foreign key (community_id, group_id) references groups_groups (community_id, id),
  foreign key (community_id, invite_id) references groups_invites (community_id, id),
  check ((state = 'waiting') = (decided_at is null)),
  check (seated_at is null or state = 'approved')
);
create unique index groups_applications_one on groups_applications (community_id, group_id, member_id) where state = 'waiting';
create index groups_applications_list on groups_applications (community_id, state, applied_at, id);

-- Published: who sits where, now. Someone banned from the community sits nowhere, from that moment on.
create view groups_seats_held as
  select s.community_id, s.group_id, s.member_id, s.role, s.number, s.card_name, s.taken_at
    from groups_seats s
    join members_cards m on m.community_id = s.community_id and m.member_id = s.member_id
   where not m.banned;
