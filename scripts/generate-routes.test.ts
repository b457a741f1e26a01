// The tables hold what each app may call, in the order of the stairs, and say it the same way twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { type Contract, endpoint, inCommunity } from '#kernel/contract.ts'
import { line } from '#kernel/shapes.ts'
import { formsOf, roomNames, tableOf } from './generate-routes.ts'

const rooms = new Map<string, Contract>([
  [
    'groups',
    {
      list: endpoint({
        method: 'GET',
        path: inCommunity('/groups'),
        summary: 'List',
        who: 'anyone',
        returns: z.array(z.string()),
      }),
      qr: endpoint({ method: 'GET', path: '/qr', summary: 'QR', who: 'member', carries: 'download', returns: z.void() }),
      open: endpoint({
        method: 'POST',
        path: inCommunity('/groups'),
        summary: 'Open',
        who: 'operator',
        body: z.object({ name: line(40).meta({ title: '名称 | Name' }) }),
        returns: z.void(),
      }),
    },
  ],
  ['staff', { door: endpoint({ method: 'GET', path: '/staff/door', summary: 'Door', who: 'anyone', returns: z.void() }) }],
])

test('the member app knows nothing of operators', () => {
  const table = tableOf(rooms, 'member')
  assert.match(table, /list: 'GET \/communities\/:communityId\/groups',/)
  assert.match(table, /qr: 'GET \/qr download',/)
  assert.doesNotMatch(table, /open|staff/)
})

test('the console knows all', () => {
  const table = tableOf(rooms, 'console')
  assert.match(table, /open: 'POST \/communities\/:communityId\/groups',/)
  assert.match(table, /import type \{ staffContract \} from '#modules\/staff\/contract.ts'/)
  assert.equal(table, tableOf(rooms, 'console'))
})

test('forms are what operators send, and only that', () => {
  const forms = formsOf('groups', rooms.get('groups')!)!
  assert.match(forms, /"title":"名称 \| Name"/)
  assert.match(forms, /"maxLength":40/)
  assert.doesNotMatch(forms, /list|pattern/)
  assert.equal(formsOf('staff', rooms.get('staff')!), null)
})

test('rooms stand in the order of the stairs', () => {
  assert.deepEqual(roomNames("import { b } from './beds/index.ts'\nimport { a } from './arts/index.ts'"), ['beds', 'arts'])
})
