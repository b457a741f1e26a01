// A playbook is read whole or not at all, and each mistake names its line.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { changeOf } from './compare.ts'
import { readPlaybook } from './read.ts'

const shipped = readFileSync('playbooks/daily-voice-club.yaml', 'utf8')
const mistakesOf = (text: string, locale: 'zh-CN' | 'en' = 'en') => readPlaybook(text, locale).mistakes ?? []
const lineOf = (text: string, part: string) => text.split('\n').findIndex(line => line.includes(part)) + 1

test('the shipped playbook is read as it stands', () => {
  const { playbook, mistakes } = readPlaybook(shipped, 'zh-CN')
  assert.equal(mistakes, undefined)
  assert.equal(playbook?.groups[1]?.seatsMax, 500)
  assert.deepEqual(playbook?.calendar[0]?.weekdays, [1, 2, 3, 4, 5, 6, 7])
})

test('a wrong value names its line, in the reader’s language', () => {
  const text = shipped.replace('seatsMax: 500', 'seatsMax: lots')
  const [mistake] = mistakesOf(text)
  assert.equal(mistake?.line, lineOf(text, 'seatsMax: lots'))
  assert.equal(mistake?.path, 'groups.1.seatsMax')
  assert.match(mistake?.message ?? '', /number/i)
  assert.match(mistakesOf(text, 'zh-CN')[0]?.message ?? '', /[\u4e00-\u9fff]/)
})

test('a key that nobody knows, a missing part and a bad time are all told at once', () => {
  const text = shipped
    .replace('announcement:', 'anouncement:')
    .replace('time: "06:20"', 'time: "6:20"')
    .replace('  timeZone: Asia/Shanghai\n', '')
  const found = mistakesOf(text)
  assert.deepEqual(new Set(found.map(m => m.path)), new Set(['community.timeZone', 'groups.1.anouncement', 'calendar.0.time']))
  assert.equal(found.find(m => m.path === 'calendar.0.time')?.line, lineOf(text, '"6:20"'))
  assert.equal(found.find(m => m.path === 'groups.1.anouncement')?.line, lineOf(text, 'anouncement:'))
})

test('names that point nowhere and names given twice are mistakes', () => {
  assert.match(mistakesOf(shipped.replace('parent: core', 'parent: cor'))[0]?.message ?? '', /no group cor/)
  assert.match(mistakesOf(shipped.replace('ref: beijing', 'ref: listeners'))[0]?.message ?? '', /twice/)
  assert.match(
    mistakesOf(shipped.replace('group: listeners, role: host', 'group: nobody, role: host'))[0]?.message ?? '',
    /nobody/,
  )
})

test('a group that nobody finds is told, where its door asks for nothing but what one brings oneself', () => {
  const hidden = 'seenBy: seated'
  const doors = (steps: string) => shipped.replace(/( {4}admission:\n) {6}- kind: invite\n/, `$1${steps}`)
  const [mistake, ...rest] = mistakesOf(doors('      - { kind: tier, right: 听友 }\n'))
  assert.deepEqual(rest, [])
  assert.deepEqual([mistake?.path, mistake?.line], ['groups.0.seenBy', lineOf(shipped, hidden)])
  assert.match(mistake?.message ?? '', /Nobody would find core.*seenBy: members.*kind: invite/)
  assert.match(mistakesOf(doors('      - { kind: tier, right: 听友 }\n'), 'zh-CN')[0]?.message ?? '', /谁也找不到 core/)
  assert.equal(mistakesOf(doors('      - { kind: password, phrase: 芝麻开门 }\n')).length, 1)
  assert.deepEqual(mistakesOf(doors('      - kind: invite\n      - { kind: tier, right: 听友 }\n')), [])
  assert.deepEqual(mistakesOf(doors('      - kind: application\n')), [])
  assert.deepEqual(mistakesOf(doors('      - { kind: tier, right: 听友 }\n').replace(hidden, 'seenBy: members')), [])
})

test('broken YAML names the line; a flood of aliases is no flood', () => {
  const broken = shipped.replace('  slug: chenguang', '  slug: "chenguang')
  assert.ok((mistakesOf(broken)[0]?.line ?? 0) > 1)
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`
  assert.ok(mistakesOf(bomb).length > 0)
})

test('what differs is told field by field; what is the same is not told', () => {
  const what = { part: 'groups' as const, ref: 'core', title: '核心群' }
  assert.equal(changeOf(what, { name: '甲', seatsMax: 80 }, { name: '甲' }), null)
  assert.deepEqual(changeOf(what, { name: '甲', seatsMax: 80 }, { name: '乙', seatsMax: 80 })?.fields, [
    { name: 'name', from: '甲', to: '乙' },
  ])
  assert.equal(changeOf(what, null, { name: '乙', intro: '' })?.fields.length, 1)
})
