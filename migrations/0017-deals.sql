-- What they buy together: group-buys, stepped prices, pre-sales, crowdfunding, auctions, draws and sponsored meals. Money moves by
-- orders of the shop; here stands who takes part in what, by which published rules, and how it was decided.

create table deals_deals (
  community_id  text not null,
  id            text not null,
  kind          text not null check (kind in ('team-buy', 'stepped', 'pre-sale', 'crowdfunding', 'auction', 'draw', 'meal')),
  title         text not null check (length(title) between 1 and 80),
  intro         text not null default '' check (length(intro) <= 2000),
  -- What is sold; of crowdfunding the first reward.
  variant_id    text not null,
  -- What a member must hold to take part; null: everyone may.
  needs_right   text,
  opens_at      timestamptz not null,
  closes_at     timestamptz not null,
  -- What belongs to this kind alone; see the contract.
  terms         jsonb not null,
  state         text not null check (state in ('draft', 'open', 'deciding', 'settling', 'failing', 'cancelling', 'succeeded', 'failed', 'cancelled')),
  -- Of the rules that were published; 0 before.
  version       int not null default 0 check (version >= 0),
  -- The offers of the shop by which its orders are placed.
  offer_id      text,
  rest_offer_id text,
  -- What came out: the final price, what was raised.
  outcome       jsonb,
  end_note      text not null default '' check (length(end_note) <= 200),
  made_at       timestamptz not null,
  made_by       text not null,
  published_at  timestamptz,
  ended_at      timestamptz,
  primary key (community_id, id),
  check (opens_at < closes_at),
  check ((published_at is null) = (version = 0)),
  check ((state in ('succeeded', 'failed', 'cancelled')) = (ended_at is not null))
) with (fillfactor = 80);
create index deals_deals_shown on deals_deals (community_id, closes_at, id) where state <> 'draft';

-- The rules as they were published, word for word; a later version is never worse for those who take part.
create table deals_rules (
  community_id text not null,
  deal_id      text not null,
  version      int not null check (version >= 1),
  hash         text not null check (length(hash) = 64),
  text         text not null,
  at           timestamptz not null,
  by           text not null,
  primary key (community_id, deal_id, version),
  foreign key (community_id, deal_id) references deals_deals (community_id, id)
);

create table deals_teams (
  community_id text not null,
  id           text not null,
  deal_id      text not null,
  leader_id    text not null,
  size         int not null check (size between 2 and 200),
  -- Seats of orders that wait for their payment, and of paid ones.
  held         int not null default 0 check (held >= 0),
  paid         int not null default 0 check (paid >= 0),
  state        text not null check (state in ('open', 'formed', 'unformed')),
  opened_at    timestamptz not null,
  closes_at    timestamptz not null,
  ended_at     timestamptz,
  primary key (community_id, id),
  foreign key (community_id, deal_id) references deals_deals (community_id, id),
  constraint deals_teams_seats check (held + paid <= size),
  constraint deals_teams_formed check (state <> 'formed' or paid = size),
  check ((state = 'open') = (ended_at is null))
) with (fillfactor = 70);
create index deals_teams_open on deals_teams (community_id, deal_id, opened_at desc) where state = 'open';

-- Taking part with an order.
create table deals_parts (
  community_id text not null,
  id           text not null,
  deal_id      text not null,
  team_id      text,
  member_id    text not null,
  -- Chosen by the member's device: asked twice it is one part.
  key          text not null check (length(key) between 8 and 255),
  order_id     text not null,
  variant_id   text not null,
  units        int not null check (units between 1 and 10000),
  price        bigint not null check (price >= 0),
  -- The part whose rest this one pays.
  rest_of      text,
  -- What is paid from this moment on is too late.
  until        timestamptz not null,
  state        text not null check (state in ('held', 'paid', 'granted', 'kept', 'returned', 'lapsed')),
  at           timestamptz not null,
  paid_at      timestamptz,
  ended_at     timestamptz,
  -- What went back, and by which refund; null with an amount of 0: there was nothing to pay back.
  returned     bigint not null default 0 check (returned >= 0 and returned <= units * price),
  refund_id    text,
  why          text not null default '' check (length(why) <= 40),
  primary key (community_id, id),
  constraint deals_parts_key unique (community_id, member_id, key),
  constraint deals_parts_order unique (community_id, order_id),
  foreign key (community_id, deal_id) references deals_deals (community_id, id),
  foreign key (community_id, team_id) references deals_teams (community_id, id),
  foreign key (community_id, rest_of) references deals_parts (community_id, id),
  check ((state in ('held', 'lapsed')) = (paid_at is null)),
  check (state <> 'paid' or ended_at is null)
) with (fillfactor = 70);
create index deals_parts_of on deals_parts (community_id, deal_id, state, id);
create index deals_parts_member on deals_parts (community_id, member_id, id desc);
create unique index deals_parts_one_seat on deals_parts (community_id, team_id, member_id) where team_id is not null and state in ('held', 'paid', 'granted');
create unique index deals_parts_one_rest on deals_parts (community_id, rest_of) where rest_of is not null and state in ('held', 'paid', 'granted');

-- An auction as it stands: the highest bid, and when it ends.
create table deals_lots (
  community_id  text not null,
  deal_id       text not null,
  ends_at       timestamptz not null,
  top_amount    bigint,
  top_member_id text,
  bids          int not null default 0 check (bids >= 0),
  -- Since then no bid counts, whenever it was sent.
  closed_at     timestamptz,
  primary key (community_id, deal_id),
  foreign key (community_id, deal_id) references deals_deals (community_id, id),
  check ((bids = 0) = (top_amount is null) and (top_amount is null) = (top_member_id is null))
) with (fillfactor = 50);
create table deals_bids (
  community_id text not null,
  deal_id      text not null,
  seq          int not null check (seq >= 1),
  member_id    text not null,
  amount       bigint not null check (amount > 0),
  at           timestamptz not null,
  primary key (community_id, deal_id, seq),
  foreign key (community_id, deal_id) references deals_lots (community_id, deal_id)
);
create table deals_deposits (
  community_id text not null,
  deal_id      text not null,
  member_id    text not null,
  hold_id      text not null,
  amount       bigint not null check (amount > 0),
  at           timestamptz not null,
  returned_at  timestamptz,
  primary key (community_id, deal_id, member_id),
  foreign key (community_id, deal_id) references deals_deals (community_id, id)
);

-- A draw: its commitment is published before anyone applies, its seed when it is drawn.
create table deals_draws (
  community_id text not null,
  deal_id      text not null,
  seed         text not null check (length(seed) = 64),
  commitment   text not null check (commitment = encode(sha256(convert_to(seed, 'UTF8')), 'hex')),
  frozen_at    timestamptz,
  entries      int check (entries >= 0),
  entries_hash text check (length(entries_hash) = 64),
  primary key (community_id, deal_id),
  foreign key (community_id, deal_id) references deals_deals (community_id, id),
  check ((frozen_at is null) = (entries is null) and (entries is null) = (entries_hash is null))
);
create function deals_draw_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.frozen_at is not null or new.seed <> old.seed or new.commitment <> old.commitment then
    raise exception 'a draw is written once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger deals_draws_stand before update or delete on deals_draws for each row execute function deals_draw_stands();

create table deals_entries (
  community_id text not null,
  id           text not null,
  deal_id      text not null,
  member_id    text not null,
  sentence     text not null default '' check (length(sentence) <= 200),
  at           timestamptz not null,
  -- The place in the order that was drawn, or in which operators chose; null: not drawn, not chosen.
  rank         int check (rank >= 1),
  primary key (community_id, id),
  constraint deals_entries_once unique (community_id, deal_id, member_id),
  constraint deals_entries_rank unique (community_id, deal_id, rank),
  foreign key (community_id, deal_id) references deals_deals (community_id, id)
);
create index deals_entries_of on deals_entries (community_id, deal_id, id);

-- Somebody's turn to buy what was won: until a time, and then the next one's.
create table deals_turns (
  community_id text not null,
  deal_id      text not null,
  member_id    text not null,
  rank         int not null check (rank >= 1),
  price        bigint not null check (price >= 0),
  offer_id     text not null,
  opened_at    timestamptz not null,
  until        timestamptz not null,
  state        text not null check (state in ('open', 'taken', 'lapsed', 'declined')),
  ended_at     timestamptz,
  primary key (community_id, deal_id, member_id),
  unique (community_id, deal_id, rank),
  foreign key (community_id, deal_id) references deals_deals (community_id, id),
  check ((state = 'open') = (ended_at is null))
);
create index deals_turns_member on deals_turns (community_id, member_id);

-- What the maker tells the backers on the way.
create table deals_updates (
  community_id text not null,
  id           text not null,
  deal_id      text not null,
  text         text not null check (length(text) between 1 and 5000),
  by           text not null,
  at           timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, deal_id) references deals_deals (community_id, id)
);
create index deals_updates_of on deals_updates (community_id, deal_id, id desc);

-- How the meal was: asked of those who were there.
create table deals_reports (
  community_id text not null,
  deal_id      text not null,
  member_id    text not null,
  text         text not null check (length(text) between 1 and 1000),
  at           timestamptz not null,
  primary key (community_id, deal_id, member_id),
  foreign key (community_id, deal_id) references deals_deals (community_id, id)
);

-- Published by the shop: where orders and refunds stand.
create view shop_order_states as
  select community_id, id as order_id, member_id, state, paid_at, paid, credit, refunded, waits_for, done_at from shop_orders;
create view shop_refund_states as
  select community_id, id as refund_id, order_id, money, credit, state, asked_at, ended_at from shop_refunds;
