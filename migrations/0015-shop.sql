-- 0015-shop: filled by its room.
select 1;
