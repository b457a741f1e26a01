-- Coupons: batches of them that are given out in portions by the clock, and those that members hold.

create table shop_batches (
  community_id   text not null,
  id             text not null,
  kind           text not null check (kind in ('fixed', 'percentage', 'exchange')),
  title          text not null check (length(title) between 1 and 80),
  terms          text not null default '' check (length(terms) <= 1000),
  -- Who stands behind it, when it is not the community itself.
  partner        text not null default '' check (length(partner) <= 40),
  -- fixed: so much off; percentage: so many of a hundred off, never more than off_max; both from a threshold on.
  amount_off     shop_money check (amount_off > 0),
  percent_off    int check (percent_off between 1 and 99),
  off_max        shop_money check (off_max > 0),
  threshold      shop_money not null default 0,
  -- exchange: one piece of this for nothing.
  variant_id     text,
  -- What it counts for; empty: all goods and vouchers.
  products       text[] not null default '{}' check (cardinality(products) <= 200),
  -- Whether it also counts for what is bought in a flash sale.
  with_flash     boolean not null,
  -- open: whoever comes takes one; word: whoever knows the word; given: by operators alone.
  way            text not null check (way in ('open', 'word', 'given')),
  -- Folded: however it is written, wide or narrow, large or small.
  word           text check (length(word) between 2 and 40),
  needs_right    text check (length(needs_right) between 1 and 40),
  points         bigint not null default 0 check (points between 0 and 1000000000),
  per_member_max int not null check (per_member_max between 1 and 1000),
  takes_from     timestamptz not null,
  takes_until    timestamptz not null,
  uses_from      timestamptz not null,
  uses_until     timestamptz not null,
  -- So many days after it was taken, if that is earlier than uses_until.
  use_days       int check (use_days between 1 and 3650),
  state          text not null check (state in ('draft', 'open', 'withdrawn')),
  created_at     timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, variant_id) references shop_variants (community_id, id),
  check (takes_until > takes_from),
  check (uses_until > uses_from),
  check ((kind = 'fixed') = (amount_off is not null)),
  check ((kind = 'percentage') = (percent_off is not null)),
  check (kind = 'percentage' or off_max is null),
  check ((kind = 'exchange') = (variant_id is not null)),
  check ((way = 'word') = (word is not null))
);
create unique index shop_batches_word on shop_batches (community_id, word) where state = 'open';

-- So many more from this moment on.
create table shop_releases (
  community_id text not null,
  batch_id     text not null,
  at           timestamptz not null,
  units        int not null check (units between 1 and 10000000),
  primary key (community_id, batch_id, at),
  foreign key (community_id, batch_id) references shop_batches (community_id, id)
);

-- How many of a batch were taken; whoever takes one holds this row until it is written.
create table shop_batch_counts (
  community_id text not null,
  batch_id     text not null,
  taken        int not null default 0,
  total        int not null,
  primary key (community_id, batch_id),
  foreign key (community_id, batch_id) references shop_batches (community_id, id),
  constraint shop_batch_counts_total check (taken between 0 and total)
) with (fillfactor = 50);

create table shop_coupons (
  community_id text not null,
  id           text not null,
  batch_id     text not null,
  member_id    text not null,
  -- The how manieth of this batch that this member has.
  number       int not null,
  number_max   int not null,
  -- Chosen by the taker's device: taken twice with the same key it is one coupon.
  key          text not null check (length(key) between 1 and 255),
  state        text not null check (state in ('held', 'reserved', 'used', 'withdrawn')),
  given_by     text,
  -- What it cost, and the transfer that took it.
  points       bigint not null default 0,
  transfer_id  text,
  taken_at     timestamptz not null,
  usable_from  timestamptz not null,
  usable_until timestamptz not null,
  -- The order that it is used for, and what it takes off there.
  order_id     text,
  amount_off   shop_money,
  reserved_at  timestamptz,
  used_at      timestamptz,
  primary key (community_id, id),
  constraint shop_coupons_limit check (number between 1 and number_max),
  constraint shop_coupons_numbered unique (community_id, batch_id, member_id, number),
  constraint shop_coupons_once unique (community_id, member_id, key),
  check ((state in ('reserved', 'used')) = (order_id is not null)),
  check ((order_id is null) = (amount_off is null)),
  check ((state = 'used') = (used_at is not null))
) with (fillfactor = 80);
create index shop_coupons_of_order on shop_coupons (community_id, order_id) where order_id is not null;
