-- PostgreSQL reads and checks all rules of a table at each writing, also those of columns that stay as they are; a rule in a column's
-- type is checked when that column is set. So the rules of single columns of what a rush writes move into types. What one rule says of
-- several columns stays with the table.

-- Views stand in the way of their columns' types; they come back at the end as they were.
drop view shop_order_states, wallet_lines, wallet_balances;

create domain kernel_tally as int check (value >= 0);
create domain kernel_sum as bigint check (value >= 0);
create domain kernel_key as text check (length(value) between 1 and 255);
create domain kernel_note as text check (length(value) <= 200);
create domain kernel_hash as text check (length(value) = 64);

create domain shop_order_state as text check (value in
  ('created', 'awaiting', 'paid', 'packed', 'sent', 'received', 'redeemed', 'refunded', 'closed', 'suspense'));
create domain shop_delivery as text check (value in ('parcel', 'pickup', 'none'));
create domain shop_closed_why as text check (value in ('unpaid', 'cancelled', 'withdrawn'));
create domain shop_order_key as text check (length(value) between 8 and 255);
create domain shop_line_nth as smallint check (value between 1 and 100);
create domain shop_units as int check (value between 1 and 10000);
create domain shop_stock_kind as text check (value in ('goods', 'quota'));
create domain shop_stock_code as text check (length(value) <= 40);
create domain shop_stock_name as text check (length(value) between 1 and 80);
alter table shop_orders
  drop constraint shop_orders_state_check,
  drop constraint shop_orders_delivery_check,
  drop constraint shop_orders_closed_why_check,
  drop constraint shop_orders_key_check,
  drop constraint shop_orders_note_check,
  drop constraint shop_orders_points_check,
  alter column state type shop_order_state,
  alter column delivery type shop_delivery,
  alter column closed_why type shop_closed_why,
  alter column key type shop_order_key,
  alter column note type kernel_note,
  alter column points type kernel_sum;
alter table shop_lines
  drop constraint shop_lines_line_check,
  drop constraint shop_lines_units_check,
  alter column line type shop_line_nth,
  alter column units type shop_units;
alter table shop_stocks
  drop constraint shop_stocks_kind_check,
  drop constraint shop_stocks_code_check,
  drop constraint shop_stocks_name_check,
  alter column kind type shop_stock_kind,
  alter column code type shop_stock_code,
  alter column name type shop_stock_name;

create domain wallet_class as text check (value in ('asset', 'liability', 'income', 'expense', 'equity'));
create domain wallet_shard as smallint check (value between 0 and 31);
create domain wallet_line_nth as smallint check (value between 1 and 100);
create domain wallet_key as text check (length(value) between 1 and 200);
alter table wallet_accounts
  drop constraint wallet_accounts_class_check,
  drop constraint wallet_accounts_held_check,
  drop constraint wallet_accounts_shard_check,
  alter column class type wallet_class,
  alter column held type kernel_sum,
  alter column shard type wallet_shard;
alter table wallet_transfers
  drop constraint wallet_transfers_key_check,
  drop constraint wallet_transfers_line_check,
  drop constraint wallet_transfers_note_check,
  alter column key type wallet_key,
  alter column line type wallet_line_nth,
  alter column note type kernel_note;

create domain activities_award_state as text check (value in ('due', 'paid', 'owed', 'void', 'failed'));
create domain activities_nth as bigint check (value >= 1);
alter table activities_tables
  drop constraint activities_tables_budget_left_check,
  drop constraint activities_tables_commitment_check,
  drop constraint activities_tables_entries_root_check,
  drop constraint activities_tables_moves_check,
  drop constraint activities_tables_players_check,
  drop constraint activities_tables_ticks_check,
  alter column budget_left type kernel_sum,
  alter column commitment type kernel_hash,
  alter column entries_root type kernel_hash,
  alter column moves type kernel_sum,
  alter column players type kernel_sum,
  alter column ticks type kernel_sum;
alter table activities_players
  drop constraint activities_players_day_moves_check,
  drop constraint activities_players_moves_check,
  drop constraint activities_players_seq_check,
  drop constraint activities_players_weight_check,
  alter column day_moves type kernel_tally,
  alter column moves type kernel_tally,
  alter column seq type kernel_sum,
  alter column weight type kernel_sum;
alter table activities_moves
  drop constraint activities_moves_cost_check,
  drop constraint activities_moves_key_check,
  drop constraint activities_moves_nth_check,
  alter column cost type kernel_sum,
  alter column key type kernel_key,
  alter column nth type activities_nth;
alter table activities_awards
  drop constraint activities_awards_amount_check,
  drop constraint activities_awards_state_check,
  drop constraint activities_awards_units_check,
  drop constraint activities_awards_value_check,
  alter column amount type kernel_sum,
  alter column state type activities_award_state,
  alter column units type activities_nth,
  alter column value type kernel_sum;

create domain content_comment_state as text check (value in ('published', 'hidden', 'removed'));
create domain content_comment_text as text check (length(value) between 1 and 2000);
alter table content_comments
  drop constraint content_comments_edits_check,
  drop constraint content_comments_mentions_check,
  drop constraint content_comments_state_check,
  drop constraint content_comments_text_check,
  alter column edits type content_tally,
  alter column mentions type content_mentions,
  alter column state type content_comment_state,
  alter column text type content_comment_text;

create view shop_order_states as
  select community_id, id as order_id, member_id, state, paid_at, paid, credit, refunded, waits_for, done_at from shop_orders;
create view wallet_lines as
  select community_id, id, line, key, kind, debit, credit, amount, cause, reverses from wallet_transfers;
create view wallet_balances as
  select community_id, code, sum(balance)::bigint as balance from wallet_accounts group by community_id, code;
