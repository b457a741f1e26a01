// The floor of a sale: the least that takes units of one thing and writes who got them, exact with several at work. One row for
// the thing, one for each order, one statement and one commit a batch.
import pg from 'pg'

export const saleTables = `
  create table thing (id int primary key, units_left bigint not null check (units_left >= 0)) with (fillfactor = 20);
  create table bought (id bigint generated always as identity primary key, thing int not null, buyer bigint not null,
    units int not null default 1, fen bigint not null, at timestamptz not null default now(), unique (thing, buyer));`

// Each buyer is looked up by himself (`offset 0`): a plan made while the table is empty would read all of it for ever.
export const claimText = `
  with wanting as (
    select buyer, row_number() over (order by nth) as place
      from unnest($2::bigint[]) with ordinality w(buyer, nth)
     where not exists (select 1 from bought b where b.thing = $1 and b.buyer = w.buyer offset 0)),
  given as (
    update thing set units_left = units_left - least(units_left, (select count(*) from wanting))
     where id = $1 returning old.units_left - new.units_left as units)
  insert into bought (thing, buyer, fen) select $1, buyer, 98100 from wanting, given where place <= units
  returning buyer, id`

/** Orders a second in batches of `size`, with so many batches at once, until the time is over. */
export async function claimFloor(url: string, size: number, lanes: number, forMs: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: lanes })
  await pool.query(`${saleTables} insert into thing values (1, 1000000000)`)
  let next = 0
  let won = 0
  const until = performance.now() + forMs
  const started = performance.now()
  const lane = async () => {
    while (performance.now() < until) {
      const buyers = Array.from({ length: size }, () => ++next)
      const { rowCount } = await pool.query({ name: 'claim', text: claimText, values: [1, buyers] })
      won += rowCount ?? 0
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const perSecond = (won / (performance.now() - started)) * 1_000
  await pool.end()
  return perSecond
}
