-- Each move writes its player again: with the hour of the last move in an index, every index of the player was written too.
drop index activities_players_mine;

-- An activity's id stands for itself. Without the community before it these are smaller; and until the tables are analyzed for the
-- first time, none of them looks as good as the key for finding one player, or one move by its key.
drop index activities_players_seq;
create unique index activities_players_seq on activities_players (activity_id, seq);
drop index activities_players_rank;
create index activities_players_rank on activities_players (activity_id, score desc, seq);
alter table activities_moves drop constraint activities_moves_once;
alter table activities_moves add constraint activities_moves_once unique (activity_id, actor, key);
