-- What keeps them coming: activities, the plays they are made of, who played, every move, and what was given for it.

-- Published by the members: who wears which tag.
create view members_tagged as
  select community_id, member_id, tag_id from members_member_tags;

create table activities_activities (
  community_id  text not null,
  id            text not null,
  play          text not null check (length(play) between 1 and 40),
  title         text not null check (length(title) between 1 and 80),
  intro         text not null default '' check (length(intro) <= 2000),
  -- Shown on its card; null: the mark of its play.
  picture_file_id text,
  -- Where its results are written as a post; null: nowhere.
  group_id      text,
  -- Who is invited: a list of {kind, id}; whoever is in one of them. Empty: every member.
  audience      jsonb not null default '[]',
  opens_at      timestamptz not null,
  closes_at     timestamptz not null,
  settings      jsonb not null,
  -- The rewards by key, in their order: [{key, title, kind, amount, value, units, …}]; see the contract.
  rewards       jsonb not null default '[]',
  -- {perMember, perDay, players}: null where there is none.
  limits        jsonb not null default '{}',
  -- Points that each move which is not free costs.
  cost_points   bigint not null default 0 check (cost_points >= 0),
  -- The most that may be given out, in minor units of the community's currency; null: no end but the rewards' own.
  budget        bigint check (budget >= 0),
  -- [{right, weight}]: a member weighs the largest of what he holds, else 1.
  weights       jsonb not null default '[]',
  -- What is told besides, as the law asks for it: organiser, contact, how prizes are claimed.
  told          jsonb not null default '{}',
  series_id     text,
  series_nth    int check (series_nth >= 1),
  -- A member's own (a packet he gives); null: the house's.
  giver_id      text,
  state         text not null check (state in ('draft', 'scheduled', 'open', 'closed', 'settling', 'settled', 'cancelling', 'cancelled')),
  is_archived   boolean not null default false,
  -- Of the rules as published; '' before.
  rules_hash    text not null default '' check (length(rules_hash) in (0, 64)),
  result        jsonb,
  end_note      text not null default '' check (length(end_note) <= 200),
  made_at       timestamptz not null,
  made_by       text not null,
  published_at  timestamptz,
  settled_at    timestamptz,
  ended_at      timestamptz,
  primary key (community_id, id),
  check (opens_at < closes_at),
  check ((state = 'draft') = (published_at is null)),
  check ((rules_hash = '') = (published_at is null)),
  check ((state = 'settled') = (settled_at is not null)),
  check ((state in ('settled', 'cancelled')) = (ended_at is not null)),
  check ((series_id is null) = (series_nth is null))
) with (fillfactor = 80);
create index activities_shown on activities_activities (community_id, closes_at, id) where state <> 'draft';
create unique index activities_series_once on activities_activities (community_id, series_id, series_nth) where series_id is not null;

-- The rules as they were published, word for word.
create table activities_rules (
  community_id text not null,
  activity_id  text not null,
  hash         text not null check (length(hash) = 64),
  text         text not null,
  at           timestamptz not null,
  by           text not null,
  primary key (community_id, activity_id),
  foreign key (community_id, activity_id) references activities_activities (community_id, id)
);

-- What all who play share, one row an activity, held while moves are decided: whoever holds it decides alone.
create table activities_tables (
  community_id text not null,
  activity_id  text not null,
  -- The seed of all chance; told when it is settled. Its SHA-256 is told from the beginning.
  seed         text not null,
  commitment   text not null check (length(commitment) = 64),
  deck         jsonb,
  "table"      jsonb,
  -- How many are left of each limited thing.
  stock        jsonb not null default '{}',
  budget_left  bigint check (budget_left >= 0),
  -- Moves that were decided; the number of the next one's chance.
  moves        bigint not null default 0 check (moves >= 0),
  players      bigint not null default 0 check (players >= 0),
  ticks        bigint not null default 0 check (ticks >= 0),
  due_at       timestamptz,
  -- From closing on: who took part is not changed any more.
  entries_root text check (length(entries_root) = 64),
  entries      bigint,
  frozen_at    timestamptz,
  -- {source, round, at, randomness, signature}: public chance that nobody knew before the entries were frozen.
  beacon       jsonb,
  primary key (community_id, activity_id),
  foreign key (community_id, activity_id) references activities_activities (community_id, id),
  check ((entries_root is null) = (frozen_at is null) and (entries is null) = (frozen_at is null))
) with (fillfactor = 50);

create table activities_players (
  community_id text not null,
  activity_id  text not null,
  member_id    text not null,
  -- In the order in which they came, from 0, without a gap.
  seq          bigint not null check (seq >= 0),
  weight       bigint not null default 1 check (weight >= 0),
  mine         jsonb,
  score        bigint not null default 0,
  moves        int not null default 0 check (moves >= 0),
  -- The day of the last move that counted, and how many there were on it.
  day          date,
  day_moves    int not null default 0 check (day_moves >= 0),
  -- Points beside the cost that his moves have bound and that have not come back.
  charged      bigint not null default 0 check (charged >= 0),
  -- Under which he stands in the public list of entries; only he is told which is his.
  token        text not null,
  joined_at    timestamptz not null,
  moved_at     timestamptz not null,
  primary key (community_id, activity_id, member_id),
  foreign key (community_id, activity_id) references activities_activities (community_id, id)
) with (fillfactor = 70);
create unique index activities_players_seq on activities_players (community_id, activity_id, seq);
create index activities_players_rank on activities_players (community_id, activity_id, score desc, seq);
create index activities_players_mine on activities_players (community_id, member_id, moved_at desc);

create table activities_moves (
  community_id text not null,
  activity_id  text not null,
  -- From 1, in the order in which they were decided, without a gap.
  nth          bigint not null check (nth >= 1),
  -- mem_…, or opr_… of the desk.
  actor        text not null,
  move         text not null,
  -- The caller's Idempotency-Key: a repeat is answered with the first outcome.
  key          text not null check (length(key) between 1 and 255),
  is_public    boolean not null default false,
  input        jsonb not null,
  outcome      jsonb not null,
  -- Files that it brought.
  files        text[] not null default '{}',
  -- Points that it cost, and that were posted for it.
  cost         bigint not null default 0 check (cost >= 0),
  at           timestamptz not null,
  primary key (community_id, activity_id, nth),
  constraint activities_moves_once unique (community_id, activity_id, actor, key)
);
create index activities_moves_paid on activities_moves (community_id, activity_id, nth) where cost > 0;
create index activities_moves_feed on activities_moves (community_id, activity_id, move, nth desc) where is_public;

-- Members named to help with one activity.
create table activities_crew (
  community_id text not null,
  activity_id  text not null,
  member_id    text not null,
  -- e.g. jury, coach, referee, volunteer
  title        text not null check (length(title) between 1 and 40),
  primary key (community_id, activity_id, member_id),
  foreign key (community_id, activity_id) references activities_activities (community_id, id)
);

-- What was given. `cause`: `move:<nth>`, `tick:<nth>` or `settle`, and which of its awards.
create table activities_awards (
  community_id text not null,
  id           text not null,
  activity_id  text not null,
  member_id    text not null,
  reward       text not null,
  cause        text not null,
  units        bigint not null check (units >= 1),
  -- Of points and credit: how much in all; else 0.
  amount       bigint not null default 0 check (amount >= 0),
  -- Of the budget, in minor units.
  value        bigint not null default 0 check (value >= 0),
  -- due: owed and not yet in the member's hands · paid · owed: to be handed over by people · void: taken back with a cancelled activity
  state        text not null check (state in ('due', 'paid', 'owed', 'void', 'failed')),
  -- What it became: a transfer, a coupon, a holding.
  ref          text not null default '',
  why          text not null default '',
  at           timestamptz not null,
  settled_at   timestamptz,
  primary key (community_id, id),
  constraint activities_awards_once unique (community_id, activity_id, cause),
  foreign key (community_id, activity_id) references activities_activities (community_id, id)
);
create index activities_awards_of on activities_awards (community_id, activity_id, member_id);
create index activities_awards_due on activities_awards (community_id, activity_id, id) where state = 'due';
create index activities_awards_mine on activities_awards (community_id, member_id, at desc);

-- Files that were brought for a move, before and after it takes them.
create table activities_files (
  community_id text not null,
  file_id      text not null,
  activity_id  text not null,
  member_id    text not null,
  kind         text not null check (kind in ('picture', 'voice', 'document')),
  -- The move that shows it; null: uploaded and not yet used.
  nth          bigint,
  is_public    boolean not null default false,
  about        jsonb not null default '{}',
  at           timestamptz not null,
  primary key (community_id, file_id)
);
create index activities_files_of on activities_files (community_id, activity_id, nth);

-- The same activity again and again: every night at eight, every Friday, on the first of the month.
create table activities_series (
  community_id text not null,
  id           text not null,
  title        text not null check (length(title) between 1 and 80),
  -- An activity's draft without its times.
  draft        jsonb not null,
  -- A cron pattern in the community's time zone, and for how long each is open.
  pattern      text not null check (length(pattern) between 9 and 80),
  minutes      int not null check (minutes between 1 and 527040),
  starts_at    timestamptz not null,
  -- After so many, or from then on, no more; null: no end.
  times_max    int check (times_max >= 1),
  until        timestamptz,
  times        int not null default 0 check (times >= 0),
  next_at      timestamptz,
  state        text not null check (state in ('running', 'paused', 'ended')),
  -- Why it stands still though nobody paused it.
  why          text not null default '',
  made_at      timestamptz not null,
  made_by      text not null,
  primary key (community_id, id),
  check (times_max is null or times <= times_max)
);

-- Settling: once the entries are frozen, what their root stands for is not changed by anyone any more.
alter table activities_tables
  -- Put before what each keeps when it is hashed for the list, and never told: a ballot cannot be guessed and compared.
  add column entries_veil text,
  -- When its group heard the result.
  add column told_at timestamptz;

-- Looked at once a statement, not once a row: moves are written many at a time.
create function activities_entries_stand() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from changed c join activities_tables t on t.community_id = c.community_id and t.activity_id = c.activity_id
     where t.frozen_at is not null) then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    if not exists (
      select activity_id, seq, weight, token, score, mine from changed
      except
      select activity_id, seq, weight, token, score, mine from before_it) then
      return null;
    end if;
  end if;
  raise exception 'the entries of this activity are frozen' using errcode = 'check_violation', constraint = 'activities_entries_stand';
end $$;
create trigger activities_entries_join after insert on activities_players
  referencing new table as changed for each statement execute function activities_entries_stand();
create trigger activities_entries_change after update on activities_players
  referencing new table as changed old table as before_it for each statement execute function activities_entries_stand();
create trigger activities_entries_leave after delete on activities_players
  referencing old table as changed for each statement execute function activities_entries_stand();
