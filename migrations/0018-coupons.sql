-- 0018-coupons: filled by its room.
select 1;
