// The laws of the house hold; and each of them catches its breach.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rooms } from '#modules/index.ts'
import { playBreaches } from './law/plays.ts'
import {
  headBreaches,
  nameBreaches,
  ownerBreaches,
  placeBreaches,
  relationsOf,
  sizeBreaches,
  tableBreaches,
} from './law/rooms.ts'
import { sheetBreaches } from './law/sheets.ts'
import { type Breach, source, wholeHouse } from './law/source.ts'
import { circleBreaches, screenBreaches, stairsBreaches } from './law/stairs.ts'

const house = wholeHouse()
const stairs = rooms.map(room => room.name)
const { tables, views } = relationsOf(house)
const lines = (breaches: Breach[]) => breaches.map(b => `${b.path}: ${b.why}`)
const none = (breaches: Breach[]) => assert.deepEqual(lines(breaches), [])

test('rooms import only what stands above them, through front doors; floors keep their order', () =>
  none(stairsBreaches(house, stairs)))
test('the server never loads a screen, however far away', () => none(screenBreaches(house)))
test('no import circles', () => none(circleBreaches(house)))
test('no room is too big', () => none(sizeBreaches(house)))
test('names say what they hold', () => none(nameBreaches(house)))
test('every file says in its first line what it is', () => none(headBreaches(house)))
test('settings, time, chance and SQL stand where they belong', () => none(placeBreaches(house)))
test('a store touches only its own tables', () => none(tableBreaches(house, tables, views)))
test('tables carry the name of their room', () => none(ownerBreaches(house, stairs)))
test('a class is drawn in one style sheet', () => none(sheetBreaches(house)))
test('a play is one folder and one line on the shelf', () => none(playBreaches(house)))
test('the lock file records no download addresses', () =>
  assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"/))

// The test of the test: each law is broken once, on purpose.
const caught = (breaches: Breach[], why: RegExp) =>
  assert.ok(
    breaches.some(b => why.test(b.why)),
    `not caught: ${why}; got ${lines(breaches).join(' · ')}`,
  )
const steps = ['members', 'groups', 'content']

test('a breach of the stairs is caught', () => {
  const one = (path: string, text: string) => stairsBreaches([source(path, text)], steps)
  caught(one('modules/members/routes.ts', `import { seatOf } from '#modules/groups/index.ts'`), /stand above/)
  caught(one('modules/content/routes.ts', `import { x } from '#modules/groups/store.ts'`), /front door/)
  caught(one('kernel/http/mount.ts', `import { x } from '#modules/groups/index.ts'`), /does not stand on modules/)
  caught(one('gateways/sms/client.ts', `import { x } from '#ui/api.ts'`), /does not stand on ui/)
  caught(one('modules/groups/contract.ts', `import { x } from './store.ts'`), /contract is pure/)
  const seen = [source('apps/server/web.ts', `import { pageOf } from '#apps/member/first-paint.ts'`)]
  caught(
    screenBreaches([...seen, source('apps/member/first-paint.ts', `import { Page } from './page.tsx'`)]),
    /never loads a screen/,
  )
  none(screenBreaches([...seen, source('apps/member/first-paint.ts', `import type { Page } from './page.tsx'`)]))
  caught(one('modules/groups/service.ts', ''), /nine kinds/)
  caught(one('modules/attic/index.ts', ''), /does not stand on the stairs/)
  caught(one('kernel/money.ts', `import { x } from '#tests/world.ts'`), /scaffolding/)
  none(one('modules/content/routes.ts', `import { seatOf } from '#modules/groups/index.ts'`))
})

test('a breach of the other laws is caught', () => {
  const a = source('modules/groups/rules.ts', `import './policy.ts'`)
  const b = source('modules/groups/policy.ts', `export { x } from './rules.ts'`)
  caught(circleBreaches([a, b]), /circle/)
  none(circleBreaches([a, source('modules/groups/policy.ts', `import type { X } from './rules.ts'`)]))
  caught(sizeBreaches([source('ui/long.ts', 'x\n'.repeat(251))]), /251 lines/)
  caught(sizeBreaches([source('ui/long.ts', `function sermon() {\n${'  word()\n'.repeat(60)}}`)]), /sermon has 62 lines/)
  caught(nameBreaches([source('kernel/string-utils.ts', '')]), /says nothing/)
  caught(nameBreaches([source('kernel/MoneyBag.ts', '')]), /kebab/)
  caught(headBreaches([source('kernel/money.ts', 'export const x = 1')]), /first line/)
  caught(placeBreaches([source('modules/groups/rules.ts', 'const now = new Date()')]), /come from ctx/)
  caught(placeBreaches([source('modules/groups/rules.ts', 'const roll = Math.random()')]), /come from ctx/)
  caught(placeBreaches([source('kernel/money.ts', 'process.env.HOME')]), /config\.ts alone/)
  caught(placeBreaches([source('modules/groups/routes.ts', `db.selectFrom('x')`)]), /store\.ts alone/)
  caught(placeBreaches([source('modules/groups/commands/open.ts', 'sql<{ n: number }>`select 1`')]), /store\.ts alone/)
  const known = new Set(['members_members', 'groups_seats', 'members_cards'])
  const reads = (table: string) =>
    tableBreaches([source('modules/groups/store.ts', `sql\`select 1 from ${table}\``)], known, new Set(['members_cards']))
  caught(reads('members_members'), /another room's table/)
  none(reads('members_cards'))
  none(reads('groups_seats'))
  const sheet = (path: string) => source(path, '.c-week,\n.c-day {\n  color: red;\n}')
  caught(sheetBreaches([sheet('apps/console/a.css'), sheet('apps/console/b.css')]), /c-day is drawn in apps\/console\/a\.css/)
  none(sheetBreaches([sheet('apps/console/a.css'), sheet('apps/member/a.css')]))
  const shelf = (text: string) => [
    source('plays/index.ts', text),
    ...['play.ts', 'play.test.ts', 'member.tsx'].map(name => source(`plays/wish/${name}`, '// a play')),
  ]
  const line = `import { wish } from './wish/play.ts'`
  none(playBreaches(shelf(line)))
  caught(playBreaches(shelf('')), /stands on the shelf/)
  caught(playBreaches(shelf(line).slice(0, 3)), /has its member\.tsx/)
  caught(playBreaches([...shelf(line), source('modules/activities/index.ts', `import '#plays/wish/play.ts'`)]), /only the shelf/)
  caught(ownerBreaches([source('migrations/0001-x.sql', 'create table orphans (id text);')], steps), /begins with its room/)
})
