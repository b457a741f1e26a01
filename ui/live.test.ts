// The live line: opened again after a fall, with patience; asleep while hidden; closed for good when told so.
import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { openLive } from './live.ts'

class FakeSource extends EventTarget {
  address: string
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  closed = false
  constructor(address: string) {
    super()
    this.address = address
  }
  close() {
    this.closed = true
  }
  send(kind: string, data: string, lastEventId = '') {
    this.dispatchEvent(Object.assign(new Event(kind), { data, lastEventId }))
  }
}

function stage(since = '') {
  mock.timers.enable({ apis: ['setTimeout'] })
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const wide = new EventTarget()
  Object.assign(globalThis, {
    document: page,
    addEventListener: wide.addEventListener.bind(wide),
    removeEventListener: wide.removeEventListener.bind(wide),
  })
  const sources: FakeSource[] = []
  const heard: [string, unknown][] = []
  const states: string[] = []
  const ends: string[] = []
  const close = openLive('/api/live?as=member', {
    kinds: ['content.posted'],
    since,
    onMessage: (kind, body) => heard.push([kind, body]),
    onState: state => states.push(state),
    onGap: () => ends.push('gap'),
    onBye: reason => ends.push(reason),
    source: address => {
      sources.push(new FakeSource(address))
      return sources.at(-1) as unknown as EventSource
    },
    random: () => 1,
  })
  const show = (state: string) => {
    page.visibilityState = state
    page.dispatchEvent(new Event('visibilitychange'))
  }
  return { sources, heard, states, ends, close, show, done: () => mock.timers.reset() }
}

test('falls are followed by growing waits, and the last id is named', () => {
  const { sources, heard, done } = stage()
  sources[0]!.send('content.posted', '{"id":"p1"}', 'fct_1')
  assert.deepEqual(heard, [['content.posted', { id: 'p1' }]])
  sources[0]!.onerror!()
  assert.ok(sources[0]!.closed)
  mock.timers.tick(999)
  assert.equal(sources.length, 1)
  mock.timers.tick(1)
  assert.equal(sources[1]!.address, '/api/live?as=member&lastEventId=fct_1')
  sources[1]!.onerror!()
  mock.timers.tick(1_999)
  assert.equal(sources.length, 2)
  mock.timers.tick(1)
  assert.equal(sources.length, 3)
  sources[2]!.onopen!()
  sources[2]!.onerror!()
  mock.timers.tick(1_000)
  assert.equal(sources.length, 4, 'a good connection resets the patience')
  done()
})

test('a page that was drawn with something known asks for what came after it', () => {
  const { sources, done } = stage('fct_7')
  assert.equal(sources[0]!.address, '/api/live?as=member&lastEventId=fct_7')
  done()
})

test('a hidden page sleeps after a minute and wakes when seen', () => {
  const { sources, states, show, done } = stage()
  show('hidden')
  mock.timers.tick(59_000)
  assert.equal(sources[0]!.closed, false)
  mock.timers.tick(1_000)
  assert.ok(sources[0]!.closed)
  assert.equal(states.at(-1), 'asleep')
  show('visible')
  assert.equal(sources.length, 2)
  done()
})

test('a gap is told; after bye nothing is opened again', () => {
  const { sources, states, ends, show, done } = stage()
  sources[0]!.send('resync', '{}')
  sources[0]!.send('bye', '{"reason":"members.banned"}')
  assert.deepEqual(ends, ['gap', 'members.banned'])
  assert.equal(states.at(-1), 'closed')
  sources[0]!.onerror!()
  show('visible')
  mock.timers.tick(60_000)
  assert.equal(sources.length, 1)
  done()
})
