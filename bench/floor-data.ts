// The floor's tables and rows: the same sizes as ours, in the plainest form.
import { createHmac } from 'node:crypto'
import pg from 'pg'

export const sentence = '一句人们在群里会写的话，不长也不短，带一点当天的心情。'
export const floorToken = (id: number): string =>
  `${id}.${createHmac('sha256', 'bench-only').update(String(id)).digest('base64url')}`

export async function fillFloor(url: string, sizes: { members: number; topics: number; posts: number }): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`
    create table member (id bigint primary key, name text not null);
    create table topic (id bigint generated always as identity primary key, member_id bigint not null references member, title text not null,
      body text not null, replies int not null default 0, last_at timestamptz not null default now());
    create index on topic (last_at desc);
    create table post (id bigint generated always as identity primary key, topic_id bigint not null references topic,
      member_id bigint not null references member, body text not null, at timestamptz not null default now());
    create index on post (topic_id, id)`)
  await client.query(`insert into member select g, '成员' || g from generate_series(1, $1::int) g`, [sizes.members])
  await client.query(
    `insert into topic (member_id, title, body) select 1 + g % $2::int, '第' || g || '个话题', repeat($3, 4) from generate_series(1, $1::int) g`,
    [sizes.topics, sizes.members, sentence],
  )
  await client.query(
    `insert into post (topic_id, member_id, body) select 1 + g % $2::int, 1 + g % $3::int, $4 from generate_series(1, $1::int) g`,
    [sizes.posts, sizes.topics, sizes.members, sentence],
  )
  await client.query('vacuum analyze')
  await client.end()
}
