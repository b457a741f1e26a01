-- 0013-tiers: filled by its room.
select 1;
