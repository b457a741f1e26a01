-- Which communities live in this house.
create table communities_communities (
  id          text primary key,
  slug        text not null unique,
  name        text not null,
  intro       text not null,
  time_zone   text not null,
  locale      text not null check (locale in ('zh-CN', 'en')),
  currency    text not null check (currency in ('CNY', 'USD', 'EUR', 'HKD', 'JPY')),
  demo        boolean not null default false,
  opened_at   timestamptz not null
);
