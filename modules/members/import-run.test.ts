// The running of an import: interrupted, paused, raced, undone in part; whatever happens, no row counts twice and none is lost.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { csv, type Importer, importer } from '#tests/fixtures/importing.ts'
import { memberName } from '#tests/fixtures/members-file.ts'
import { openWorld, type World } from '#tests/world.ts'
import { changeMember } from './commands/change-profile.ts'
import { eraseMember } from './commands/erase-person.ts'
import { forgetOldImports } from './commands/forget-import.ts'
import { noteActivity, tagMembers } from './index.ts'

let world: World
let mei: Importer
before(async () => {
  world = await openWorld()
  mei = importer(world, await world.operator('Mei', 'owner'))
})
after(() => world.close())

const people = (from: number, to: number) =>
  csv(
    ['姓名', '邮箱', '手机', '标签'],
    ...Array.from({ length: to - from }, (_, k) => [
      memberName(from + k),
      `run${from + k}@example.com`,
      `139${String(from + k).padStart(8, '0')}`,
      k % 2 ? '跑友' : '',
    ]),
  )
const count = async (where = sql<boolean>`true`) =>
  (await sql<{ n: number }>`select count(*)::int as n from members_members where ${where}`.execute(world.house.db)).rows[0]?.n
const ledger = async (importId: string) =>
  await world.house.db.selectFrom('membersImportRows').selectAll().where('importId', '=', importId).orderBy('number').execute()
const sums = (it: any) =>
  assert.deepEqual([it.accepted + it.rejected, it.created + it.changed + it.unchanged + it.merged], [it.done, it.accepted])

/** The database refuses the ledger's row of this number, once the import gets there. */
const breakAt = (number: number, state: string) =>
  sql`create or replace function break_import() returns trigger language plpgsql as $$ begin
        if new.number = ${sql.lit(number)} then raise exception 'broken on purpose' using errcode = ${sql.lit(state)}; end if; return new; end $$;`
    .execute(world.house.db)
    .then(() =>
      sql`create or replace trigger break_import before insert on members_import_rows for each row execute function break_import()`.execute(
        world.house.db,
      ),
    )
const mend = () => sql`drop trigger break_import on members_import_rows`.execute(world.house.db)

test('broken off midway, it goes on from where it stood: each row once', async () => {
  const it = await mei.ready(people(0, 3500))
  await breakAt(2500, 'XX000')
  await mei.call(`POST /member-imports/${it.importId}/run`)
  await assert.rejects(world.settle(), /broken on purpose/)
  const broken = await mei.get(it.importId)
  assert.deepEqual([broken.state, broken.done, broken.created, await count()], ['running', 2000, 2000, 2000])
  assert.equal((await ledger(it.importId)).length, 2000)
  await mend()
  await world.advance(60_000)
  const done = await mei.get(it.importId)
  assert.deepEqual([done.state, done.done, done.created], ['done', 3500, 3500])
  sums(done)
  const rows = await ledger(it.importId)
  assert.deepEqual([rows.length, new Set(rows.map(row => row.memberId)).size, await count()], [3500, 3500, 3500])
})

test('a row that the database refuses whatever is done stays outside alone', async () => {
  const it = await mei.ready(people(10_000, 11_200))
  await breakAt(777, '22P05')
  await mei.call(`POST /member-imports/${it.importId}/run`)
  await assert.rejects(world.settle(), /broken on purpose/)
  await sql`create or replace function break_import() returns trigger language plpgsql as $$ begin
    if new.number = 777 and new.outcome <> 'rejected' then raise exception 'broken on purpose' using errcode = '22P05'; end if; return new; end $$`.execute(
    world.house.db,
  )
  await world.advance(60_000)
  await mend()
  const done = await mei.get(it.importId)
  assert.deepEqual([done.state, done.created, done.rejected], ['done', 1199, 1])
  const { body } = await mei.call(`GET /member-imports/${it.importId}/rows?show=rejected`)
  assert.deepEqual([body.items[0].line, body.items[0].problems[0].code], [778, 'row.not-storable'])
})

test('after five failures without a step forward it stands still and says so; then it can go on', async () => {
  const it = await mei.ready(people(20_000, 20_010))
  await breakAt(5, 'XX000')
  await mei.call(`POST /member-imports/${it.importId}/run`)
  for (let tries = 0; tries < 5; tries++) await world.advance(120_000).catch(() => {})
  const stuck = await mei.get(it.importId)
  assert.equal(stuck.state, 'paused')
  assert.match(stuck.trouble, /several times/)
  await mend()
  assert.deepEqual((await mei.run(it.importId)).created, 10)
})

test('paused, it holds; cancelled, what came in stays; started again, only once', async () => {
  const it = await mei.ready(people(30_000, 30_020))
  await mei.call(`POST /member-imports/${it.importId}/run`)
  await mei.call(`POST /member-imports/${it.importId}/pause`)
  await world.settle()
  assert.deepEqual([(await mei.get(it.importId)).state, (await mei.get(it.importId)).done], ['paused', 0])
  assert.equal((await mei.call(`POST /member-imports/${it.importId}/pause`)).status, 409)
  const starts = await Promise.all([1, 2, 3].map(() => mei.call(`POST /member-imports/${it.importId}/run`)))
  assert.deepEqual(starts.map(answer => answer.status).toSorted(), [200, 409, 409])
  await world.settle()
  const done = await mei.get(it.importId)
  assert.deepEqual([done.state, done.created], ['done', 20])
  assert.equal((await mei.call(`POST /member-imports/${it.importId}/cancellation`)).status, 409)
})

test('two jobs for one import do not do a row twice', async () => {
  const it = await mei.ready(people(40_000, 43_000))
  await mei.call(`POST /member-imports/${it.importId}/run`)
  const { attempt } = await world.house.db
    .selectFrom('membersImports')
    .select('attempt')
    .where('id', '=', it.importId)
    .executeTakeFirstOrThrow()
  const job = world.house.jobIndex.get('members.run-import')
  const runs = await Promise.allSettled([1, 2].map(() => job?.run(world.ctx(), { importId: it.importId, attempt })))
  assert.ok(runs.some(run => run.status === 'fulfilled'))
  await world.advance(60_000)
  const done = await mei.get(it.importId)
  assert.deepEqual([done.state, done.created], ['done', 3000])
  assert.equal((await ledger(it.importId)).length, 3000)
})

test('two imports of overlapping people at once make each person once', async () => {
  const before = (await count()) ?? 0
  const one = await mei.ready(people(50_000, 52_500))
  const other = await mei.ready(people(51_000, 53_500))
  for (const it of [one, other]) await mei.call(`POST /member-imports/${it.importId}/run`)
  const job = world.house.jobIndex.get('members.run-import')
  await Promise.all([one, other].map(it => job?.run(world.ctx(), { importId: it.importId, attempt: 1 })))
  await world.settle()
  const both = [await mei.get(one.importId), await mei.get(other.importId)]
  assert.deepEqual(
    both.map(it => it.state),
    ['done', 'done'],
  )
  assert.equal(both[0].created + both[1].created, 3500)
  assert.equal(both[0].unchanged + both[1].unchanged, 1500)
  assert.equal(await count(), before + 3500)
})

test('undoing leaves whom someone has touched since, and says who and why', async () => {
  const it = await mei.ready(people(60_000, 60_010))
  await mei.run(it.importId)
  const ids = (await ledger(it.importId)).map(row => row.memberId ?? '')
  await changeMember(world.ctx(), ids[0] ?? '', { notes: '打过电话' })
  const tag = (await mei.call('POST /member-tags', { name: '重要' })).body
  await tagMembers(world.ctx(), tag.id, { put: [ids[1] ?? ''], take: [] })
  await noteActivity(world.ctx(), ids[2] ?? '', 'visit', 'fct_1')
  await eraseMember(world.ctx(), ids[3] ?? '')
  await world.settle()
  const undone = await mei.undo(it.importId)
  assert.deepEqual([undone.state, undone.undo.removed, undone.undo.kept], ['undone', 6, 4])
  const { body } = await mei.call(`GET /member-imports/${it.importId}/rows?show=kept`)
  assert.deepEqual(
    body.items.map((row: any) => [row.number, row.kept.includes('active'), row.kept.includes('profile')]),
    [
      [1, true, true],
      [2, true, false],
      [3, true, false],
      [4, true, true],
    ],
  )
  const left = await world.house.db.selectFrom('membersMembers').select('id').where('id', 'in', ids).execute()
  assert.deepEqual(left.map(row => row.id).toSorted(), ids.slice(0, 4).toSorted())
  assert.equal((await mei.call(`POST /member-imports/${it.importId}/undoing`)).status, 409)
})

test('after a week it cannot be undone; after a month the file and its rows are forgotten', async () => {
  const it = await mei.ready(people(70_000, 70_005))
  await mei.run(it.importId)
  await world.advance(8 * 86_400_000)
  // Sessions end sooner than that.
  mei = importer(world, await world.operator('Mei again', 'owner'))
  const late = await mei.call(`POST /member-imports/${it.importId}/undoing`)
  assert.deepEqual([late.status, late.body.code], [409, 'members.import-undo-too-late'])
  await world.advance(23 * 86_400_000)
  await forgetOldImports(world.ctx())
  mei = importer(world, await world.operator('Mei at last', 'owner'))
  const gone = await mei.get(it.importId)
  assert.deepEqual([gone.state, gone.created, gone.sheet, gone.preview], ['done', 5, null, null])
  assert.equal((await ledger(it.importId)).length, 0)
  assert.equal((await mei.call(`GET /member-imports/${it.importId}/rejected`)).status, 410)
  assert.equal(
    (await world.house.db.selectFrom('kernelFiles').select('id').where('subject', '=', it.importId).execute()).length,
    0,
  )
})
