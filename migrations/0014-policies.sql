-- 0014-policies: filled by its room.
select 1;
