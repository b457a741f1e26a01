// Members go out into a file that opens anywhere and calculates nothing, and that changes nothing when it comes in again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readSheet } from '#kernel/sheets/read.ts'
import { csv, type Importer, importer } from '#tests/fixtures/importing.ts'
import { membersFile } from '#tests/fixtures/members-file.ts'
import { openWorld, type World } from '#tests/world.ts'
import { addField } from './index.ts'

let world: World
let mei: Importer
before(async () => {
  world = await openWorld()
  mei = importer(world, await world.operator('Mei', 'owner'))
  const field = { hintZh: '', hintEn: '', required: false, seenBy: 'self', askedAtSignUp: false } as const
  const options = [
    { key: 'east', zh: '城东', en: 'East' },
    { key: 'west', zh: '城西，含新区', en: 'West, with the new town' },
  ]
  await addField(world.ctx(), { ...field, key: 'side', kind: 'choices', titleZh: '片区', titleEn: 'Side', options })
  await addField(world.ctx(), { ...field, key: 'km', kind: 'number', titleZh: '公里', titleEn: 'Kilometres', options: [] })
  await addField(world.ctx(), { ...field, key: 'born', kind: 'date', titleZh: '生日', titleEn: 'Birthday', options: [] })
  // Called like a column of ours.
  await addField(world.ctx(), { ...field, key: 'memo', kind: 'long-text', titleZh: '备注', titleEn: 'Notes', options: [] })
  const odd = csv(
    ['name', 'email', 'phone', 'tags', 'note', 'side', 'km', 'born', 'memo'],
    ['=cmd|calc', 'odd1@example.com', '13900000001', '=1+1,+2', '@SUM(A1)', 'east、west', '42.195', '1990-05-06', '-1\n=2'],
    ['+8613900000002', 'odd2@example.com', '', '', '\t=3', 'West, with the new town', '-3', '', ''],
    ["'quoted", 'odd3@example.com', '+14155550123', '', '', '', '', '', ''],
  )
  const it = await mei.ready(odd)
  const columns = it.plan.columns
    .with(5, { to: 'field', key: 'side' })
    .with(6, { to: 'field', key: 'km' })
    .with(7, { to: 'field', key: 'born' })
    .with(8, { to: 'field', key: 'memo' })
  const planned = await mei.plan(it.importId, plan => ({ ...plan, columns, onBad: 'keep' }))
  assert.equal(planned.preview.created, 3)
  await mei.run(it.importId)
  await mei.run((await mei.ready(membersFile().bytes)).importId)
})
after(() => world.close())

const take = async (body: object) => {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/communities/${world.club.id}/member-exports`,
    headers: { ...(await operator()).headers, 'accept-language': 'en' },
    payload: body,
  })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer
}
let someone: Awaited<ReturnType<World['operator']>> | undefined
const operator = async () => (someone ??= await world.operator('Hao', 'owner'))

test('no cell of a CSV begins a formula, and the mark for Chinese spreadsheets stands first', async () => {
  const answer = await take({ format: 'csv' })
  assert.deepEqual([...answer.rawPayload.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  assert.match(String(answer.headers['content-disposition']), /^attachment; .*\.csv/)
  let cells = 0
  const file = await readSheet(answer.rawPayload)
  for await (const row of file.rows)
    for (const cell of row.cells) {
      cells++
      // A number below zero is a number.
      if (!/^-\d+(?:\.\d+)?$/.test(cell)) assert.doesNotMatch(cell, /^\s*[=+\-@\t\r]/, `${row.line}: ${cell}`)
    }
  assert.ok(cells > 9_000)
  assert.match(answer.body, /'=cmd\|calc/)
})

test('what went out comes in again and changes nothing, in either kind of file, even where the file counts', async () => {
  const foreseen = async (body: object, name: string) => {
    const it = await mei.ready((await take(body)).rawPayload, name)
    assert.equal(it.sheet.knownAs, 'qunluo')
    assert.equal(
      it.plan.columns.some((column: any) => column.to === 'field' && column.key === 'memo'),
      true,
    )
    const over = await mei.plan(it.importId, plan => ({ ...plan, existing: 'overwrite' }))
    assert.deepEqual(
      over.preview.problems.filter((problem: any) => problem.weight === 'reject'),
      [],
    )
    assert.deepEqual([over.preview.rows, over.preview.unchanged], [957, 957], JSON.stringify(over.preview.changes))
    const done = await mei.run(it.importId)
    assert.deepEqual([done.created, done.changed, done.unchanged], [0, 0, 957])
  }
  await foreseen({ format: 'csv' }, 'members.csv')
  await foreseen({ format: 'xlsx' }, 'members.xlsx')
})

test('only whom the filter means, only the columns asked for; and it is written down who took them', async () => {
  const { body: tags } = await mei.call('GET /member-tags')
  const tag = tags.find((one: any) => one.name === '复读')
  const filter = { tagsAny: [tag.id] }
  const answer = await take({ filter, columns: ['name', 'email'], fields: [], purpose: '寄书' })
  const [head, ...rows] = answer.body.trimEnd().split('\r\n')
  assert.deepEqual([head, rows.length], ['\ufeffName,E-mail', tag.members])
  const segment = (await mei.call('POST /member-segments', { name: '复读的人', filter })).body
  const same = await take({ segmentId: segment.segmentId ?? segment.id, columns: ['name', 'email'], fields: [] })
  assert.equal(same.body, answer.body)
  const audit = await world.house.db
    .selectFrom('staffAudit')
    .select(['what', 'summary'])
    .where('what', '=', 'members.exportMembers')
    .execute()
  assert.ok(audit.some(line => JSON.stringify(line.summary).includes('寄书')))
})
