-- A buyer asks for his money back, or to send the goods back; an operator grants it or says why not.
create table shop_refund_requests (
  community_id text not null,
  id           text not null,
  order_id     text not null,
  member_id    text not null,
  -- refund: money alone; return: the goods come back as well.
  kind         text not null check (kind in ('refund', 'return')),
  -- Which lines of the order are meant; none: all of it.
  lines        int[] not null default '{}' check (cardinality(lines) <= 50),
  reason       text not null check (length(reason) between 1 and 200),
  -- lapsed: all of the order went back in another way meanwhile.
  state        text not null check (state in ('open', 'withdrawn', 'granted', 'declined', 'lapsed')),
  answer       text not null default '' check (length(answer) <= 200),
  refund_id    text,
  asked_at     timestamptz not null,
  ended_at     timestamptz,
  ended_by     text,
  primary key (community_id, id),
  foreign key (community_id, order_id) references shop_orders (community_id, id),
  foreign key (community_id, refund_id) references shop_refunds (community_id, id),
  check ((state = 'open') = (ended_at is null)),
  check ((ended_at is null) = (ended_by is null)),
  check (refund_id is null or state = 'granted'),
  check (state <> 'declined' or answer <> '')
);
create unique index shop_refund_requests_open on shop_refund_requests (community_id, order_id) where state = 'open';
create index shop_refund_requests_of on shop_refund_requests (community_id, order_id);
