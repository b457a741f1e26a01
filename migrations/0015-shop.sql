-- What they buy: things, their prices and stock, offers, and orders. Money is in whole minor units of the community's currency.

create domain shop_money as bigint check (value between 0 and 100000000000);

-- Counts the changes of what is for sale, so that a process knows when what it remembers of it is out of date.
create table shop_catalogues (
  community_id text not null,
  version      bigint not null default 1,
  primary key (community_id)
) with (fillfactor = 50);

create table shop_products (
  community_id text not null,
  id           text not null,
  kind         text not null check (kind in ('goods', 'tier', 'credit', 'voucher')),
  title        text not null check (length(title) between 1 and 80),
  intro        text not null default '' check (length(intro) <= 200),
  body         text not null default '' check (length(body) <= 20000),
  pictures     text[] not null default '{}' check (cardinality(pictures) <= 9),
  delivery     text not null check (delivery in ('parcel', 'pickup', 'none')),
  -- What a member must hold to buy it; null: everyone may.
  needs_right  text,
  state        text not null default 'draft' check (state in ('draft', 'on-sale', 'withdrawn')),
  position     int not null default 0,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  primary key (community_id, id),
  check ((kind = 'goods' and delivery <> 'none') or (kind = 'voucher' and delivery = 'pickup') or (kind in ('tier', 'credit') and delivery = 'none'))
);
-- Pictures that were made ready in two sizes, until a product shows them or nobody did.
create table shop_pictures (
  community_id  text not null,
  file_id       text not null,
  thumb_file_id text not null,
  width         int not null check (width > 0),
  height        int not null check (height > 0),
  colour        text not null check (length(colour) between 4 and 9),
  at            timestamptz not null,
  primary key (community_id, file_id)
);
create index shop_products_shown on shop_products (community_id, position, id) where state = 'on-sale';

create table shop_variants (
  community_id text not null,
  id           text not null,
  product_id   text not null,
  name         text not null check (length(name) between 0 and 60),
  price        shop_money not null,
  -- For a tier: the plan and the round in which it is sold. For credit: what is put on the member's account.
  plan_id      text,
  round_id     text,
  credit       shop_money,
  state        text not null default 'on-sale' check (state in ('on-sale', 'withdrawn')),
  position     int not null default 0,
  created_at   timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, product_id) references shop_products (community_id, id),
  check (round_id is null or plan_id is not null)
);
create index shop_variants_of on shop_variants (community_id, product_id, position, id);

-- Every price that was ever asked, so that nobody can make up what something used to cost.
create table shop_prices (
  community_id text not null,
  variant_id   text not null,
  since        timestamptz not null,
  price        shop_money not null,
  by           text not null,
  primary key (community_id, variant_id, since),
  foreign key (community_id, variant_id) references shop_variants (community_id, id)
);

-- What there is a limited number of: goods on the shelf, or the part of them that an offer may sell. What is reserved for orders
-- that wait for their payment is still on hand.
create table shop_stocks (
  community_id text not null,
  id           text not null,
  kind         text not null check (kind in ('goods', 'quota')),
  name         text not null check (length(name) between 1 and 80),
  code         text not null default '' check (length(code) <= 40),
  on_hand      int not null default 0,
  reserved     int not null default 0,
  created_at   timestamptz not null,
  primary key (community_id, id),
  constraint shop_stocks_never_oversold check (reserved >= 0 and reserved <= on_hand)
) with (fillfactor = 50);

-- Why a stock is what it is: its movements sum to what is on hand.
create table shop_movements (
  community_id text not null,
  id           text not null,
  stock_id     text not null,
  units        int not null check (units <> 0),
  why          text not null check (why in ('opening', 'restocked', 'corrected', 'sold', 'returned')),
  order_id     text,
  note         text not null default '' check (length(note) <= 200),
  by           text not null,
  at           timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, stock_id) references shop_stocks (community_id, id),
  check ((why in ('sold', 'returned')) = (order_id is not null))
);
create index shop_movements_of on shop_movements (community_id, stock_id, id);
-- An order takes its goods from a shelf once.
create unique index shop_movements_sold on shop_movements (community_id, order_id, stock_id) where why = 'sold';

-- What one piece of a variant takes from the shelves; nothing when there is no end of it.
create table shop_contents (
  community_id text not null,
  variant_id   text not null,
  stock_id     text not null,
  units        int not null check (units between 1 and 1000),
  primary key (community_id, variant_id, stock_id),
  foreign key (community_id, variant_id) references shop_variants (community_id, id),
  foreign key (community_id, stock_id) references shop_stocks (community_id, id)
);

-- A right to buy at a price until a time.
create table shop_offers (
  community_id   text not null,
  id             text not null,
  kind           text not null check (kind in ('price', 'flash', 'bundle', 'upgrade', 'deal')),
  title          text not null check (length(title) between 1 and 80),
  opens_at       timestamptz not null,
  closes_at      timestamptz not null,
  needs_right    text,
  per_member_max int check (per_member_max between 1 and 10000),
  -- How long an order made by it waits for its payment.
  pay_minutes    int not null default 15 check (pay_minutes between 1 and 43200),
  -- Who made it, when it was not an operator by hand: a deal.
  made_for       text,
  state          text not null default 'draft' check (state in ('draft', 'open', 'ended')),
  created_at     timestamptz not null,
  -- When its opening was told: from then on its items carry the price that may be struck out beside theirs.
  opened_at      timestamptz,
  ended_at       timestamptz,
  primary key (community_id, id),
  check (closes_at > opens_at),
  check (ended_at is null or state = 'ended')
);
create index shop_offers_open on shop_offers (community_id, closes_at) where state = 'open';

create table shop_offer_items (
  community_id   text not null,
  offer_id       text not null,
  variant_id     text not null,
  price          shop_money not null,
  -- The part of the stock that this offer may sell; null: as long as there is any.
  quota_stock_id text,
  -- Upgrade: the smaller one beside which it is shown.
  from_variant_id text,
  -- The lowest deal of the days before it opened, reckoned when it did; null: none may be shown.
  strike         shop_money,
  primary key (community_id, offer_id, variant_id),
  foreign key (community_id, offer_id) references shop_offers (community_id, id),
  foreign key (community_id, variant_id) references shop_variants (community_id, id),
  foreign key (community_id, quota_stock_id) references shop_stocks (community_id, id)
);
create index shop_offer_items_of on shop_offer_items (community_id, variant_id);

-- How many a member has bought, or reserved, by an offer that limits it.
create table shop_takers (
  community_id text not null,
  offer_id     text not null,
  member_id    text not null,
  units        int not null,
  units_max    int not null,
  primary key (community_id, offer_id, member_id),
  constraint shop_takers_limit check (units between 0 and units_max)
) with (fillfactor = 80);

-- An order carries its reservation: as long as it waits for its payment, `units` of `stocks` are reserved for it.
create table shop_orders (
  community_id text not null,
  id           text not null,
  member_id    text not null,
  -- Chosen by the buyer's device: the same purchase asked twice is one order.
  key          text not null check (length(key) between 8 and 255),
  wish_hash    text not null,
  state        text not null check (state in ('created', 'awaiting', 'paid', 'packed', 'sent', 'received', 'redeemed', 'refunded', 'closed', 'suspense')),
  currency     text not null,
  goods        shop_money not null,
  discount     shop_money not null default 0,
  postage      shop_money not null default 0,
  -- Of it, what the member's credit pays, and what points pay.
  credit       shop_money not null default 0,
  points       bigint not null default 0 check (points >= 0),
  points_worth shop_money not null default 0,
  payable      shop_money not null,
  paid         shop_money not null default 0,
  refunded     shop_money not null default 0,
  stocks       text[] not null default '{}',
  units        int[] not null default '{}',
  delivery     text not null check (delivery in ('parcel', 'pickup', 'none')),
  address      jsonb,
  note         text not null default '' check (length(note) <= 200),
  -- It is paid, but must not be handed over before that is decided: a deal that is not formed yet.
  waits_for    text,
  placed_at    timestamptz not null,
  pay_until    timestamptz not null,
  paid_at      timestamptz,
  done_at      timestamptz,
  closed_at    timestamptz,
  closed_why   text check (closed_why in ('unpaid', 'cancelled', 'withdrawn')),
  primary key (community_id, id),
  -- Also the way to a member's orders, who has not many. It begins with the member so that what looks for a key has one index to
  -- choose from: a plan made while the table was empty would otherwise take any that begins with the community.
  constraint shop_orders_once unique (member_id, key, community_id),
  constraint shop_orders_sum check (goods - discount + postage - credit - points_worth = payable),
  constraint shop_orders_refunds check (refunded <= paid + credit),
  constraint shop_orders_paid check (paid = 0 or paid = payable or state = 'suspense'),
  constraint shop_orders_closed check ((state = 'closed') = (closed_at is not null)),
  check (cardinality(stocks) = cardinality(units))
) with (fillfactor = 80);
create index shop_orders_due on shop_orders (community_id, pay_until) where state in ('created', 'awaiting');
create index shop_orders_to_do on shop_orders (community_id, state, id) where state in ('paid', 'packed', 'suspense');

-- Written by the statement that writes the order; a foreign key would look each of them up once more and lock it.
create table shop_lines (
  community_id text not null,
  order_id     text not null,
  line         smallint not null check (line between 1 and 100),
  variant_id   text not null,
  offer_id     text,
  -- As it was called when it was bought.
  title        text not null,
  units        int not null check (units between 1 and 10000),
  price        shop_money not null,
  discount     shop_money not null default 0,
  amount       shop_money not null,
  at           timestamptz not null,
  primary key (community_id, order_id, line),
  constraint shop_lines_sum check (units * price - discount = amount)
);
create index shop_lines_sold on shop_lines (community_id, variant_id, at);

-- What a line that is a tier was quoted by, and the seat that is claimed for it until it is paid or closed.
create table shop_tier_lines (
  community_id text not null,
  order_id     text not null,
  line         smallint not null,
  plan_id      text not null,
  version      int not null,
  round_id     text,
  upgrade_from text,
  primary key (community_id, order_id, line),
  foreign key (community_id, order_id) references shop_orders (community_id, id)
);

-- Every step an order made, and who made it; the placing is in the order itself.
create table shop_steps (
  community_id text not null,
  order_id     text not null,
  id           text not null,
  from_state   text not null,
  to_state     text not null,
  by           text not null,
  note         text not null default '' check (length(note) <= 200),
  at           timestamptz not null,
  primary key (community_id, order_id, id)
);

create table shop_refunds (
  community_id text not null,
  id           text not null,
  order_id     text not null,
  key          text not null check (length(key) between 1 and 255),
  -- What goes back to where it came from: money through the provider, credit to the member's account.
  money        shop_money not null,
  credit       shop_money not null default 0,
  -- Whether the goods came back to the shelf with it.
  restocked    boolean not null default false,
  reason       text not null check (length(reason) between 1 and 200),
  state        text not null check (state in ('asked', 'paid-out', 'failed')),
  asked_by     text not null,
  asked_at     timestamptz not null,
  ended_at     timestamptz,
  primary key (community_id, id),
  unique (community_id, key),
  foreign key (community_id, order_id) references shop_orders (community_id, id),
  check (money + credit > 0),
  check ((state = 'asked') = (ended_at is null))
);
create index shop_refunds_of on shop_refunds (community_id, order_id);


-- Published by the wallet: the lines of its transfers, for rooms that look whether what they did stands in the ledger.
create view wallet_lines as
  select community_id, id, line, key, kind, debit, credit, amount, cause, reverses from wallet_transfers;
