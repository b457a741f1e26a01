-- How an order's money comes in and goes back. Amounts are whole minor units of ISO 4217.

create domain payments_provider as text check (value in ('sandbox', 'wechat', 'alipay', 'stripe'));
create domain payments_money as bigint check (value between 0 and 9007199254740991);

-- One account with each provider. What is no secret stands in `settings`: numbers of merchant, application and seller, public keys.
create table payments_accounts (
  community_id text not null,
  provider     payments_provider not null,
  currency     text not null check (length(currency) = 3),
  base_url     text,
  settings     jsonb not null default '{}',
  turned_on_at timestamptz,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  primary key (community_id, provider)
);
create table payments_secrets (
  community_id text not null,
  provider     payments_provider not null,
  name         text not null,
  sealed       bytea not null,
  tail         text not null,
  set_at       timestamptz not null,
  set_by       text not null,
  primary key (community_id, provider, name),
  foreign key (community_id, provider) references payments_accounts (community_id, provider)
);

-- An attempt to pay an order. Its number is ours, and the same for ever; what a repeat has to say again is kept with it.
create table payments_payments (
  community_id   text not null,
  id             text not null,
  order_id       text not null,
  -- Whose order it is, and who pays.
  member_id      text not null,
  begun_by       text not null,
  -- Chosen by the payer's device: asked again with it, it is the same attempt.
  key            text not null check (length(key) between 8 and 255),
  provider       payments_provider not null,
  way            text not null check (way in ('page', 'jsapi', 'native', 'h5', 'app')),
  payer          jsonb not null default '{}',
  title          text not null,
  amount         payments_money not null check (amount > 0),
  currency       text not null check (length(currency) = 3),
  -- Who is to be paid, and through which application.
  payee          text not null,
  app            text not null,
  ref            text,
  next           jsonb,
  state          text not null check (state in ('begun', 'awaiting', 'paid', 'closed', 'suspense')),
  begun_at       timestamptz not null,
  expires_at     timestamptz not null,
  -- When the provider is asked again what became of it; from `close_at` on it is closed there.
  look_at        timestamptz not null,
  close_at       timestamptz not null,
  looks          int not null default 0,
  ended_at       timestamptz,
  -- What came in, as the provider says.
  received       payments_money,
  received_in    text check (length(received_in) = 3),
  transaction_id text,
  paid_at        timestamptz,
  -- Why no order takes it.
  why            text,
  -- On which day's bill it stands.
  billed_on      date,
  -- Of what came in: what is being given back or was, and what has been paid out.
  to_return      payments_money not null default 0,
  returned       payments_money not null default 0,
  primary key (community_id, id),
  constraint payments_payments_in_time check (expires_at > begun_at),
  constraint payments_payments_received check ((state in ('paid', 'suspense')) = (received is not null)
    and (received is null) = (transaction_id is null) and (received is null) = (received_in is null)),
  constraint payments_payments_exact check (state <> 'paid' or (received = amount and received_in = currency)),
  constraint payments_payments_why check ((state = 'suspense') = (why is not null)),
  constraint payments_payments_returns check (returned <= to_return and to_return <= coalesce(received, 0))
) with (fillfactor = 70);
-- What a provider has taken is booked once, and an order is paid once.
create unique index payments_payments_once on payments_payments (community_id, provider, transaction_id) where transaction_id is not null;
create unique index payments_payments_paid on payments_payments (community_id, order_id) where state = 'paid';
-- The same person asking again in the same way goes on with the same attempt.
create unique index payments_payments_open on payments_payments (community_id, order_id, provider, way, begun_by)
  where state in ('begun', 'awaiting');
create unique index payments_payments_asked on payments_payments (community_id, order_id, begun_by, key);
create index payments_payments_of_order on payments_payments (community_id, order_id);
create index payments_payments_of_member on payments_payments (community_id, member_id, id);
create index payments_payments_to_look on payments_payments (community_id, look_at) where state in ('begun', 'awaiting');
create index payments_payments_received_at on payments_payments (community_id, provider, paid_at) where received is not null;
create index payments_payments_suspense on payments_payments (community_id, id) where state = 'suspense';

create table payments_refunds (
  community_id       text not null,
  id                 text not null,
  payment_id         text not null,
  -- Which refund of the shop it carries out; null: money that no order took goes back by itself.
  shop_refund_id     text,
  amount             payments_money not null check (amount > 0),
  currency           text not null,
  reason             text not null,
  state              text not null check (state in ('asked', 'sent', 'paid-out', 'failed')),
  provider_refund_id text,
  -- The provider's last word.
  code               text not null default '',
  tries              int not null default 0,
  next_at            timestamptz not null,
  asked_at           timestamptz not null,
  ended_at           timestamptz,
  billed_on          date,
  primary key (community_id, id),
  foreign key (community_id, payment_id) references payments_payments (community_id, id),
  constraint payments_refunds_ended check ((state in ('paid-out', 'failed')) = (ended_at is not null))
);
create unique index payments_refunds_of_shop on payments_refunds (community_id, shop_refund_id, payment_id) where shop_refund_id is not null;
create index payments_refunds_of_payment on payments_refunds (community_id, payment_id);
create index payments_refunds_due on payments_refunds (community_id, next_at) where state in ('asked', 'sent');

-- What providers told us, each event once: kept with its words before it is answered, worked on after.
create table payments_inbox (
  community_id text not null,
  provider     payments_provider not null,
  event_id     text not null check (length(event_id) between 1 and 200),
  event        text not null,
  kind         text not null check (kind in ('paid', 'refunded', 'other')),
  out_trade_no text,
  notice       jsonb not null,
  raw          text not null,
  received_at  timestamptz not null,
  done_at      timestamptz,
  outcome      text,
  tries        int not null default 0,
  next_at      timestamptz not null,
  primary key (community_id, provider, event_id),
  constraint payments_inbox_done check ((done_at is null) = (outcome is null))
);
create index payments_inbox_waiting on payments_inbox (community_id, next_at) where done_at is null;
create index payments_inbox_about on payments_inbox (community_id, out_trade_no) where out_trade_no is not null;
create index payments_inbox_latest on payments_inbox (community_id, received_at, event_id);

-- What needs a person. `key` says what it is about, so that the same trouble is told once.
create table payments_tickets (
  community_id text not null,
  id           text not null,
  key          text not null,
  kind         text not null,
  provider     payments_provider not null,
  payment_id   text,
  refund_id    text,
  day          date,
  details      jsonb not null default '{}',
  opened_at    timestamptz not null,
  taken_by     text,
  taken_at     timestamptz,
  settled_by   text,
  settled_at   timestamptz,
  note         text not null default '' check (length(note) <= 500),
  primary key (community_id, id),
  unique (community_id, key),
  check ((taken_by is null) = (taken_at is null)),
  check ((settled_by is null) = (settled_at is null))
);
create index payments_tickets_open on payments_tickets (community_id, id) where settled_at is null;
create index payments_tickets_of_refund on payments_tickets (community_id, refund_id) where refund_id is not null;
create index payments_tickets_of_payment on payments_tickets (community_id, payment_id) where payment_id is not null;

-- A provider's bill of one day, and what came of comparing it with what is here.
create table payments_bills (
  community_id text not null,
  provider     payments_provider not null,
  day          date not null,
  state        text not null check (state in ('waiting', 'matched', 'differs')),
  lines        int not null default 0,
  paid         bigint not null default 0,
  refunded     bigint not null default 0,
  fees         bigint not null default 0,
  differences  int not null default 0,
  tries        int not null default 0,
  -- Why it could not be had yet.
  problem      text,
  asked_at     timestamptz not null,
  compared_at  timestamptz,
  primary key (community_id, provider, day),
  check ((state = 'waiting') = (compared_at is null))
);
-- What the provider kept of a day, as far as it is booked.
create table payments_fees (
  community_id text not null,
  provider     payments_provider not null,
  day          date not null,
  currency     text not null,
  amount       bigint not null,
  bookings     int not null default 1,
  primary key (community_id, provider, day, currency),
  foreign key (community_id, provider, day) references payments_bills (community_id, provider, day)
);

-- What a provider has paid to the bank, as an operator saw it there.
create table payments_payouts (
  community_id text not null,
  id           text not null,
  provider     payments_provider not null,
  currency     text not null,
  amount       payments_money not null check (amount > 0),
  paid_on      date not null,
  note         text not null default '' check (length(note) <= 200),
  by           text not null,
  at           timestamptz not null,
  primary key (community_id, id)
);

-- What the sandbox, which has no house of its own, remembers.
create table payments_sandbox (
  community_id text not null,
  out_trade_no text not null,
  payment      jsonb not null,
  changed_at   timestamptz not null,
  primary key (community_id, out_trade_no)
);
create index payments_sandbox_changed on payments_sandbox (community_id, changed_at);
