// The one LISTEN connection through bad networks: it comes back alone, says what it missed, and notices a silent line.
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Severable, severable } from '#tests/severable.ts'
import { until } from '#tests/workbench.ts'
import { openWorld, type World } from '#tests/world.ts'
import { type Listening, listenTo, type Pulse } from './listen.ts'

let world: World
let line: Severable
let listening: Listening | undefined
let heard: string[] = []

before(async () => {
  world = await openWorld()
})
after(() => world.close())
afterEach(async () => {
  await listening?.stop()
  await line.close()
})

async function listen(pulse?: Pulse): Promise<void> {
  heard = []
  line = await severable(world.house.database.connection)
  const ears = {
    hear: (text: string) => heard.push(text),
    lost: () => heard.push('(lost)'),
    missed: () => heard.push('(missed)'),
  }
  listening = await listenTo(line.connection, 'test_listen', world.house.log, ears, pulse)
}
const say = (text: string) => world.house.database.pool.query('select pg_notify($1, $2)', ['test_listen', text])
const lines = async () =>
  (
    await world.house.database.pool.query(
      `select 1 from pg_stat_activity where application_name = 'qunluo live' and datname = current_database()`,
    )
  ).rowCount

test('a line that stays broken for many tries comes back as one, and says what it missed', async () => {
  await listen()
  await say('one')
  await until(() => heard.length === 1, 'nothing is heard')
  line.shut()
  await until(() => heard.includes('(lost)'), 'nobody says that it is lost')
  assert.equal(listening?.isOpen(), false)
  await say('unheard')
  await until(() => line.attempts() >= 4, 'it does not try again')
  line.open()
  await until(() => heard.includes('(missed)'), 'it does not come back')
  assert.equal(listening?.isOpen(), true)
  await say('two')
  await until(() => heard.includes('two'), 'nothing is heard any more')
  await pause(150)
  assert.deepEqual(heard, ['one', '(lost)', '(missed)', 'two'])
  assert.equal(await lines(), 1)
})

test('tries grow rarer while nobody answers', async () => {
  await listen()
  line.shut()
  await pause(1_700)
  assert.ok(line.attempts() >= 3 && line.attempts() <= 5, `${line.attempts()} tries`)
})

test('a line that falls silent without a word is noticed', async () => {
  await listen({ everyMs: 60, answerMs: 120 })
  line.freeze()
  await until(() => heard.includes('(missed)'), 'the silence is not noticed')
  await say('again')
  await until(() => heard.includes('again'), 'nothing is heard any more')
  assert.deepEqual(heard, ['(lost)', '(missed)', 'again'])
})

test('stopping while it tries to come back leaves nothing open', async () => {
  await listen()
  line.shut()
  await until(() => line.attempts() >= 2, 'it does not try again')
  line.open()
  await listening?.stop()
  await pause(300)
  assert.equal(await lines(), 0)
  assert.equal(listening?.isOpen(), false)
})
