-- content: what they make. Posts stand in a group's stream, or in the community's (group_id null).

-- author_id is null when the community speaks itself. due_date and due_time are the community's wall clock; due_at the instant
-- they mean. pictures and voice repeat what content_uploads measured, so that a stream is read from one table.
create table content_posts (
  community_id   text not null,
  id             text not null,
  group_id       text,
  stream         text not null generated always as (coalesce(group_id, '')) stored,
  author_id      text,
  kind           text not null check (kind in ('text', 'pictures', 'voice')),
  text           text not null check (length(text) <= 10000),
  mentions       text[] not null default '{}' check (cardinality(mentions) <= 50),
  pictures       jsonb not null default '[]' check (jsonb_typeof(pictures) = 'array' and jsonb_array_length(pictures) <= 9),
  voice          jsonb,
  state          text not null check (state in ('draft', 'scheduled', 'published', 'hidden', 'removed')),
  created_at     timestamptz not null,
  created_by     text not null,
  due_at         timestamptz,
  due_date       date,
  due_time       text check (due_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  slot_id        text,
  published_at   timestamptz,
  -- When it really appeared: later than published_at when the house was off at the hour it was due.
  appeared_at    timestamptz,
  edited_at      timestamptz,
  edits          int not null default 0 check (edits >= 0),
  pinned_at      timestamptz,
  featured_at    timestamptz,
  comments_count int not null default 0 check (comments_count >= 0),
  like_count     int not null default 0 check (like_count >= 0),
  thanks_count   int not null default 0 check (thanks_count >= 0),
  insight_count  int not null default 0 check (insight_count >= 0),
  cheer_count    int not null default 0 check (cheer_count >= 0),
  search         tsvector not null,
  primary key (community_id, id),
  check ((kind = 'voice') = (voice is not null)),
  check ((kind = 'pictures') = (jsonb_array_length(pictures) > 0)),
  check ((state in ('draft', 'scheduled')) = (published_at is null)),
  check (state <> 'scheduled' or due_at is not null),
  check ((due_at is null) = (due_date is null) and (due_at is null) = (due_time is null)),
  check (slot_id is null or due_at is not null),
  check (pinned_at is null or state = 'published')
) with (fillfactor = 85);
create index content_posts_stream on content_posts (community_id, stream, published_at desc, id desc)
  where state = 'published';
create index content_posts_pinned on content_posts (community_id, stream, pinned_at desc) where pinned_at is not null;
create index content_posts_made on content_posts (community_id, created_at desc, id desc);
create index content_posts_author on content_posts (community_id, author_id, published_at desc);
create index content_posts_calendar on content_posts (community_id, (coalesce(due_at, published_at)));
create index content_posts_due on content_posts (due_at) where state = 'scheduled';
create index content_posts_search on content_posts using gin (search);
-- A slot is filled once a day.
create unique index content_posts_slot on content_posts (community_id, slot_id, due_date)
  where slot_id is not null and state in ('scheduled', 'published');

create table content_comments (
  community_id text not null,
  id           text not null,
  post_id      text not null,
  author_id    text,
  reply_to     text,
  text         text not null check (length(text) between 1 and 2000),
  mentions     text[] not null default '{}' check (cardinality(mentions) <= 50),
  state        text not null default 'published' check (state in ('published', 'hidden', 'removed')),
  at           timestamptz not null,
  edited_at    timestamptz,
  edits        int not null default 0 check (edits >= 0),
  search       tsvector not null,
  primary key (community_id, id),
  foreign key (community_id, post_id) references content_posts (community_id, id) on delete cascade,
  foreign key (community_id, reply_to) references content_comments (community_id, id)
)
-- Counters change often: room on the page lets a count be written without touching any index.
with (fillfactor = 80);
create index content_comments_post on content_comments (community_id, post_id, at, id);
create index content_comments_search on content_comments using gin (search);

-- What a post or comment said before it was edited.
create table content_earlier_texts (
  community_id text not null,
  id           text not null,
  post_id      text not null,
  comment_id   text,
  text         text not null,
  at           timestamptz not null,
  by           text not null,
  primary key (community_id, id),
  foreign key (community_id, post_id) references content_posts (community_id, id) on delete cascade
);
create index content_earlier_texts_post on content_earlier_texts (community_id, post_id, at);

create table content_reactions (
  community_id text not null,
  post_id      text not null,
  member_id    text not null,
  kind         text not null check (kind in ('like', 'thanks', 'insight', 'cheer')),
  at           timestamptz not null,
  primary key (community_id, post_id, member_id, kind),
  foreign key (community_id, post_id) references content_posts (community_id, id) on delete cascade
);

-- Who pinned, featured or took down what, when and why, and who undid it.
create table content_pins (
  community_id text not null,
  id           text not null,
  post_id      text not null,
  pinned_at    timestamptz not null,
  pinned_by    text not null,
  unpinned_at  timestamptz,
  unpinned_by  text,
  primary key (community_id, id),
  foreign key (community_id, post_id) references content_posts (community_id, id) on delete cascade
);
create unique index content_pins_standing on content_pins (community_id, post_id) where unpinned_at is null;

create table content_features (
  community_id  text not null,
  id            text not null,
  post_id       text not null,
  note          text not null default '',
  featured_at   timestamptz not null,
  featured_by   text not null,
  unfeatured_at timestamptz,
  unfeatured_by text,
  primary key (community_id, id),
  foreign key (community_id, post_id) references content_posts (community_id, id) on delete cascade
);
create unique index content_features_standing on content_features (community_id, post_id) where unfeatured_at is null;

-- comment_id is '' when the post itself was taken down.
create table content_takedowns (
  community_id text not null,
  id           text not null,
  post_id      text not null,
  comment_id   text not null default '',
  how          text not null check (how in ('hidden', 'removed')),
  reason       text not null,
  at           timestamptz not null,
  by           text not null,
  undone_at    timestamptz,
  undone_by    text,
  primary key (community_id, id),
  foreign key (community_id, post_id) references content_posts (community_id, id) on delete cascade
);
create unique index content_takedowns_standing on content_takedowns (community_id, post_id, comment_id) where undone_at is null;

create table content_reports (
  community_id text not null,
  id           text not null,
  post_id      text not null,
  comment_id   text not null default '',
  reporter_id  text not null,
  reason       text not null check (reason in ('spam', 'abuse', 'false', 'private', 'other')),
  text         text not null default '' check (length(text) <= 500),
  state        text not null default 'open' check (state in ('open', 'upheld', 'dismissed')),
  at           timestamptz not null,
  settled_at   timestamptz,
  settled_by   text,
  note         text not null default '',
  primary key (community_id, id),
  constraint content_reports_once unique (community_id, reporter_id, post_id, comment_id),
  foreign key (community_id, post_id) references content_posts (community_id, id) on delete cascade,
  check ((state = 'open') = (settled_at is null))
);
create index content_reports_queue on content_reports (community_id, state, at, id);
create index content_reports_post on content_reports (community_id, post_id) where state = 'open';

-- Files that were measured here; post_id is null until a post takes them. thumb_file_id is the small one of a picture.
create table content_uploads (
  community_id  text not null,
  file_id       text not null,
  kind          text not null check (kind in ('picture', 'voice')),
  thumb_file_id text,
  width         int,
  height        int,
  colour        text,
  duration_ms   int check (duration_ms between 1 and 60500),
  mime          text not null,
  bytes         bigint not null,
  uploaded_by   text not null,
  at            timestamptz not null,
  post_id       text,
  primary key (community_id, file_id),
  -- taken before the post is written, in the same transaction
  foreign key (community_id, post_id) references content_posts (community_id, id) deferrable initially deferred,
  check (kind <> 'picture' or (thumb_file_id is not null and width > 0 and height > 0 and colour is not null)),
  check ((kind = 'voice') = (duration_ms is not null))
);
create index content_uploads_loose on content_uploads (at) where post_id is null;
create index content_uploads_post on content_uploads (community_id, post_id) where post_id is not null;

-- What should appear when, by the community's clock; weekdays 1 (Monday) to 7.
create table content_slots (
  community_id text not null,
  id           text not null,
  ref          text,
  title        text not null,
  kind         text not null check (kind in ('text', 'pictures', 'voice')),
  group_id     text,
  weekdays     int[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  time         text not null check (time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  primary key (community_id, id)
);
create unique index content_slots_ref on content_slots (community_id, ref) where ref is not null and closed_at is null;

create table content_notices (
  community_id text not null,
  id           text not null,
  member_id    text not null,
  kind         text not null check (kind in ('mention', 'reply', 'featured', 'hidden')),
  post_id      text not null,
  comment_id   text,
  by_member_id text,
  reason       text,
  at           timestamptz not null,
  read_at      timestamptz,
  primary key (community_id, id),
  foreign key (community_id, post_id) references content_posts (community_id, id) on delete cascade
);
create index content_notices_member on content_notices (community_id, member_id, at desc, id desc);
create index content_notices_unread on content_notices (community_id, member_id) where read_at is null;

create table content_settings (
  community_id  text primary key,
  members_write boolean not null
);
