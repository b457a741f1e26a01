// Whatever a file holds: every row is counted once, the preview foresees the run, and a second time nothing changes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { SheetRow } from '#kernel/sheets/read.ts'
import { type Importer, importer } from '#tests/fixtures/importing.ts'
import { openWorld, type World } from '#tests/world.ts'
import { ImportPlan } from './contract/import-shapes.ts'
import { decide } from './rules/import-decide.ts'
import { emptyTally, tallyDeeds } from './rules/import-preview.ts'
import { rowReader } from './rules/import-read.ts'
import { byLine, handfulMemory, type KnownMember, sortRows, wholeFileMemory } from './rules/import-sort.ts'

let world: World
let mei: Importer
before(async () => {
  world = await openWorld()
  mei = importer(world, await world.operator('Mei', 'owner'))
})
after(() => world.close())

// Few people, so that rows meet each other; and whatever else someone may have typed.
const email = fc.constantFrom(
  'a@example.com',
  'B@example.com',
  ' c@example.com ',
  'd@例子.com',
  'broken@',
  '',
  'a@example.com;b@example.com',
)
const phone = fc.constantFrom(
  '13800000001',
  '+86 138 0000 0002',
  '1.38E+10',
  '138****0001',
  '',
  '无',
  '13800000003.0',
  '010-62345678',
)
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('=1+1', '2024-02-30', '45292', '粉丝', '书友;晨读', '👨‍👩‍👧‍👦'.repeat(30), '\ud800', "O'Brien"),
)
const row = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(anything, email, phone, anything, anything, anything).map(cells => [...cells]) },
  { weight: 1, arbitrary: fc.array(anything, { maxLength: 9 }) },
)
const headers = ['姓名', '邮箱', '手机', '标签', '加入时间', '备注']
const targets = ['name', 'email', 'phone', 'tags', 'joined-at', 'notes'] as const
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const fileOf = (rows: string[][]) => Buffer.from([headers, ...rows].map(cells => cells.map(quoted).join(',')).join('\n'))
const figures = ({ accepted, rejected, created, changed, unchanged, merged }: any) => ({
  accepted,
  rejected,
  created,
  changed,
  unchanged,
  merged,
})

test('accepted and rejected are all rows; a second run of any file changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 25 }),
      fc.constantFrom('reject', 'contact', 'keep'),
      fc.constantFrom('fill', 'overwrite', 'keep'),
      async (rows, onBad, existing) => {
        // Uploads are counted by time; these are many.
        await world.advance(60_000)
        const uploaded = await mei.upload(fileOf(rows))
        if (uploaded.status !== 200) return assert.equal(uploaded.body.code, 'members.file-unreadable')
        await world.settle()
        const it = await mei.plan(uploaded.body.importId, plan => ({
          ...plan,
          onBad,
          existing,
          reading: { ...plan.reading, headers: true },
          columns: targets.map(to => ({ to })),
        }))
        assert.equal(it.state, 'ready', it.trouble)
        const done = await mei.run(it.importId)
        assert.equal(done.state, 'done', done.trouble)
        assert.equal(done.accepted + done.rejected, done.rows)
        assert.deepEqual(figures(done), figures(it.preview))
        const rowsKept = await world.house.db
          .selectFrom('membersImportRows')
          .select('number')
          .where('importId', '=', it.importId)
          .execute()
        assert.deepEqual(
          rowsKept.map(one => one.number).toSorted((a, b) => a - b),
          Array.from({ length: done.rows }, (_, at) => at + 1),
        )
        const again = await mei.upload(fileOf(rows))
        await world.settle()
        const second = await mei.plan(again.body.importId, () => it.plan)
        const twice = await mei.run(second.importId)
        assert.deepEqual([twice.created, twice.changed, twice.accepted], [0, 0, done.accepted])
        const { undo } = await mei.undo(it.importId)
        assert.equal(undo.removed + undo.kept >= done.created, true)
        assert.equal((await world.house.db.selectFrom('membersMembers').select('id').execute()).length, 0)
        assert.equal((await world.house.db.selectFrom('membersPeople').select('id').execute()).length, 0)
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 15) },
  )
})

// The database, as far as sorting out is concerned: whom a key means.
interface Shelf {
  known: Map<string, { key: string; personId: string; member: KnownMember }>
  lines: Map<string, number>
}

test('however large the handfuls are, the same rows come to the same', () => {
  const plan = ImportPlan.parse({ reading: {}, columns: targets.map(to => ({ to })), onBad: 'keep' })
  const what = {
    plan,
    headers,
    fields: [],
    communityId: 'com_1',
    timeZone: 'Asia/Shanghai',
    now: new Date('2026-03-02T00:00:00Z'),
  }
  const outcomes = (rows: SheetRow[], size: number) => {
    const read = rowReader(what)
    const shelf: Shelf = { known: new Map(), lines: new Map() }
    const found: unknown[] = []
    for (let at = 0; at < rows.length; at += size) {
      const handful = rows.slice(at, at + size).map((one, k) => read(one, at + k + 1))
      const sorted = sortRows(
        handful.filter(one => one.wish),
        shelf.known,
        handfulMemory(shelf.lines),
        one => `per_${one.number}`,
      )
      const { deeds, people } = decide(handful, sorted, { plan, source: 'import:1', worn: new Map() })
      for (const { group, profile } of people) {
        const member = { id: `mem ${group.personId}`, state: 'here' as const, source: 'import:1', ...profile }
        for (const deed of deeds)
          if (deed.group === group)
            for (const one of deed.identities)
              shelf.known.set(`${one.kind} ${one.subject}`, { key: '', personId: group.personId, member })
        for (const one of shelf.known.values()) if (one.personId === group.personId) one.member = member
        if (group.earlierLine === null) shelf.lines.set(member.id, group.rows[0]?.line ?? 0)
      }
      found.push(...deeds.map(deed => [deed.outcome, deed.sameAsLine, deed.group?.personId]))
    }
    return found
  }
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 30 }), (rows, size) => {
      const asRows = (): SheetRow[] =>
        rows.map((cells, at) => ({ line: at + 2, cells: [...cells, '', '', '', '', '', ''].slice(0, 6) }))
      assert.deepEqual(outcomes(asRows(), size), outcomes(asRows(), 1_000))
    }),
  )
})

test('a look at a whole file counts as one handful would', () => {
  const plan = ImportPlan.parse({ reading: {}, columns: targets.map(to => ({ to })), onBad: 'keep' })
  const what = {
    plan,
    headers,
    fields: [],
    communityId: 'com_1',
    timeZone: 'Asia/Shanghai',
    now: new Date('2026-03-02T00:00:00Z'),
  }
  const counted = (rows: string[][], size: number) => {
    const read = rowReader(what)
    const memory = wholeFileMemory(new Map())
    const tally = emptyTally()
    for (let at = 0; at < rows.length; at += size) {
      const handful = rows
        .slice(at, at + size)
        .map((cells, k) => read({ line: at + k + 2, cells: [...cells, '', '', '', '', '', ''].slice(0, 6) }, at + k + 1))
      const sorted = sortRows(
        handful.filter(one => one.wish),
        new Map(),
        memory,
        one => byLine(one.line),
      )
      tallyDeeds(tally, decide(handful, sorted, { plan, source: 'import:1', worn: new Map() }).deeds, new Set())
    }
    return tally.counts
  }
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (rows, size) => {
      const counts = counted(rows, size)
      assert.deepEqual(counts, counted(rows, 1_000))
      assert.equal(counts.accepted + counts.rejected, rows.length)
    }),
  )
})
