-- Who runs the house: operators, their roles and proofs, one-time keys, and what they did.
-- Operators belong to the house, not to one community; only what they may and what they did is told by community.
create table staff_operators (
  id            text primary key,
  email         text not null,
  email_folded  text not null unique,
  name          text not null,
  locale        text not null check (locale in ('zh-CN', 'en')),
  password_hash text not null check (password_hash like '$argon2id$%'),
  -- Raised when earlier proofs stop counting: new password, disabled.
  epoch         int not null default 0,
  created_at    timestamptz not null,
  disabled_at   timestamptz,
  signed_in_at  timestamptz
);

-- community_id 'house' stands for all communities and the house itself.
create table staff_roles (
  community_id text not null,
  operator_id  text not null references staff_operators,
  role         text not null check (role in ('owner', 'manager', 'moderator', 'editor', 'analyst')),
  given_by     text not null,
  given_at     timestamptz not null,
  primary key (community_id, operator_id)
);
create index staff_roles_operator on staff_roles (operator_id);

-- Keys that open something once. Only their hash is kept; using one deletes it.
create table staff_keys (
  id           text primary key,
  purpose      text not null check (purpose in ('welcome', 'invite', 'reset', 'sign-in', 'passkey-in', 'passkey-add', 'passkey-confirm')),
  key_hash     bytea not null unique,
  operator_id  text references staff_operators,
  email        text not null default '',
  email_folded text not null default '',
  name         text not null default '',
  roles        jsonb not null default '[]',
  misses       int not null default 0 check (misses between 0 and 5),
  created_by   text not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null
);
create unique index staff_keys_welcome on staff_keys (purpose) where purpose = 'welcome';
create unique index staff_keys_invite on staff_keys (email_folded) where purpose = 'invite';
create unique index staff_keys_reset on staff_keys (operator_id) where purpose = 'reset';
create index staff_keys_operator on staff_keys (operator_id);
create index staff_keys_age on staff_keys (expires_at);

-- Failed proofs by account, known or not: five close it until `opens_at`.
create table staff_tries (
  account_hash bytea primary key,
  misses       int not null check (misses between 0 and 5),
  opens_at     timestamptz not null
);

create table staff_totp (
  operator_id  text primary key references staff_operators,
  -- Sealed with the house's own key: a copy of the database makes no codes.
  secret       bytea not null,
  begun_at     timestamptz not null,
  confirmed_at timestamptz,
  -- The last half minute whose code was used; no code of it or before counts again.
  last_step    bigint not null default 0
);

create table staff_recovery_codes (
  operator_id text not null references staff_operators,
  code_hash   bytea not null,
  created_at  timestamptz not null,
  primary key (operator_id, code_hash)
);

create table staff_passkeys (
  operator_id   text not null references staff_operators,
  id            text not null,
  credential_id text not null unique,
  public_key    bytea not null,
  counter       bigint not null check (counter >= 0),
  transports    text[] not null,
  synced        boolean not null,
  name          text not null,
  created_at    timestamptz not null,
  used_at       timestamptz,
  primary key (operator_id, id)
);

-- What operators did. Written with the deed, never changed, never deleted.
create table staff_audit (
  community_id text not null,
  id           text not null,
  at           timestamptz not null,
  operator_id  text not null,
  what         text not null,
  targets      text[] not null,
  summary      jsonb not null,
  request_id   text not null,
  caller_hash  text not null,
  primary key (community_id, id)
);
create index staff_audit_at on staff_audit (at desc, id desc);
create index staff_audit_community_at on staff_audit (community_id, at desc, id desc);
create index staff_audit_operator on staff_audit (operator_id, at desc, id desc);
create index staff_audit_targets on staff_audit using gin (targets);

create function staff_audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only added to' using errcode = 'restrict_violation';
end $$;
create trigger staff_audit_stays before update or delete on staff_audit for each row execute function staff_audit_stays();
create trigger staff_audit_whole before truncate on staff_audit for each statement execute function staff_audit_stays();
