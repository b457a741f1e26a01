-- A launch makes activities and series too.
alter table playbooks_things drop constraint playbooks_things_part_check;
alter table playbooks_things add constraint playbooks_things_part_check
  check (part in ('rounds', 'benefits', 'products', 'variants', 'offers', 'coupons', 'deals', 'activities'));
