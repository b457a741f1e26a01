-- What the last examination of a community's books found; laws that hold are not listed.
create table kernel_examinations (
  community_id text primary key,
  at           timestamptz not null,
  took_ms      int not null check (took_ms >= 0),
  laws         int not null check (laws > 0),
  mistakes     jsonb not null check (jsonb_typeof(mistakes) = 'array')
);
