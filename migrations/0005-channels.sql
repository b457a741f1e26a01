-- How people are reached: accounts, keywords and greetings, templates, messages in and out, quotas.

-- Mail and text messages go through the gateways of the house: one account each. Official accounts are connected by operators.
create table channels_accounts (
  community_id    text not null,
  id              text not null,
  kind            text not null check (kind in ('email', 'sms', 'wechat')),
  name            text not null check (length(name) between 1 and 40),
  app_id          text,
  mode            text check (mode in ('encrypted', 'plain')),
  created_at      timestamptz not null,
  -- Changes with every change of what the callback or the client is opened with.
  changed_at      timestamptz not null,
  verified_at     timestamptz,
  heard_at        timestamptz,
  disconnected_at timestamptz,
  primary key (community_id, id),
  check ((kind = 'wechat') = (app_id is not null) and (kind = 'wechat') = (mode is not null)),
  check (kind = 'wechat' or disconnected_at is null)
);
create unique index channels_accounts_house on channels_accounts (community_id, kind) where kind <> 'wechat';
create unique index channels_accounts_app on channels_accounts (community_id, app_id) where disconnected_at is null;
-- A callback names the account alone.
create index channels_accounts_id on channels_accounts (id);

-- Sealed with the key of the house; `tail` is how the secret ends, so that an operator recognizes it.
create table channels_secrets (
  community_id text not null,
  account_id   text not null,
  name         text not null check (name in ('app-secret', 'token', 'encoding-aes-key')),
  sealed       bytea not null,
  tail         text not null check (length(tail) <= 4),
  set_at       timestamptz not null,
  set_by       text not null,
  primary key (community_id, account_id, name),
  foreign key (community_id, account_id) references channels_accounts (community_id, id)
);

-- Who follows an official account. The window is what WeChat allows after he did something: so many answers, until then.
create table channels_followers (
  community_id text not null,
  account_id   text not null,
  openid       text not null check (length(openid) between 1 and 128),
  member_id    text,
  scene        text,
  followed_at  timestamptz not null,
  left_at      timestamptz,
  window_from  timestamptz not null,
  window_until timestamptz not null,
  window_max   int not null check (window_max >= 0),
  primary key (community_id, account_id, openid),
  foreign key (community_id, account_id) references channels_accounts (community_id, id)
);
create index channels_followers_member on channels_followers (community_id, member_id);

create table channels_keywords (
  community_id text not null,
  id           text not null,
  -- What brought it, when that may bring it again: a playbook's own name for it.
  ref          text check (length(ref) between 1 and 200),
  words        text[] not null check (cardinality(words) between 1 and 20),
  folded       text[] not null check (cardinality(folded) between 1 and 20),
  match        text not null check (match in ('exact', 'starts', 'contains')),
  account_id   text,
  from_day     date,
  until_day    date,
  post_id      text,
  reply_text   text not null default '',
  article      jsonb check (jsonb_typeof(article) = 'object'),
  handover     boolean not null default false,
  priority     int not null default 0 check (priority between -100 and 100),
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (community_id, id),
  foreign key (community_id, account_id) references channels_accounts (community_id, id),
  check (from_day <= until_day),
  check (reply_text = '' or article is null),
  check (handover or reply_text <> '' or article is not null)
);
create unique index channels_keywords_ref on channels_keywords (community_id, ref) where ref is not null;

-- Counted by the community's day.
create table channels_keyword_hits (
  community_id text not null,
  keyword_id   text not null,
  day          date not null,
  hits         int not null check (hits > 0),
  primary key (community_id, keyword_id, day),
  foreign key (community_id, keyword_id) references channels_keywords (community_id, id) on delete cascade
);
create index channels_keyword_hits_day on channels_keyword_hits (community_id, day);

create table channels_greetings (
  community_id text not null,
  occasion     text not null check (occasion in ('subscribe', 'unknown')),
  ref          text check (length(ref) between 1 and 200),
  reply_text   text not null default '',
  article      jsonb check (jsonb_typeof(article) = 'object'),
  handover     boolean not null default false,
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (community_id, occasion),
  check (reply_text = '' or article is null)
);

create table channels_templates (
  community_id text not null,
  channel      text not null check (channel in ('email', 'sms', 'wechat')),
  key          text not null check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  ref          text check (length(ref) between 1 and 200),
  subject_zh   text not null default '',
  subject_en   text not null default '',
  body_zh      text not null check (body_zh <> ''),
  body_en      text not null check (body_en <> ''),
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (community_id, channel, key)
);

create table channels_messages (
  community_id text not null,
  id           text not null,
  account_id   text not null,
  direction    text not null check (direction in ('in', 'out')),
  channel      text not null check (channel in ('email', 'sms', 'wechat')),
  -- The same for every repeat of one push, and for every wish to send one thing.
  key          text not null check (length(key) between 1 and 250),
  member_id    text,
  address      text not null,
  kind         text not null check (kind in ('text', 'article', 'image', 'voice', 'event', 'other')),
  purpose      text check (purpose in ('transactional', 'service', 'marketing', 'research')),
  template     text,
  params       jsonb not null default '{}' check (jsonb_typeof(params) = 'object'),
  subject      text not null default '',
  body         text not null default '',
  article      jsonb check (jsonb_typeof(article) = 'object'),
  search       tsvector not null default '',
  state        text not null,
  why          text not null default '',
  detail       text not null default '',
  at           timestamptz not null,
  -- in: what was answered, and whether within the push or by a message of its own
  push         jsonb check (jsonb_typeof(push) = 'object'),
  reply        jsonb check (jsonb_typeof(reply) = 'object'),
  replied_by   text check (replied_by in ('push', 'message')),
  keyword_id   text,
  -- out
  answers_id   text,
  attempts     int not null default 0 check (attempts >= 0),
  attempt_id   text,
  lease_until  timestamptz,
  due_at       timestamptz,
  sent_at      timestamptz,
  provider_id  text,
  primary key (community_id, id),
  constraint channels_messages_once unique (community_id, account_id, key),
  foreign key (community_id, account_id) references channels_accounts (community_id, id),
  foreign key (community_id, answers_id) references channels_messages (community_id, id),
  check (case direction
    when 'in' then state in ('received', 'handled', 'ignored', 'waiting') and purpose is null
    else state in ('waiting', 'sending', 'sent', 'failed', 'in-doubt', 'skipped') and purpose is not null end),
  check ((state = 'sending') = (attempt_id is not null) and (state = 'sending') = (lease_until is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index channels_messages_at on channels_messages (community_id, at desc, id desc);
create index channels_messages_open on channels_messages (community_id, direction, state, at desc, id desc)
  where state not in ('sent', 'handled');
create index channels_messages_address on channels_messages (community_id, account_id, address, at desc, id desc);
create index channels_messages_member on channels_messages (community_id, member_id, at desc, id desc);
create index channels_messages_unknown on channels_messages (community_id, at) where why = 'unknown';
create index channels_messages_search on channels_messages using gin (search) with (fastupdate = off);

-- The story of a message, step by step.
create table channels_steps (
  community_id text not null,
  message_id   text not null,
  seq          bigint generated always as identity,
  at           timestamptz not null,
  step         text not null,
  by           text not null,
  detail       text not null default '',
  primary key (community_id, message_id, seq),
  foreign key (community_id, message_id) references channels_messages (community_id, id) on delete cascade
);

-- What an operator set other than the published figures (modules/channels/rules/published-quotas.ts).
create table channels_quotas (
  community_id text not null,
  account_id   text not null,
  what         text not null,
  max          int not null check (max >= 0),
  over         text not null check (over in ('wait', 'refuse')),
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (community_id, account_id, what),
  foreign key (community_id, account_id) references channels_accounts (community_id, id)
);
-- What is used of each quota, window by window; recipient is '' for the whole account, else a hash of the address.
create table channels_usage (
  community_id text not null,
  account_id   text not null,
  what         text not null,
  recipient    text not null,
  window_from  timestamptz not null,
  window_until timestamptz not null,
  used         int not null check (used >= 0),
  primary key (community_id, account_id, what, recipient, window_from),
  foreign key (community_id, account_id) references channels_accounts (community_id, id)
);
create index channels_usage_age on channels_usage (community_id, window_until);
