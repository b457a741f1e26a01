-- What they hold: a double-entry ledger. A transfer's line debits one account and credits another of the same unit by one
-- amount, so that nothing can fail to sum to zero; several lines of one transfer stand or fall together.

create domain wallet_unit as text check (value in ('credit', 'points', 'commission') or (length(value) = 3 and value = upper(value)));
-- `unit:name`; the name of a member's account begins with his id. Checked with every line, so by no pattern: they are slow.
create domain wallet_code as text check (length(value) between 5 and 100 and position(':' in value) between 4 and 11);
create domain wallet_amount as bigint check (value > 0 and value <= 9007199254740991);

-- Balances are on the normal side of their class: debit for assets and expenses, credit for the others. A hot account of the
-- house has several shards whose sum is its balance; only accounts of one shard can have a floor.
create table wallet_accounts (
  community_id text not null,
  code         wallet_code not null,
  shard        smallint not null default 0 check (shard between 0 and 31),
  unit         wallet_unit not null,
  class        text not null check (class in ('asset', 'liability', 'income', 'expense', 'equity')),
  member_id    text,
  floor        bigint,
  balance      bigint not null default 0,
  held         bigint not null default 0 check (held >= 0),
  opened_at    timestamptz not null,
  primary key (community_id, code, shard),
  constraint wallet_accounts_unit check (starts_with(code, unit || ':')),
  constraint wallet_accounts_member check ((member_id is null) or starts_with(code, unit || ':' || member_id)),
  constraint wallet_accounts_shards check (shard = 0 or (floor is null and held = 0)),
  constraint wallet_accounts_floor check (floor is null or balance - held >= floor)
) with (fillfactor = 80);
create index wallet_accounts_of_member on wallet_accounts (community_id, member_id) where member_id is not null;

-- No foreign keys to the accounts: they would lock the hot ones with every line. The posting statement takes only accounts
-- that it has locked, and `doctor` looks for lines without one.
create table wallet_transfers (
  community_id text not null,
  id           text not null,
  line         smallint not null default 1 check (line between 1 and 100),
  key          text not null check (length(key) between 1 and 200),
  kind         text not null,
  unit         wallet_unit not null,
  debit        wallet_code not null,
  credit       wallet_code not null,
  amount       wallet_amount not null,
  -- What it is about: an order, a lot, a plan.
  cause        text not null,
  -- Why, in the words of whoever did it by hand.
  note         text not null default '' check (length(note) <= 200),
  reverses     text,
  by           text not null,
  effective_on date not null,
  at           timestamptz not null,
  primary key (community_id, id, line),
  constraint wallet_transfers_once unique (community_id, key, line),
  constraint wallet_transfers_two check (debit <> credit),
  constraint wallet_transfers_unit check (starts_with(debit, unit || ':') and starts_with(credit, unit || ':')),
  -- Credit is a closed loop: it never passes from one member to another.
  constraint wallet_transfers_loop check (unit <> 'credit' or not (debit like 'credit:mem\_%' and credit like 'credit:mem\_%'))
);
create unique index wallet_transfers_reversed on wallet_transfers (community_id, reverses, line) where reverses is not null;
-- Members read their statements; the journal of the house is read in the order of the primary key.
create index wallet_transfers_debited on wallet_transfers (community_id, debit, id) where debit like '%:mem\_%';
create index wallet_transfers_credited on wallet_transfers (community_id, credit, id) where credit like '%:mem\_%';
create index wallet_transfers_cause on wallet_transfers (community_id, cause, id);

create function wallet_keep() returns trigger language plpgsql as $$
begin
  raise exception 'what is in the ledger stays; reverse it instead' using errcode = 'restrict_violation';
end $$;
create trigger wallet_transfers_stay before update or delete on wallet_transfers
  for each statement execute function wallet_keep();

-- What runs out: each amount that came in, and what is left of it. First to run out, first to be spent.
create table wallet_lots (
  community_id text not null,
  account      wallet_code not null,
  id           text not null,
  transfer_id  text not null,
  line         smallint not null,
  amount       wallet_amount not null,
  remaining    bigint not null,
  expires_at   timestamptz,
  opened_at    timestamptz not null,
  primary key (community_id, account, id),
  unique (community_id, transfer_id, line),
  check (remaining between 0 and amount)
) with (fillfactor = 80);
create index wallet_lots_left on wallet_lots (community_id, account, expires_at, id) where remaining > 0;
create index wallet_lots_due on wallet_lots (community_id, expires_at) where remaining > 0 and expires_at is not null;

-- From which lots a line was paid. A reversal gives back to the same lots.
create table wallet_lot_uses (
  community_id text not null,
  transfer_id  text not null,
  line         smallint not null,
  account      wallet_code not null,
  lot_id       text not null,
  amount       wallet_amount not null,
  given_back   boolean not null default false,
  primary key (community_id, transfer_id, line, lot_id),
  foreign key (community_id, account, lot_id) references wallet_lots (community_id, account, id)
);

create table wallet_holds (
  community_id text not null,
  id           text not null,
  key          text not null check (length(key) between 1 and 200),
  account      wallet_code not null,
  amount       wallet_amount not null,
  state        text not null default 'open' check (state in ('open', 'captured', 'released', 'expired')),
  cause        text not null,
  by           text not null,
  opened_at    timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  transfer_id  text,
  primary key (community_id, id),
  unique (community_id, key),
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'captured') = (transfer_id is not null))
);
create index wallet_holds_open on wallet_holds (community_id, account) where state = 'open';
create index wallet_holds_due on wallet_holds (expires_at) where state = 'open';

-- Months whose books are closed; what comes late is booked on the first open day.
create table wallet_closed_months (
  community_id text not null,
  month        date not null check (extract(day from month) = 1),
  closed_by    text not null,
  closed_at    timestamptz not null,
  primary key (community_id, month)
);
