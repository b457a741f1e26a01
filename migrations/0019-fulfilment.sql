-- 0019-fulfilment: filled by its room.
select 1;
