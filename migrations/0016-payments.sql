-- 0016-payments: filled by its room.
select 1;
