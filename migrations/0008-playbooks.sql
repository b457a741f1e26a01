-- What was launched, when and by whom; with the text itself, so that it can be read as it was.
create table playbooks_runs (
  community_id text not null references communities_communities (id),
  id           text not null,
  playbook     text not null,
  version      int not null check (version >= 1),
  text         text not null check (length(text) <= 200000),
  changes      jsonb not null,
  by           text not null,
  at           timestamptz not null,
  primary key (community_id, id)
);
create index playbooks_runs_at on playbooks_runs (at desc);
