// The rules of the room, without a database.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsolePost } from './contract.ts'
import { standingOf } from './rules/calendar.ts'
import { dayAt, daysFrom, instantOf, secondAfter, timeAt, weekdayOf } from './rules/clock.ts'
import { kindOf, secondsShown, whyNotAppear, whyNotEdit } from './rules/posts.ts'
import { spanMs, spanStart, spreadMs } from './rules/span.ts'
import { beginningOf, excerptOf, namedIn, searchOf } from './rules/text.ts'

const at = (iso: string) => new Date(iso)
const mem = (letter: string) => `mem_${letter.repeat(26)}`

test('a wall clock means one instant, also on the days that are not twenty-four hours long', () => {
  assert.deepEqual(instantOf('2026-03-03', '06:20', 'Asia/Shanghai'), at('2026-03-02T22:20:00Z'))
  // New York skips 02:30 on 8 March and has 01:30 twice on 1 November.
  assert.deepEqual(instantOf('2026-03-08', '02:30', 'America/New_York'), at('2026-03-08T07:30:00Z'))
  assert.deepEqual(instantOf('2026-11-01', '01:30', 'America/New_York'), at('2026-11-01T05:30:00Z'))
  assert.equal(dayAt(at('2026-03-02T16:00:00Z'), 'Asia/Shanghai'), '2026-03-03')
  assert.equal(timeAt(at('2026-03-02T22:20:00Z'), 'Asia/Shanghai'), '06:20')
  assert.equal(weekdayOf('2026-03-02'), 1)
  assert.deepEqual(daysFrom('2026-02-27', 3), ['2026-02-27', '2026-02-28', '2026-03-01'])
})

test('counts are told on the next whole second, never on this one', () => {
  assert.deepEqual(secondAfter(at('2026-03-02T00:00:00.000Z')), at('2026-03-02T00:00:01.000Z'))
  assert.deepEqual(secondAfter(at('2026-03-02T00:00:00.999Z')), at('2026-03-02T00:00:01.000Z'))
})

test('what a post is made of says what it is, and whether it may appear', () => {
  const matter = { text: '', pictures: [], voice: null }
  assert.equal(kindOf({ ...matter, voice: 'fil' }), 'voice')
  assert.equal(kindOf({ ...matter, pictures: ['fil'] }), 'pictures')
  assert.equal(kindOf({ ...matter, text: '字' }), 'text')
  assert.equal(whyNotAppear(matter)?.code, 'content.empty')
  assert.equal(whyNotAppear({ ...matter, voice: 'fil' }), null)
  assert.equal(whyNotAppear({ ...matter, voice: 'fil', pictures: ['fil'] })?.code, 'content.one-kind')
})

test('a day to mend, twenty times', () => {
  const from = at('2026-03-02T00:00:00Z')
  assert.equal(whyNotEdit(from, 19, at('2026-03-03T00:00:00Z')), null)
  assert.equal(whyNotEdit(from, 20, from)?.refusal.code, 'content.edit-too-often')
  assert.equal(whyNotEdit(from, 0, at('2026-03-03T00:00:00.001Z'))?.refusal.code, 'content.edit-too-late')
})

test('a span is half a minute; members are spread over it', () => {
  assert.equal(spanStart(at('2026-03-02T00:00:29.999Z')), at('2026-03-02T00:00:00Z').getTime())
  assert.equal(spanStart(at('2026-03-02T00:00:30Z')), at('2026-03-02T00:00:30Z').getTime())
  const spread = 'abcdefghjkmnpqrstvwxyz'.split('').map(letter => spreadMs(mem(letter)))
  assert.ok(spread.every(ms => ms >= 0 && ms < spanMs))
  assert.ok(new Set(spread.map(ms => Math.floor(ms / 3_000))).size >= 5, spread.join())
})

test('a length is never shown as short as the limit it missed', () => {
  assert.equal(secondsShown(60_501), 60.6)
  assert.equal(secondsShown(61_000), 61)
})

test('marks name members once each; they are not words to search for', () => {
  const text = `@${mem('a')} 早，@${mem('b')}！@${mem('a')} @someone`
  assert.deepEqual(namedIn(text), [mem('a'), mem('b')])
  assert.equal(searchOf(`@${mem('a')} 早`), "'早'")
  assert.equal(beginningOf(`@${mem('a')} 早`), '早')
  assert.equal(beginningOf('字'.repeat(90)).length, 61)
})

test('an excerpt is in pieces, those that match and those between', () => {
  assert.deepEqual(excerptOf('读书会明早见，读书的人', '读书'), [
    { text: '读书', hit: true },
    { text: '会明早见，', hit: false },
    { text: '读书', hit: true },
    { text: '的人', hit: false },
  ])
  const long = excerptOf(`${'前'.repeat(200)}要找的${'后'.repeat(200)}`, '要找的')
  assert.deepEqual([long[0]?.text[0], long[1], long[2]?.text.at(-1)], ['…', { text: '要找的', hit: true }, '…'])
})

test('the calendar says late when a post appeared more than a minute after its hour', () => {
  const post = { state: 'published', dueAt: at('2026-03-02T22:20:00Z') } as ConsolePost
  assert.equal(standingOf({ ...post, appearedAt: at('2026-03-02T22:21:00Z') }), 'published')
  assert.equal(standingOf({ ...post, appearedAt: at('2026-03-02T22:21:00.001Z') }), 'late')
  assert.equal(standingOf({ ...post, state: 'hidden' }), 'down')
  assert.equal(standingOf({ ...post, state: 'scheduled' }), 'scheduled')
})
