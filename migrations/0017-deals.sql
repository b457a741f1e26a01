-- 0017-deals: filled by its room.
select 1;
