// Fills a house for the benches through its own commands, and by bulk SQL where thousands of rows are only scenery.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemClock } from '#kernel/clock.ts'
import { type Ctx, theHouse } from '#kernel/ctx.ts'
import { migrate, readMigrations } from '#kernel/db/migrate.ts'
import { ctxFor, type House } from '#kernel/house.ts'
import { systemRandom } from '#kernel/random.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { setMembersWrite } from '#modules/content/index.ts'
import { findOrAddMemberByIdentity } from '#modules/members/index.ts'
import { raise } from '#tests/raise.ts'
import { sentence } from './floor-data.ts'

export interface Seeded {
  house: House
  communityId: string
  /** Cookie header values, one a member. */
  cookies: string[]
  postIds: string[]
  close(): Promise<void>
}

export async function seedHouse(url: string, sizes: { members: number; posts: number; comments: number }): Promise<Seeded> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  await migrate(pool, readMigrations('migrations'))
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-bench-files-'))
  const { house, app } = await raise({ databaseUrl: url, folder, clock: systemClock, random: systemRandom })
  const community = await openCommunity(systemIn(house), {
    slug: 'bench',
    name: '量一量',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const ctx = ctxFor(house, { actor: { kind: 'system', name: 'bench' }, community })
  await setMembersWrite(ctx, true)
  const { cookies, memberIds } = await makeMembers(ctx, sizes.members)
  const postIds = await makePosts(pool, ctx, memberIds, sizes)
  await pool.query('delete from kernel_outbox')
  await pool.query('delete from kernel_jobs')
  await pool.query('vacuum analyze')
  await pool.end()
  const close = async () => {
    await app.close()
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { house, communityId: community.id, cookies, postIds, close }
}

const systemIn = (house: House) => ctxFor(house, { actor: { kind: 'system', name: 'bench' }, community: theHouse })

async function makeMembers(ctx: Ctx, count: number) {
  const cookies: string[] = []
  const memberIds: string[] = []
  for (let i = 0; i < count; i += 8)
    await Promise.all(
      Array.from({ length: Math.min(8, count - i) }, async (_, k) => {
        const who = {
          kind: 'email',
          subject: `m${i + k}@bench.example`,
          name: `成员${i + k}`,
          source: 'bench',
          proved: true,
        } as const
        const { memberId, personId } = await findOrAddMemberByIdentity(ctx, who)
        memberIds.push(memberId)
        cookies.push(`ql-member=${await ctx.house.sessions.open(ctx, 'member', personId, 'bench')}`)
      }),
    )
  return { cookies, memberIds }
}

async function makePosts(
  pool: pg.Pool,
  ctx: Ctx,
  memberIds: string[],
  sizes: { posts: number; comments: number },
): Promise<string[]> {
  const id = (prefix: string) => `'${prefix}_01k' || lpad(translate(g::text, '', ''), 23, '0')`
  await pool.query(
    `insert into content_posts (community_id, id, author_id, kind, text, state, created_at, created_by, published_at, appeared_at, comments_count, search)
     select $1, ${id('pst')}, ($2::text[])[1 + g % cardinality($2::text[])], 'text', '第' || g || '个话题。' || repeat($3, 4), 'published',
            now() - g * interval '1 minute', 'bench', now() - g * interval '1 minute', now(), $5::int / $4::int, ''::tsvector
       from generate_series(1, $4::int) g`,
    [ctx.community.id, memberIds, sentence, sizes.posts, sizes.comments],
  )
  await pool.query(
    `insert into content_comments (community_id, id, post_id, author_id, text, at, search)
     select $1, ${id('cmt')}, 'pst_01k' || lpad((1 + g % $4::int)::text, 23, '0'), ($2::text[])[1 + g % cardinality($2::text[])], $3, now() - g * interval '1 second', ''::tsvector
       from generate_series(1, $5::int) g`,
    [ctx.community.id, memberIds, sentence, sizes.posts, sizes.comments],
  )
  const { rows } = await pool.query(`select id from content_posts where community_id = $1 order by id limit 2000`, [
    ctx.community.id,
  ])
  return rows.map(row => row.id)
}
