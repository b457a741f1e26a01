// What the doctor finds, for tests: the names of the laws that do not hold, in any community.
import { lawsOf } from '#kernel/doctor.ts'
import type { House } from '#kernel/house.ts'

/** Of one room, or of all. */
export async function brokenLaws(house: House, room = ''): Promise<string[]> {
  const { pool } = house.database
  const { rows } = await pool.query<{ id: string }>('select id from communities_communities')
  const broken = new Set<string>()
  for (const { name, sql } of lawsOf(house).filter(one => one.name.startsWith(`${room}.`) || room === ''))
    for (const { id } of rows) {
      const { rowCount } = await pool.query(sql, sql.includes('$2') ? [id, house.clock.now()] : [id])
      if (rowCount) broken.add(name)
    }
  return [...broken]
}
