// The bounded call: answers come back whole, and silence, floods and redirects become typed failures without secrets.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { boundedCall, CallFailed } from './bounded-call.ts'
import { answerJson, type Loopback, listenOnLoopback } from './loopback.ts'

let server: Loopback
let requestsAfterRedirect = 0

before(async () => {
  server = await listenOnLoopback(({ path, method, body }, response) => {
    if (path === '/echo') return answerJson(response, 418, { method, body })
    if (path === '/silent') return
    if (path === '/moved') return void response.writeHead(302, { location: '/landed' }).end()
    if (path === '/landed') requestsAfterRedirect += 1
    if (path === '/cut') return void response.destroy()
    const flood = setInterval(() => response.write('x'.repeat(4096)), 1)
    response.on('close', () => clearInterval(flood))
  })
})

after(() => server.close())

function call(path: string) {
  const url = `${server.url}${path}?secret=hush`
  return boundedCall({ url, method: 'POST', body: '群落', timeoutMs: 1_500, answerBytesMax: 20_000, fetch: globalThis.fetch })
}

const failsWith = (failure: string) => (error: unknown) => {
  assert.ok(error instanceof CallFailed)
  assert.equal(error.failure, failure)
  assert.doesNotMatch(error.message, /hush/)
  return true
}

test('an answer comes back with its status, whatever the status is', async () => {
  const answer = await call('/echo')
  assert.equal(answer.status, 418)
  assert.deepEqual(JSON.parse(answer.text), { method: 'POST', body: '群落' })
})

test('a silent server, an endless answer, a cut connection and a dead port are failures that hide the query', async () => {
  await assert.rejects(call('/silent'), failsWith('timeout'))
  await assert.rejects(call('/flood'), failsWith('too-large'))
  await assert.rejects(call('/cut'), failsWith('network'))
  const dead = boundedCall({
    url: 'http://127.0.0.1:9/?secret=hush',
    timeoutMs: 1_500,
    answerBytesMax: 10,
    fetch: globalThis.fetch,
  })
  await assert.rejects(dead, failsWith('network'))
})

test('a redirect is not followed', async () => {
  await assert.rejects(call('/moved'), failsWith('redirect'))
  assert.equal(requestsAfterRedirect, 0)
})
