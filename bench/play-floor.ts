// The floor of a coupon game and of a packet: the least that takes a prize or a share and writes who played. One row for what is
// left, one for each play, one statement and one commit a batch.
import pg from 'pg'

export const playTables = `
  create table prize (id int primary key, units_left bigint not null check (units_left >= 0)) with (fillfactor = 20);
  create table played (id bigint generated always as identity primary key, player bigint not null, prize int, at timestamptz not null default now());
  create table packet (id int primary key, shares bigint[] not null, taken int not null default 0) with (fillfactor = 20);
  create table grabbed (packet int not null, nth int not null, player bigint not null, fen bigint not null, at timestamptz not null default now(),
    primary key (packet, nth), unique (packet, player));`

/** Draws for $1 players: those of $2 won, while there are any. */
export const playText = `
  with won as (
    update prize set units_left = units_left - least(units_left, (select count(*) from unnest($2::bigint[])))
     where id = 1 returning old.units_left - new.units_left as units)
  insert into played (player, prize)
  select p.player, case when w.nth <= won.units then 1 end
    from unnest($1::bigint[]) p(player)
    cross join won
    left join unnest($2::bigint[]) with ordinality w(player, nth) on w.player = p.player
  returning player, prize`

/** Plays a second in batches of `size` with so many batches at once, until `amount` is reached or the time is over. */
export async function playFloor(url: string, of: { size: number; lanes: number; amount: number; odds: number }): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: of.lanes })
  await pool.query(`${playTables} insert into prize values (1, 1000000000)`)
  let next = 0
  const started = performance.now()
  const lane = async () => {
    while (next < of.amount) {
      const from = next
      next += of.size
      const players = Array.from({ length: Math.min(of.size, of.amount - from) }, (_, i) => from + i)
      const won = players.filter(player => player % 10_000 < of.odds)
      await pool.query({ name: 'play', text: playText, values: [players, won] })
    }
  }
  await Promise.all(Array.from({ length: of.lanes }, lane))
  const perSecond = (of.amount / (performance.now() - started)) * 1_000
  await pool.end()
  return perSecond
}

/** Who gets the next share of packet $1 among $2 (a player has one share): the bare tables of a packet. */
export const grabText = `
  with wanting as (
    select player, row_number() over (order by nth) as place
      from unnest($2::bigint[]) with ordinality w(player, nth)
     where not exists (select 1 from grabbed g where g.packet = $1 and g.player = w.player offset 0)),
  given as (
    update packet set taken = least(cardinality(shares), taken + (select count(*) from wanting))
     where id = $1 returning old.taken as before, new.taken as after, shares)
  insert into grabbed (packet, nth, player, fen)
  select $1, before + place, player, shares[before + place] from wanting, given where before + place <= after
  returning player, fen`
