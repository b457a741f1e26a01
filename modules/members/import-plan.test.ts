// What a file seems to mean, what an operator makes of it, and what its rows become.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { discourseUsers, ghostMembers } from '#kernel/sheets/fixtures/exports.ts'
import { writeXlsx } from '#kernel/sheets/write.ts'
import { csv, type Importer, importer } from '#tests/fixtures/importing.ts'
import { membersFile } from '#tests/fixtures/members-file.ts'
import { openWorld, type World } from '#tests/world.ts'
import { addField, addMember } from './index.ts'

let world: World
let mei: Importer
before(async () => {
  world = await openWorld({ startsAt: '2026-03-02T00:00:00Z' })
  mei = importer(world, await world.operator('Mei', 'owner'))
})
after(() => world.close())

const targets = (it: any) =>
  Object.fromEntries(it.sheet.headers.map((header: string, at: number) => [header, it.plan.columns[at].to]))
const named = async (name: string) => {
  const { body } = await mei.call(`GET /members?filter=${encodeURIComponent(JSON.stringify({ text: name }))}`)
  return (await mei.call(`GET /members/${body.items[0].memberId}`)).body
}

test('an export of Ghost is known by its columns: labels become tags, whoever was deleted there stays outside', async () => {
  const it = await mei.ready(Buffer.from(ghostMembers))
  assert.equal(it.sheet.knownAs, 'ghost')
  assert.equal(it.plan.system, 'ghost')
  const { id, labels, created_at, deleted_at, subscribed_to_emails } = targets(it)
  assert.deepEqual(
    [id, labels, created_at, deleted_at, subscribed_to_emails],
    ['external', 'tags', 'joined-at', 'leave-out', 'ignore'],
  )
  assert.deepEqual([it.preview.created, it.preview.rejected], [2, 1])
  assert.equal(it.preview.first[2].problems.at(-1).code, 'row.left-out')
  await mei.run(it.importId)
  const ling = await named('Ling')
  assert.equal(ling.joinedAt, '2024-01-02T08:00:00.000Z')
  assert.equal(ling.tagIds.length, 2)
  assert.deepEqual(ling.identities.map((one: any) => one.kind).toSorted(), ['email', 'external'])
  assert.match(ling.identities.find((one: any) => one.kind === 'external').subject, /^com_\w+\.ghost:65a1f0/)
})

test('an export of Discourse is known too: the nameless get their user name, the suspended stay outside', async () => {
  const it = await mei.ready(Buffer.from(discourseUsers))
  assert.equal(it.sheet.knownAs, 'discourse')
  assert.deepEqual(
    it.preview.first.map((row: any) => [row.outcome, row.tags]),
    [
      ['created', ['admins', 'staff']],
      ['created', ['staff']],
      ['rejected', []],
    ],
  )
  const all = await mei.plan(it.importId, plan => ({
    ...plan,
    columns: plan.columns.map((column: any) => (column.to === 'leave-out' ? { to: 'ignore' } : column)),
  }))
  assert.deepEqual([all.preview.created, all.preview.first[2].name], [3, 'dan'])
})

test('a file without headers is known by what stands in it, and its first row is a person too', async () => {
  const it = await mei.ready(csv(['bo@example.org', '13900000001', '林博'], ['chen@example.org', '13900000002', '陈晨']))
  assert.deepEqual(
    it.plan.columns.map((column: any) => [column.to, column.why]),
    [
      ['email', 'content'],
      ['phone', 'content'],
      ['name', 'content'],
    ],
  )
  assert.deepEqual([it.preview.rows, it.preview.created], [2, 2])
  const withHeaders = await mei.plan(it.importId, plan => ({ ...plan, reading: { ...plan.reading, headers: true } }))
  assert.equal(withHeaders.preview.rows, 1)
})

test('the encoding and the order of dates can be said; then the file is read anew', async () => {
  const file = membersFile({ encoding: 'gb18030' })
  const it = await mei.ready(file.bytes)
  assert.equal(it.sheet.encoding, 'gb18030')
  const wrong = await mei.plan(it.importId, plan => ({ ...plan, reading: { ...plan.reading, encoding: 'windows-1252' } }))
  assert.notEqual(wrong.sheet.headers[0], '姓名')
  const right = await mei.plan(it.importId, plan => ({ ...plan, reading: { ...plan.reading, encoding: 'gb18030' } }))
  assert.deepEqual([right.sheet.headers[0], right.preview.rejected], ['姓名', 37])
  const dates = csv(['email', 'joined'], ['one@example.org', '01/02/2024'])
  const unsure = await mei.ready(dates)
  assert.equal(unsure.preview.problems[0].code, 'date.ambiguous')
  const sure = await mei.plan(unsure.importId, plan => ({ ...plan, reading: { ...plan.reading, dateOrder: 'month-first' } }))
  assert.equal(sure.preview.first[0].joinedAt, '2024-01-02')
})

test('a bad cell keeps the row out, or only the cell, as the plan says', async () => {
  const rows = csv(
    ['name', 'email', 'phone', 'joined'],
    ['一', 'p1@example.org', '1.38E+10', '2024-01-01'],
    ['二', 'p2@example.org', '13900000012', '2024-02-30'],
  )
  const it = await mei.ready(rows)
  assert.deepEqual([it.preview.accepted, it.preview.rejected], [0, 2])
  const contact = await mei.plan(it.importId, plan => ({ ...plan, onBad: 'contact' }))
  assert.deepEqual([contact.preview.accepted, contact.preview.rejected], [1, 1])
  const keep = await mei.plan(it.importId, plan => ({ ...plan, onBad: 'keep' }))
  assert.deepEqual([keep.preview.accepted, keep.preview.problems.map((p: any) => p.weight)], [2, ['note', 'note']])
})

test('who is here already is filled, overwritten or left alone, and the preview says whom', async () => {
  await addField(world.ctx(), {
    key: 'city',
    kind: 'text',
    titleZh: '城市',
    titleEn: 'City',
    hintZh: '',
    hintEn: '',
    options: [],
    required: false,
    seenBy: 'self',
    askedAtSignUp: false,
  })
  const memberId = await addMember(world.ctx(), {
    name: '韩浩',
    intro: '',
    identities: [{ kind: 'email', subject: 'hao@example.net' }],
    values: { city: '杭州' },
    tagIds: [],
    source: 'operator',
  })
  const rows = csv(['姓名', '邮箱', '手机', '城市', '备注'], ['浩哥', 'HAO@example.net', '13900000033', '上海', '常来'])
  const it = await mei.ready(rows)
  assert.equal(it.plan.columns[3].to, 'field')
  assert.deepEqual(it.preview.changes.map((one: any) => one.what).toSorted(), ['contacts', 'notes'])
  const over = await mei.plan(it.importId, plan => ({ ...plan, existing: 'overwrite' }))
  assert.deepEqual(over.preview.first[0].changes, [
    { what: 'name', from: '韩浩', to: '浩哥' },
    { what: 'notes', from: '', to: '常来' },
    { what: 'values.city', from: '杭州', to: '上海' },
  ])
  const kept = await mei.plan(it.importId, plan => ({ ...plan, existing: 'keep' }))
  assert.deepEqual([kept.preview.unchanged, kept.preview.changed], [1, 0])
  const filled = await mei.plan(it.importId, plan => ({ ...plan, existing: 'fill' }))
  assert.deepEqual((await mei.run(filled.importId)).changed, 1)
  const { body } = await mei.call(`GET /members/${memberId}`)
  assert.deepEqual([body.name, body.values, body.notes, body.phone], ['韩浩', { city: '杭州' }, '常来', '+8613900000033'])
  const undone = await mei.undo(it.importId)
  assert.equal(undone.undo.restored, 1)
  const back = (await mei.call(`GET /members/${memberId}`)).body
  assert.deepEqual([back.name, back.values, back.notes, back.phone], ['韩浩', { city: '杭州' }, '', null])
})

test('a new field is made when the import starts, and goes with its undoing', async () => {
  const it = await mei.ready(csv(['email', '跑龄'], ['runner@example.org', '3.5 年'], ['runner2@example.org', '5']))
  const planned = await mei.plan(it.importId, plan => ({
    ...plan,
    columns: [plan.columns[0], { to: 'new-field', title: '跑龄', kind: 'number' }],
  }))
  assert.deepEqual([planned.preview.rejected, planned.preview.problems[0].code], [1, 'field.unfit'])
  await mei.run(it.importId)
  const keys = async () => (await mei.call('GET /member-fields')).body.map((field: any) => field.key)
  assert.ok((await keys()).includes('field_2'))
  assert.deepEqual((await named('runner2')).values, { field_2: 5 })
  await mei.undo(it.importId)
  assert.ok(!(await keys()).includes('field_2'))
})

test('the same person twice in a file is one member; the later line fills what the first left empty', async () => {
  const it = await mei.ready(
    csv(
      ['name', 'email', 'phone', 'note'],
      ['', 'twin@example.org', '', ''],
      ['双双', 'Twin@Example.org', '13900000044', '第一次'],
      ['双', '', '139 0000 0044', '第二次'],
    ),
  )
  assert.deepEqual(
    it.preview.first.map((row: any) => [row.outcome, row.sameAsLine]),
    [
      ['created', null],
      ['merged', 2],
      ['merged', 2],
    ],
  )
  const done = await mei.run(it.importId)
  assert.deepEqual([done.accepted, done.created, done.merged], [3, 1, 2])
  const { name, notes, phone } = await named('双双')
  assert.deepEqual([name, notes, phone], ['双双', '第一次', '+8613900000044'])
})

test('a workbook is read as well, and a row whose addresses belong to two people is refused', async () => {
  await mei.run((await mei.ready(csv(['email', 'phone'], ['a@example.org', ''], ['', '13900000055']))).importId)
  const parts: Uint8Array[] = []
  const rows = [
    ['甲', 'a@example.org', '13900000055', { day: '2024-05-06' }],
    ['乙', 'b@example.org', 13900000056, { day: '2024-05-06' }],
  ]
  for await (const part of writeXlsx(['姓名', '邮箱', '手机', '加入日期'], rows)) parts.push(part)
  const it = await mei.ready(Buffer.concat(parts), 'members.xlsx')
  assert.equal(it.sheet.kind, 'xlsx')
  assert.deepEqual(
    it.preview.first.map((row: any) => [row.outcome, row.problems[0]?.code, row.joinedAt]),
    [
      ['rejected', 'row.clash', '2024-05-06'],
      ['created', undefined, '2024-05-06'],
    ],
  )
})

test('a plan that cannot work is refused with the reason, and so is a file that is no table', async () => {
  const it = await mei.ready(csv(['email', 'name'], ['x@example.org', 'X']))
  const put = (columns: unknown[]) => mei.call(`PUT /member-imports/${it.importId}/plan`, { ...it.plan, columns })
  for (const columns of [
    [{ to: 'ignore' }, { to: 'name' }],
    [{ to: 'email' }, { to: 'field', key: 'nowhere' }],
    [{ to: 'email' }, { to: 'new-field' }],
  ]) {
    const { status, body } = await put(columns)
    assert.deepEqual([status, body.code], [422, 'members.import-plan-unfit'])
    assert.match(body.title, /column/)
  }
  const picture = await mei.upload(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))
  assert.deepEqual([picture.status, picture.body.code], [422, 'members.file-unreadable'])
  assert.match(picture.body.title, /it is no table/)
})
