-- The kernel's own tables: facts, outbox, jobs, sessions, one-time answers, files.
-- community_id leads every key, so that tables can be distributed by it; what belongs to no community carries 'house'.

-- What happened, for ever. Filled by the relay from the outbox, so that a business transaction writes one row only.
create table kernel_facts (
  community_id text not null,
  at           timestamptz not null,
  id           text not null,
  name         text not null,
  version      int not null,
  actor        text not null,
  subject      text not null,
  payload      jsonb not null,
  request_id   text not null,
  primary key (community_id, at, id)
) partition by range (at);
create table kernel_facts_rest partition of kernel_facts default;
create index kernel_facts_subject on kernel_facts (community_id, subject, at desc);
create index kernel_facts_name on kernel_facts (community_id, name, at desc);

create table kernel_outbox (
  community_id text not null,
  seq          bigint generated always as identity,
  at           timestamptz not null,
  id           text not null,
  name         text not null,
  version      int not null,
  actor        text not null,
  subject      text not null,
  payload      jsonb not null,
  request_id   text not null,
  primary key (community_id, seq)
);
create index kernel_outbox_seq on kernel_outbox (seq);

create table kernel_jobs (
  community_id text not null,
  id           text not null,
  kind         text not null,
  key          text not null,
  payload      jsonb not null,
  run_at       timestamptz not null,
  attempts     int not null default 0,
  lease_until  timestamptz,
  leased_by    text,
  last_error   text,
  created_at   timestamptz not null,
  primary key (community_id, id),
  unique (community_id, kind, key)
);
create index kernel_jobs_due on kernel_jobs (run_at);

create table kernel_dead_jobs (
  community_id text not null,
  id           text not null,
  kind         text not null,
  key          text not null,
  payload      jsonb not null,
  attempts     int not null,
  last_error   text not null,
  died_at      timestamptz not null,
  primary key (community_id, id)
);

-- Only the hash of a token is kept. `door` says which cookie it belongs to; `subject` is a person or an operator.
create table kernel_sessions (
  token_hash   bytea primary key,
  door         text not null check (door in ('member', 'operator')),
  subject      text not null,
  created_at   timestamptz not null,
  seen_at      timestamptz not null,
  expires_at   timestamptz not null,
  agent        text not null,
  caller_hash  text not null,
  confirmed_at timestamptz
);
create index kernel_sessions_subject on kernel_sessions (door, subject);

create table kernel_answers (
  community_id text not null,
  actor        text not null,
  route        text not null,
  key          text not null,
  request_hash text not null,
  status       int not null,
  body         jsonb,
  created_at   timestamptz not null,
  primary key (community_id, actor, route, key)
);
create index kernel_answers_age on kernel_answers (created_at);

create table kernel_files (
  community_id text not null,
  id           text not null,
  purpose      text not null,
  subject      text not null,
  name         text not null,
  mime         text not null,
  bytes        bigint not null check (bytes >= 0),
  place        text not null,
  created_by   text not null,
  created_at   timestamptz not null,
  primary key (community_id, id)
);
create index kernel_files_subject on kernel_files (community_id, purpose, subject);

-- The month in which the house is built and the next; later ones are laid out ahead (kernel/rounds.ts).
do $$
declare
  month date := date_trunc('month', now());
begin
  for i in 0..1 loop
    execute format('create table kernel_facts_%s partition of kernel_facts for values from (%L) to (%L)',
      to_char(month, 'YYYY_MM'), month, month + interval '1 month');
    month := month + interval '1 month';
  end loop;
end $$;
