-- tiers: what they may. Plans with their terms, rounds with seats, holdings, and from these every entitlement.

create extension if not exists btree_gist;

-- What a holding lets its member do, by the name that groups, posts and offers ask for.
create domain tiers_right as text check (length(value) between 1 and 40);
create domain tiers_amount as bigint check (value between 0 and 9007199254740991);

create table tiers_plans (
  community_id text not null references communities_communities (id),
  id           text not null,
  key          text not null check (length(key) between 1 and 40),
  -- The terms that are sold now; earlier ones stay for those who bought them.
  version      int not null check (version >= 1),
  state        text not null check (state in ('open', 'closed')),
  made_at      timestamptz not null,
  primary key (community_id, id),
  constraint tiers_plans_key unique (community_id, key)
);

create table tiers_terms (
  community_id  text not null,
  plan_id       text not null,
  version       int not null check (version >= 1),
  name          text not null check (length(name) between 1 and 40),
  intro         text not null check (length(intro) <= 2000),
  -- Of two plans on one ladder the higher rank replaces the lower; ladders stand side by side.
  ladder        text not null check (length(ladder) between 1 and 40),
  rank          int not null check (rank between 0 and 1000),
  currency      text not null check (length(currency) = 3),
  dues          tiers_amount not null,
  credit        tiers_amount not null,
  -- Null: for life.
  months        int check (months between 1 and 240),
  earn_months   int not null check (earn_months between 1 and 240),
  -- Null: the credit never runs out.
  credit_months int check (credit_months between 1 and 240),
  rights        text[] not null check (cardinality(rights) <= 40),
  grace_days    int not null check (grace_days between 0 and 180),
  refund_days   int not null check (refund_days between 0 and 365),
  keeps_archive boolean not null,
  freezes_max   int not null check (freezes_max between 0 and 50),
  freeze_days   int not null check (freeze_days between 0 and 3650),
  -- A plan for associates: they live and end with a holding of this other plan, so many of them each.
  tied_to       text,
  tied_max      int not null check (tied_max between 0 and 20),
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (community_id, plan_id, version),
  foreign key (community_id, plan_id) references tiers_plans (community_id, id),
  foreign key (community_id, tied_to) references tiers_plans (community_id, id),
  check (months is null or earn_months = months),
  check ((tied_to is null) = (tied_max = 0)),
  check (tied_to is null or (dues = 0 and credit = 0 and tied_to <> plan_id)),
  check ((freezes_max = 0) = (freeze_days = 0))
);
alter table tiers_plans add foreign key (community_id, id, version) references tiers_terms (community_id, plan_id, version)
  deferrable initially deferred;

create table tiers_rounds (
  community_id  text not null,
  id            text not null,
  plan_id       text not null,
  name          text not null check (length(name) between 1 and 40),
  opens_at      timestamptz not null,
  closes_at     timestamptz not null,
  seats_max     int not null check (seats_max between 1 and 10000000),
  -- Taken for orders that are under way, and taken for good.
  seats_claimed int not null default 0 check (seats_claimed >= 0),
  seats_held    int not null default 0 check (seats_held >= 0),
  made_at       timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, plan_id) references tiers_plans (community_id, id),
  constraint tiers_rounds_seats check (seats_claimed + seats_held <= seats_max),
  check (opens_at < closes_at)
) with (fillfactor = 50);
create index tiers_rounds_plan on tiers_rounds (community_id, plan_id, opens_at);

create table tiers_holdings (
  community_id   text not null,
  id             text not null,
  member_id      text not null,
  plan_id        text not null,
  version        int not null,
  round_id       text,
  why            text not null check (why in ('bought', 'gift', 'complimentary', 'upgrade', 'renewal', 'tied')),
  -- The order that brought it, or what else did.
  cause          text not null check (length(cause) between 1 and 100),
  -- What the terms said when it was granted.
  rights         text[] not null,
  keeps_archive  boolean not null,
  since          timestamptz not null,
  -- What is printed, and until when it is honoured; null: for life. Frozen, both move when it thaws.
  until          timestamptz,
  honoured_until timestamptz,
  -- When it was told that its rights have begun; null: that is still to come.
  begun_at       timestamptz,
  state          text not null check (state in ('standing', 'frozen', 'ended', 'withdrawn', 'upgraded')),
  frozen_at      timestamptz,
  -- When it thaws by itself; null: when somebody says so.
  thaws_at       timestamptz,
  frozen_ms      bigint not null default 0 check (frozen_ms >= 0),
  freezes        int not null default 0 check (freezes >= 0),
  currency       text not null,
  -- What was paid for it and what was carried over from the holding that it replaced, and what became of both.
  paid           tiers_amount not null,
  carried        tiers_amount not null,
  dues           tiers_amount not null,
  credit         tiers_amount not null,
  credit_transfer_id text,
  earn_months    int not null check (earn_months between 1 and 240),
  starts_on      date not null,
  months_booked  int not null default 0 check (months_booked >= 0),
  -- When the next month of its dues begins; null when none is left, or its clock stands still.
  next_due_at    timestamptz,
  dues_returned  tiers_amount not null default 0,
  dues_moved     tiers_amount not null default 0,
  credit_returned tiers_amount not null default 0,
  granted_at     timestamptz not null,
  granted_by     text not null,
  ended_at       timestamptz,
  ended_why      text not null default '' check (length(ended_why) <= 200),
  upgraded_from  text,
  upgraded_to    text,
  tied_to        text,
  primary key (community_id, id),
  constraint tiers_holdings_once unique (community_id, cause),
  foreign key (community_id, plan_id, version) references tiers_terms (community_id, plan_id, version),
  foreign key (community_id, round_id) references tiers_rounds (community_id, id),
  foreign key (community_id, upgraded_from) references tiers_holdings (community_id, id),
  foreign key (community_id, tied_to) references tiers_holdings (community_id, id),
  check (until is null or until > since),
  check ((until is null) = (honoured_until is null) and (until is null or honoured_until >= until)),
  check ((state = 'frozen') = (frozen_at is not null)),
  check (thaws_at is null or thaws_at > frozen_at),
  check ((state in ('ended', 'withdrawn', 'upgraded')) = (ended_at is not null)),
  check ((why = 'tied') = (tied_to is not null)),
  foreign key (community_id, upgraded_to) references tiers_holdings (community_id, id),
  check ((why = 'upgrade') = (upgraded_from is not null)),
  check ((state = 'upgraded') = (upgraded_to is not null)),
  constraint tiers_holdings_parts check (paid + carried = dues + credit),
  constraint tiers_holdings_dues check (dues_returned + dues_moved <= dues and credit_returned <= credit),
  check (months_booked <= earn_months),
  check (next_due_at is null or state = 'standing'),
  constraint tiers_holdings_apart exclude using gist (
    community_id with =, member_id with =, plan_id with =, tstzrange(since, until) with &&)
    where (state in ('standing', 'frozen', 'ended')) deferrable initially immediate
) with (fillfactor = 80);
-- Asked whenever something is read that not everybody may read.
create index tiers_holdings_living on tiers_holdings (community_id, member_id) where state in ('standing', 'frozen');
create index tiers_holdings_member on tiers_holdings (community_id, member_id, id desc);
create index tiers_holdings_plan on tiers_holdings (community_id, plan_id, id desc);
create index tiers_holdings_round on tiers_holdings (community_id, round_id) where round_id is not null;
create index tiers_holdings_sources on tiers_holdings (community_id, upgraded_to) where upgraded_to is not null;
create index tiers_holdings_tied on tiers_holdings (community_id, tied_to) where tied_to is not null;
create index tiers_holdings_until on tiers_holdings (community_id, until) where until is not null;
create index tiers_holdings_due on tiers_holdings (next_due_at) where next_due_at is not null;
create index tiers_holdings_thaws on tiers_holdings (thaws_at) where thaws_at is not null;

-- The months of a holding whose dues are earned.
create table tiers_dues (
  community_id text not null,
  holding_id   text not null,
  month        int not null check (month between 0 and 239),
  amount       tiers_amount not null,
  due_at       timestamptz not null,
  booked_at    timestamptz not null,
  -- Null where a month earns less than the smallest coin.
  transfer_id  text,
  -- Given back after all, because the whole was refunded.
  undone_by    text,
  primary key (community_id, holding_id, month),
  foreign key (community_id, holding_id) references tiers_holdings (community_id, id),
  constraint tiers_dues_in_time check (due_at <= booked_at),
  check ((amount = 0) = (transfer_id is null)),
  check (undone_by is null or transfer_id is not null)
);

create table tiers_freezes (
  community_id text not null,
  holding_id   text not null,
  nth          int not null check (nth >= 1),
  frozen_at    timestamptz not null,
  frozen_by    text not null,
  reason       text not null default '' check (length(reason) <= 200),
  thawed_at    timestamptz,
  thawed_by    text,
  primary key (community_id, holding_id, nth),
  foreign key (community_id, holding_id) references tiers_holdings (community_id, id),
  check (thawed_at is null or thawed_at >= frozen_at)
);

create table tiers_reminders (
  community_id text not null,
  member_id    text not null,
  holding_id   text not null,
  days         int not null check (days in (30, 7, 1)),
  at           timestamptz not null,
  -- The message that told it; null: it stands in the member's list alone.
  message_id   text,
  primary key (community_id, holding_id, days),
  foreign key (community_id, holding_id) references tiers_holdings (community_id, id)
);
create index tiers_reminders_member on tiers_reminders (community_id, member_id, at desc);

-- The benefits book: what a plan promises, and for each holding what is due when.
create table tiers_benefits (
  community_id text not null,
  id           text not null,
  plan_id      text not null,
  title        text not null check (length(title) between 1 and 60),
  intro        text not null check (length(intro) <= 1000),
  due_rule     text not null check (due_rule in ('once', 'yearly', 'date')),
  -- once and yearly: so many days after the holding, or its year, begins.
  due_days     int not null check (due_days between 0 and 3650),
  due_on       date,
  cost         tiers_amount not null,
  owner_id     text,
  state        text not null default 'open' check (state in ('open', 'closed')),
  made_at      timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, plan_id) references tiers_plans (community_id, id),
  check ((due_rule = 'date') = (due_on is not null))
);
create index tiers_benefits_plan on tiers_benefits (community_id, plan_id);

create table tiers_obligations (
  community_id text not null,
  id           text not null,
  benefit_id   text not null,
  holding_id   text not null,
  member_id    text not null,
  due_on       date not null,
  cost         tiers_amount not null,
  -- void: its holding ended before it was due.
  state        text not null default 'due' check (state in ('due', 'done', 'undone', 'void')),
  settled_at   timestamptz,
  settled_by   text,
  note         text not null default '' check (length(note) <= 200),
  primary key (community_id, id),
  constraint tiers_obligations_once unique (community_id, holding_id, benefit_id, due_on) deferrable initially immediate,
  foreign key (community_id, benefit_id) references tiers_benefits (community_id, id),
  foreign key (community_id, holding_id) references tiers_holdings (community_id, id),
  check ((state = 'due') = (settled_at is null) and (settled_at is null) = (settled_by is null)),
  check (state <> 'undone' or note <> '')
);
create index tiers_obligations_open on tiers_obligations (community_id, due_on, id) where state = 'due';
create index tiers_obligations_benefit on tiers_obligations (community_id, benefit_id, due_on);

-- Published: who may what, from when until when. What is frozen lets nobody in before it thaws by itself.
create view tiers_entitled as
  select h.community_id, h.member_id, r.name as "right", h.id as holding_id,
         case when h.state = 'frozen' then greatest(h.since, h.thaws_at) else h.since end as since,
         case when h.state = 'frozen' then h.honoured_until + (h.thaws_at - h.frozen_at) else h.honoured_until end as until
    from tiers_holdings h cross join lateral unnest(h.rights) r (name)
   where h.state in ('standing', 'frozen') and (h.state = 'standing' or h.thaws_at is not null);
-- Published: whose rights were over at `until`, while he keeps what appeared before that.
create view tiers_archived as
  select h.community_id, h.member_id, r.name as "right",
         case when h.state = 'upgraded' then h.ended_at else h.honoured_until end as until
    from tiers_holdings h cross join lateral unnest(h.rights) r (name)
   where h.keeps_archive and h.state in ('standing', 'ended', 'upgraded') and (h.state = 'upgraded' or h.honoured_until is not null);
-- Published: the seats of the rounds, so that orders can be compared with what they have claimed.
create view tiers_round_seats as
  select community_id, id as round_id, plan_id, seats_max, seats_claimed, seats_held from tiers_rounds;
-- Published by the wallet: what each account holds, all its shards together.
create view wallet_balances as
  select community_id, code, sum(balance)::bigint as balance from wallet_accounts group by community_id, code;

-- A door that asks for a right, and posts for those who hold one.
alter table groups_admission
  drop constraint groups_admission_kind_check,
  add constraint groups_admission_kind_check check (kind in ('invite', 'password', 'application', 'tier')),
  add column for_right tiers_right,
  add constraint groups_admission_right check ((kind = 'tier') = (for_right is not null));
alter table content_posts add column for_right tiers_right;
create index content_posts_for_right on content_posts (community_id) where for_right is not null;
