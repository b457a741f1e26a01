-- Members brought in from a file: the import, and what became of each of its rows.

-- `attempt` counts up whenever the file is to be looked through anew; a job of an older one ends by itself.
-- `looked` and `done` are how far the looking and the running are, in rows from the first.
create table members_imports (
  community_id   text not null,
  id             text not null,
  state          text not null check (state in ('uploaded', 'ready', 'running', 'paused', 'done', 'cancelled', 'undoing', 'undone', 'failed')),
  file_id        text,
  file_name      text not null,
  bytes          bigint not null,
  sheet          jsonb,
  plan           jsonb,
  preview        jsonb,
  attempt        int not null default 0,
  rows           int check (rows >= 0),
  looked         int not null default 0 check (looked >= 0),
  done           int not null default 0 check (done >= 0),
  accepted       int not null default 0 check (accepted >= 0),
  rejected       int not null default 0 check (rejected >= 0),
  created        int not null default 0 check (created >= 0),
  changed        int not null default 0 check (changed >= 0),
  unchanged      int not null default 0 check (unchanged >= 0),
  merged         int not null default 0 check (merged >= 0),
  undone_rows     int not null default 0,
  undone_removed  int not null default 0,
  undone_restored int not null default 0,
  undone_kept     int not null default 0,
  failures       int not null default 0,
  trouble        text not null default '',
  made_tag_ids   text[] not null default '{}',
  made_fields    text[] not null default '{}',
  created_at     timestamptz not null,
  created_by     text not null,
  started_at     timestamptz,
  ended_at       timestamptz,
  undone_at      timestamptz,
  forgotten_at   timestamptz,
  primary key (community_id, id),
  check (accepted + rejected = done),
  check (created + changed + unchanged + merged = accepted),
  check (state <> 'done' or done = rows)
);
create index members_imports_age on members_imports (created_at) where forgotten_at is null;

-- No foreign key: rows come by the hundred thousand, in the transaction that holds their import locked.
-- before and after: of what a row changed in someone who was here, so that undoing can tell what has been changed since.
-- mark: how the record of a new member looked when it was made.
create table members_import_rows (
  community_id text not null,
  import_id    text not null,
  number       int not null check (number > 0),
  line         int not null,
  outcome      text not null check (outcome in ('created', 'changed', 'unchanged', 'merged', 'rejected')),
  member_id    text,
  same_as_line int,
  problems     jsonb,
  before       jsonb,
  after        jsonb,
  identity_ids text[],
  mark         bytea,
  undone       text check (undone in ('removed', 'restored', 'kept')),
  kept         text[],
  primary key (community_id, import_id, number),
  check ((outcome = 'rejected') = (member_id is null)),
  check ((outcome = 'merged') = (same_as_line is not null))
);
create index members_import_rows_problems on members_import_rows (community_id, import_id, number) where problems is not null;
-- Whom another import changed since, and whose record is to be forgotten when the person is erased.
create index members_import_rows_member on members_import_rows (community_id, member_id)
  where before is not null or problems is not null;
