// Answers are asked for once, kept, and asked for again when told so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Answers, keyOf } from './answers.ts'

test('two screens asking the same question ask once', async () => {
  const answers = new Answers(() => 5)
  let asked = 0
  const fetcher = async () => ++asked
  await Promise.all([answers.ask('a', fetcher), answers.ask('a', fetcher)])
  assert.equal(asked, 1)
  assert.deepEqual(answers.get('a'), { data: 1, error: undefined, asking: false, at: 5 })
})

test('an error leaves the last good data standing', async () => {
  const answers = new Answers(() => 5)
  await answers.ask('a', async () => 'good')
  await answers.ask('a', async () => {
    throw new Error('no')
  })
  assert.equal(answers.get('a').data, 'good')
  assert.match(String(answers.get('a').error), /no/)
})

test('refreshing a room touches its questions and no other', async () => {
  const answers = new Answers(() => 5)
  for (const key of [keyOf('groups.list', {}), keyOf('groups.get', { id: 1 }), keyOf('groupsOld.list', {})])
    await answers.ask(key, async () => 1)
  answers.refresh('groups')
  assert.ok(answers.isOld(keyOf('groups.list', {}), 1000))
  assert.ok(answers.isOld(keyOf('groups.get', { id: 1 }), 1000))
  assert.equal(answers.isOld(keyOf('groupsOld.list', {}), 1000), false)
})

test('an answer to a question asked before the refresh does not overwrite the later one', async () => {
  const answers = new Answers(() => 5)
  const slow = Promise.withResolvers<string>()
  const first = answers.ask('a', () => slow.promise)
  answers.refresh('a')
  await answers.ask('a', async () => 'new')
  slow.resolve('old')
  await first
  assert.equal(answers.get('a').data, 'new')
})

test('watchers hear changes until they stop', async () => {
  const answers = new Answers(() => 5)
  let heard = 0
  const stop = answers.watch('a', () => heard++)
  answers.set<number>('a', old => (old ?? 0) + 1)
  stop()
  answers.set<number>('a', old => (old ?? 0) + 1)
  assert.equal(heard, 1)
  assert.equal(answers.get('a').data, 2)
})

test('clear forgets everything, also what is on its way', async () => {
  const answers = new Answers(() => 5)
  const slow = Promise.withResolvers<string>()
  const asked = answers.ask('a', () => slow.promise)
  answers.clear()
  slow.resolve('of the one who signed out')
  await asked
  assert.equal(answers.get('a').data, undefined)
})

test('what a live message tells changes the kept answers of one operation, question by question, and asks nothing', () => {
  const answers = new Answers(() => 5)
  const key = (groupId: string) => keyOf('content.groupStream', { groupId })
  answers.set(key('a'), ['old'])
  answers.set(key('b'), ['old'])
  answers.set(keyOf('content.groupStreams', { groupId: 'a' }), ['old'])
  answers.change<string[]>('content.groupStream', (old, ask) => (ask.groupId === 'a' ? ['new', ...old] : old))
  assert.deepEqual(answers.get(key('a')).data, ['new', 'old'])
  assert.deepEqual(answers.get(key('b')).data, ['old'])
  assert.deepEqual(answers.get(keyOf('content.groupStreams', { groupId: 'a' })).data, ['old'])
})
