-- What was bought reaches its people: parcels, dispatch lists, tracking numbers, pick-up codes, gifts, postage and receipts.

alter table shop_orders add column sent_at timestamptz;
-- What of it ran out before it was redeemed, and is not given back.
alter table shop_orders add column expired shop_money not null default 0;
create index shop_orders_on_the_way on shop_orders (community_id, sent_at) where state = 'sent';

-- When a voucher may be redeemed, and what becomes of its price afterwards.
alter table shop_products add column valid_from timestamptz;
alter table shop_products add column valid_until timestamptz;
alter table shop_products add column on_expiry text not null default 'breakage' check (on_expiry in ('breakage', 'refund'));
alter table shop_products add constraint shop_products_validity check (valid_from is null or valid_until is null or valid_from < valid_until);
create index shop_products_run_out on shop_products (community_id, valid_until) where valid_until is not null;

-- regions: [{ prefix, amount }]; the longest prefix of the region of an address counts.
create table shop_postages (
  community_id text not null,
  flat         shop_money not null default 0,
  free_from    shop_money,
  regions      jsonb not null default '[]',
  changed_at   timestamptz not null,
  primary key (community_id)
);

-- A friend is asked to pay: whoever holds the token may. Kept as a hash to find it by, and sealed to show it to the buyer again.
create table shop_pay_links (
  community_id text not null,
  order_id     text not null,
  token_hash   bytea not null,
  sealed       bytea not null,
  -- The friend, when he is a member.
  payer_id     text,
  made_at      timestamptz not null,
  primary key (community_id, order_id),
  unique (community_id, token_hash),
  foreign key (community_id, order_id) references shop_orders (community_id, id)
);

-- An order whose pieces others claim. `shares` of `pieces` each.
create table shop_gifts (
  community_id   text not null,
  order_id       text not null,
  giver_id       text not null,
  token_hash     bytea not null,
  sealed         bytea not null,
  words          text not null default '' check (length(words) <= 500),
  pieces         int not null check (pieces between 1 and 1000),
  shares         int not null check (shares between 1 and 10000),
  claimed        int not null default 0,
  per_person_max int not null default 1 check (per_person_max between 1 and 100),
  days           int not null check (days between 3 and 30),
  ends_at        timestamptz not null,
  reminded_at    timestamptz,
  ended_at       timestamptz,
  refund_id      text,
  made_at        timestamptz not null,
  primary key (community_id, order_id),
  unique (community_id, token_hash),
  foreign key (community_id, order_id) references shop_orders (community_id, id),
  constraint shop_gifts_never_overclaimed check (claimed between 0 and shares)
);
create index shop_gifts_given on shop_gifts (community_id, giver_id, order_id);

-- One share of a gift, taken by one receiver: a shipment of its own.
create table shop_claims (
  community_id text not null,
  id           text not null,
  order_id     text not null,
  member_id    text not null,
  -- The how many-eth of this member.
  nth          int not null check (nth >= 1),
  address      jsonb,
  state        text not null check (state in ('claimed', 'packed', 'sent', 'received', 'redeemed', 'expired')),
  claimed_at   timestamptz not null,
  sent_at      timestamptz,
  done_at      timestamptz,
  primary key (community_id, id),
  unique (community_id, order_id, member_id, nth),
  foreign key (community_id, order_id) references shop_gifts (community_id, order_id)
);
create index shop_claims_to_do on shop_claims (community_id, state, id) where state in ('claimed', 'packed', 'sent');
create index shop_claims_received on shop_claims (community_id, member_id, id);

-- No foreign keys from here to the order: they come by the hundred thousand, in transactions that hold their orders locked.
create table shop_parcels (
  community_id text not null,
  id           text not null,
  order_id     text not null,
  claim_id     text,
  -- '' while it is not known by what it goes.
  carrier      text not null default '' check (length(carrier) <= 40),
  number       text not null default '' check (length(number) <= 40),
  import_id    text,
  by           text not null,
  sent_at      timestamptz not null,
  changed_at   timestamptz,
  primary key (community_id, id)
);
create index shop_parcels_of on shop_parcels (community_id, order_id);
create unique index shop_parcels_once on shop_parcels (community_id, order_id, coalesce(claim_id, ''), number) where number <> '';

-- What is in a parcel; a parcel without lines is a further piece of luggage of the same shipment.
create table shop_parcel_lines (
  community_id text not null,
  parcel_id    text not null,
  order_id     text not null,
  line         smallint not null,
  units        int not null check (units > 0),
  primary key (community_id, parcel_id, line)
);
create index shop_parcel_lines_of on shop_parcel_lines (community_id, order_id);

-- A key of each community's own, sealed: codes of eight digits must not be guessed from a copy of their hashes.
create table shop_peppers (
  community_id text not null,
  sealed       bytea not null,
  primary key (community_id)
);

-- What is fetched in person, by a code of eight digits.
create table shop_pickups (
  community_id text not null,
  id           text not null,
  order_id     text not null,
  claim_id     text,
  member_id    text not null,
  code_hash    bytea not null,
  code_sealed  bytea not null,
  state        text not null default 'open' check (state in ('open', 'redeemed', 'expired')),
  made_at      timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, order_id) references shop_orders (community_id, id)
);
create unique index shop_pickups_of on shop_pickups (community_id, order_id, coalesce(claim_id, ''));
create unique index shop_pickups_codes on shop_pickups (community_id, code_hash) where state = 'open';
create index shop_pickups_mine on shop_pickups (community_id, member_id, id) where state = 'open';

create table shop_pickup_lines (
  community_id text not null,
  pickup_id    text not null,
  line         smallint not null,
  units        int not null check (units > 0),
  redeemed     int not null default 0,
  expired      int not null default 0,
  primary key (community_id, pickup_id, line),
  foreign key (community_id, pickup_id) references shop_pickups (community_id, id),
  constraint shop_pickup_lines_never_twice check (redeemed >= 0 and expired >= 0 and redeemed + expired <= units)
);

-- Every handing over at the till.
create table shop_redemptions (
  community_id text not null,
  id           text not null,
  pickup_id    text not null,
  order_id     text not null,
  lines        int[] not null,
  units        int[] not null,
  place        text not null default '' check (length(place) <= 60),
  note         text not null default '' check (length(note) <= 200),
  by           text not null,
  at           timestamptz not null,
  undone_at    timestamptz,
  undone_by    text,
  undone_note  text check (length(undone_note) between 1 and 200),
  primary key (community_id, id),
  foreign key (community_id, pickup_id) references shop_pickups (community_id, id),
  check (cardinality(lines) = cardinality(units) and cardinality(lines) > 0),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_note is null))
);
create index shop_redemptions_of on shop_redemptions (community_id, pickup_id);

-- Codes that nobody holds, tried at a till.
create table shop_till_misses (
  community_id text not null,
  by           text not null,
  at           timestamptz not null
);
create index shop_till_misses_of on shop_till_misses (community_id, by, at);

-- A dispatch list: what was to be sent when it was made. `done` is how far the packing, or the taking back, has come.
create table shop_dispatches (
  community_id text not null,
  id           text not null,
  state        text not null check (state in ('ready', 'packing', 'packed', 'undoing', 'undone')),
  filter       jsonb not null,
  parcels      int not null,
  done         int not null default 0,
  packed       int not null default 0,
  kept         int not null default 0,
  attempt      int not null default 0,
  created_at   timestamptz not null,
  created_by   text not null,
  ended_at     timestamptz,
  primary key (community_id, id)
);
create table shop_dispatch_items (
  community_id  text not null,
  dispatch_id      text not null,
  number        int not null,
  -- The order, or the claim of a gift.
  ref           text not null,
  order_id      text not null,
  -- When it was packed by this list, and nobody had packed it before.
  packed_at     timestamptz,
  taken_back_at timestamptz,
  primary key (community_id, dispatch_id, number)
);
-- Nothing stands on two lists.
create unique index shop_dispatch_items_once on shop_dispatch_items (community_id, ref) where taken_back_at is null;

-- Tracking numbers from a file. `looked` and `done` are how far the looking and the sending are, in rows from the first.
create table shop_tracking_imports (
  community_id text not null,
  id           text not null,
  state        text not null check (state in ('uploaded', 'ready', 'running', 'paused', 'done', 'cancelled', 'failed')),
  file_id      text not null,
  file_name    text not null,
  bytes        bigint not null,
  headers      text[] not null,
  plan         jsonb not null,
  attempt      int not null default 0,
  rows         int,
  looked       int not null default 0,
  done         int not null default 0,
  sent         int not null default 0,
  known        int not null default 0,
  rejected     int not null default 0,
  trouble      text not null default '',
  created_at   timestamptz not null,
  created_by   text not null,
  started_at   timestamptz,
  ended_at     timestamptz,
  primary key (community_id, id),
  check (sent + known + rejected = done),
  check (state <> 'done' or done = rows)
);
create table shop_tracking_rows (
  community_id text not null,
  import_id    text not null,
  number       int not null,
  line         int not null,
  ref          text not null,
  carrier      text not null,
  tracking     text not null,
  -- What is wrong with it, as it was looked through or run.
  problem      text,
  outcome      text check (outcome in ('sent', 'known', 'rejected')),
  primary key (community_id, import_id, number)
);
create index shop_tracking_rows_problems on shop_tracking_rows (community_id, import_id, number) where problem is not null;

-- Numbers without gaps, by the year in which they were issued.
create table shop_receipt_years (
  community_id text not null,
  year         int not null,
  last         int not null,
  primary key (community_id, year)
);
create table shop_receipts (
  community_id text not null,
  order_id     text not null,
  year         int not null,
  number       int not null check (number >= 1),
  issued_at    timestamptz not null,
  primary key (community_id, order_id),
  unique (community_id, year, number),
  foreign key (community_id, order_id) references shop_orders (community_id, id)
);
