-- A count on a post is written with every comment and reaction. PostgreSQL reads and checks all rules of the table at each
-- such writing, also those of columns that stay as they are; a rule in a column's type is checked when that column is set.

create domain content_kind as text check (value in ('text', 'pictures', 'voice'));
create domain content_state as text check (value in ('draft', 'scheduled', 'published', 'hidden', 'removed'));
create domain content_mentions as text[] check (cardinality(value) <= 50);
create domain content_pictures as jsonb check (jsonb_typeof(value) = 'array' and jsonb_array_length(value) <= 9);
create domain content_time_of_day as text check (value ~ '^[0-2][0-9]:[0-5][0-9]$');
create domain content_text as text check (length(value) <= 10000);
create domain content_tally as int check (value >= 0);

alter table content_posts
  drop constraint content_posts_kind_check,
  drop constraint content_posts_text_check,
  drop constraint content_posts_mentions_check,
  drop constraint content_posts_pictures_check,
  drop constraint content_posts_state_check,
  drop constraint content_posts_due_time_check,
  drop constraint content_posts_edits_check,
  drop constraint content_posts_comments_count_check,
  drop constraint content_posts_like_count_check,
  drop constraint content_posts_thanks_count_check,
  drop constraint content_posts_insight_count_check,
  drop constraint content_posts_cheer_count_check,
  alter column kind type content_kind,
  alter column text type content_text,
  alter column mentions type content_mentions,
  alter column pictures type content_pictures,
  alter column state type content_state,
  alter column due_time type content_time_of_day,
  alter column edits type content_tally,
  alter column comments_count type content_tally,
  alter column like_count type content_tally,
  alter column thanks_count type content_tally,
  alter column insight_count type content_tally,
  alter column cheer_count type content_tally;

-- Read in the order of the primary key; the second index was never asked.
drop index kernel_outbox_seq;
