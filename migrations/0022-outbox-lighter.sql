-- The outbox is read by community, in the order of its primary key; a second order cost every fact an entry that nobody looked up.
drop index kernel_outbox_seq;
