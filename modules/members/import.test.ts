// Members come in from a file: every row counted, the bad ones named, and a second time nothing changes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Importer, importer } from '#tests/fixtures/importing.ts'
import { membersFile } from '#tests/fixtures/members-file.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
let mei: Importer
before(async () => {
  world = await openWorld()
  mei = importer(world, await world.operator('Mei', 'owner'))
})
after(() => world.close())

const countsOf = ({ rows, accepted, rejected, created, changed, unchanged, merged }: any) => ({
  rows,
  accepted,
  rejected,
  created,
  changed,
  unchanged,
  merged,
})
const members = async () => (await world.house.db.selectFrom('membersMembers').select('id').execute()).length
const first = { rows: 1000, accepted: 963, rejected: 37, created: 954, changed: 0, unchanged: 0, merged: 9 }
const again = { ...first, created: 0, unchanged: 954 }
const empty = { rows: 0, accepted: 0, rejected: 0, created: 0, changed: 0, unchanged: 0, merged: 0 }
let firstId = ''

test('a thousand rows, of which thirty-seven are bad: the preview foresees it, the run does it', async () => {
  const file = membersFile()
  const it = await mei.ready(file.bytes, file.fileName)
  firstId = it.importId
  assert.equal(it.state, 'ready')
  assert.deepEqual(countsOf(it.preview), first)
  assert.deepEqual(countsOf(it), { ...empty, rows: 1000 })
  assert.deepEqual(
    it.plan.columns.map((column: any) => column.to),
    ['name', 'phone', 'email', 'phone', 'joined-at', 'tags', 'notes', 'ignore'],
  )
  assert.equal(it.preview.first.length, 20)
  assert.equal(await members(), 0)
  const done = await mei.run(it.importId)
  assert.equal(done.state, 'done')
  assert.deepEqual(countsOf(done), first)
  assert.equal(await members(), 954)
})

test('each bad row is named with its line, what was found and what to do, in the reader’s language', async () => {
  const file = membersFile()
  const { body } = await mei.call(`GET /member-imports/${firstId}/rows?show=rejected&limit=100`)
  const found = body.items.map((row: any) => [row.line, row.problems.find((p: any) => p.weight === 'reject').code])
  assert.deepEqual(found, [...file.badLines])
  const [lost] = body.items[0].problems
  assert.deepEqual([lost.column, lost.found], ['手机号', '1.4E+10'])
  assert.match(lost.what, /last digits are lost/)
  assert.match(lost.todo, /column as text/)
})

test('the same people again change nothing, in whatever encoding they come', async () => {
  for (const bytes of [
    membersFile().bytes,
    membersFile({ encoding: 'utf-8' }).bytes,
    membersFile({ encoding: 'gb18030' }).bytes,
    membersFile({ delimiter: '\t' }).bytes,
  ]) {
    const it = await mei.ready(bytes)
    assert.deepEqual(countsOf(it.preview), again)
    assert.deepEqual(countsOf(await mei.run(it.importId)), again)
  }
  assert.equal(await members(), 954)
})

test('the rejected rows come back as a file; mended, they come in', async () => {
  const text = await mei.text(`GET /member-imports/${firstId}/rejected`)
  const lines = text.trimEnd().split('\r\n')
  assert.equal(lines.length, 38)
  assert.match(lines[0] ?? '', /^\ufeffLine,Why it was not imported,姓名,手机号/)
  const unmended = await mei.ready(Buffer.from(text))
  assert.deepEqual([unmended.preview.rows, unmended.preview.rejected], [37, 37])
  const mended = text.replace(/1\.4E\+10|1\.38001E\+10|1e10/g, '')
  const it = await mei.ready(Buffer.from(mended))
  assert.deepEqual([it.preview.created, it.preview.rejected], [8, 29])
  assert.deepEqual((await mei.run(it.importId)).created, 8)
})

test('undoing takes the people away again, and tags that were made for them', async () => {
  const { items } = (await mei.call('GET /member-imports')).body
  for (const { importId } of items.filter((it: any) => it.state === 'done')) {
    const undone = await mei.undo(importId)
    assert.deepEqual([undone.state, undone.undo.kept, undone.undo.removed], ['undone', 0, undone.created])
  }
  assert.equal(await members(), 0)
  for (const table of ['membersPeople', 'membersIdentities', 'membersTags', 'membersMemberTags'] as const)
    assert.equal((await world.house.db.selectFrom(table).selectAll().execute()).length, 0, table)
})
