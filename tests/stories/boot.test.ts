// The house is started, stopped, killed and started again, as operators and power cuts do it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { freshDatabase } from '../database.ts'
import { dataFolder, run, start } from '../program.ts'
import { severable } from '../severable.ts'

const data = dataFolder()
after(() => data.remove())

const alive = (pid: number): boolean => {
  try {
    // A zombie that nobody has waited for yet is as dead as any.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
const postgresPid = (): number =>
  Number(execFileSync('head', ['-1', join(data.path, 'postgres/postmaster.pid')], { encoding: 'utf8' }))

test('the first start prepares everything, greets with both addresses, and stops in order', async () => {
  const program = await start(['--data', data.path])
  const pid = postgresPid()
  assert.match(program.output(), new RegExp(`${program.url}/\\s`))
  assert.match(program.output(), new RegExp(`${program.url}/console/`))
  assert.deepEqual(await (await fetch(`${program.url}/healthz`)).json(), { ok: true })
  assert.match(await (await fetch(`${program.url}/metrics`)).text(), /qunluo_jobs_waiting/)
  assert.equal(await program.end('SIGTERM'), 0)
  assert.equal(alive(pid), false)
})

test('Ctrl-C while a request is under way lets it end', async () => {
  const program = await start(['--data', data.path])
  const answers = Promise.all(Array.from({ length: 20 }, () => fetch(`${program.url}/openapi.json`).then(r => r.status)))
  assert.deepEqual(new Set(await answers), new Set([200]))
  assert.equal(await program.end('SIGINT'), 0)
})

test('after kill -9 of the program the next start recovers by itself', async () => {
  const program = await start(['--data', data.path])
  await program.end('SIGKILL')
  const next = await start(['--data', data.path])
  assert.equal(await next.end(), 0)
})

test('after kill -9 of the database the program brings it back', async () => {
  const program = await start(['--data', data.path])
  process.kill(postgresPid(), 'SIGKILL')
  let ready = 0
  for (let i = 0; i < 200 && ready !== 200; i++) {
    await new Promise(r => setTimeout(r, 100))
    ready = await fetch(`${program.url}/readyz`).then(r => r.status)
  }
  assert.equal(ready, 200)
  assert.equal(await program.end(), 0)
})

test('after kill -9 of both the next start recovers', async () => {
  const program = await start(['--data', data.path])
  process.kill(postgresPid(), 'SIGKILL')
  await program.end('SIGKILL')
  const next = await start(['--data', data.path])
  assert.equal(await next.end(), 0)
})

test('a second program on the same data is told so, and the first lives on', async () => {
  const program = await start(['--data', data.path])
  const second = run(['--data', data.path, '--port', '0'])
  assert.equal(await second.exited, 1)
  assert.match(second.output(), /另一个群落.*正在使用/)
  assert.equal((await fetch(`${program.url}/readyz`)).status, 200)
  assert.equal(await program.end(), 0)
})

for (const [how, code, word] of [
  ['shut', 0, '已停止'],
  ['freeze', 1, '数据库没有回应'],
] as const)
  test(`it stops though its database is gone (${how})`, async () => {
    const database = await freshDatabase()
    const way = await severable({ connectionString: database.url })
    const { host, port, user, database: name, password } = way.connection
    const secret = password ? `:${encodeURIComponent(String(password))}` : ''
    const program = await start(['--data', data.path], { DATABASE_URL: `postgres://${user}${secret}@${host}:${port}/${name}` })
    if (how === 'shut') way.shut()
    else way.freeze(true)
    void fetch(`${program.url}/`).catch(() => {})
    await pause(300)
    assert.equal(await program.end(), code)
    assert.match(program.output(), new RegExp(word))
    await way.close()
    await database.drop()
  })

test('a port in use is said before anything is started', async () => {
  const taken = createServer()
  await new Promise<void>(listening => taken.listen(0, '127.0.0.1', listening))
  const { port } = taken.address() as { port: number }
  const program = run(['--data', data.path, '--port', String(port)])
  assert.equal(await program.exited, 1)
  assert.match(program.output(), new RegExp(`端口 ${port} 已被占用`))
  taken.close()
})

test('a foreign data folder is left alone', async () => {
  const foreign = dataFolder()
  mkdirSync(foreign.path, { recursive: true })
  writeFileSync(join(foreign.path, 'letters.txt'), 'not yours')
  const program = run(['--data', foreign.path, '--port', '0'])
  assert.equal(await program.exited, 1)
  assert.equal(readFileSync(join(foreign.path, 'letters.txt'), 'utf8'), 'not yours')
  assert.match(program.output(), /letters|不是|not a Qunluo/i)
  foreign.remove()
})

test('all mistakes in the settings are told at once', async () => {
  const program = run(['--colour'], { PORT: 'tea', PUBLIC_URL: 'ftp://x', DEFAULT_LOCALE: 'fr' })
  assert.equal(await program.exited, 1)
  for (const name of ['--colour', 'PORT', 'PUBLIC_URL', 'DEFAULT_LOCALE']) assert.match(program.output(), new RegExp(name))
})
