-- What comes back goes back into the lots from which it was taken, in parts too; what goes on to another keeps its day.
alter table wallet_lot_uses
  -- Of the amount: what came back into the same lot, and what another was given, running out when it would have.
  add column back bigint not null default 0,
  add column passed bigint not null default 0;
update wallet_lot_uses set back = amount where given_back;
alter table wallet_lot_uses drop column given_back;
alter table wallet_lot_uses add constraint wallet_lot_uses_once check (back >= 0 and passed >= 0 and back + passed <= amount);

-- One line may bring what runs out on several days.
alter table wallet_lots drop constraint wallet_lots_community_id_transfer_id_line_key;
create index wallet_lots_of_line on wallet_lots (community_id, transfer_id, line);

-- Points that one has put in may come out to another; then one stands below nothing and the other above, and all of them
-- together never below nothing (see the laws of activities).
alter table activities_players drop constraint activities_players_charged_check;
