-- Facts that come by the dozen are filed by the statement that makes them true, and one row of the outbox tells of all of them:
-- `ids` are theirs, at this moment and of this name, and the row's own subject, actor and payload say nothing.
alter table kernel_outbox add column ids text[];

-- Ids stand for themselves: without the community before them what every fact adds to is a third smaller.
drop index kernel_facts_subject;
create index kernel_facts_subject on kernel_facts (subject, at desc);
drop index kernel_facts_actor;
create index kernel_facts_actor on kernel_facts (actor, at desc);
-- By its name the doctor alone looks for a fact, and for these only.
drop index kernel_facts_name;
create index kernel_facts_name on kernel_facts (community_id, name, at desc)
  where name in ('content.posted', 'content.commented', 'shop.refund-asked');
