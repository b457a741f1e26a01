// After kill -9 of any process the next start, or the supervisor itself, brings everything back with all rows.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { ownerElsewhere } from '#tests/another-process.ts'
import { copyOfPreparedData, testFolder } from '#tests/throw-away-cluster.ts'
import { type Down, type RunningPostgres, startPostgres } from './index.ts'
import { isPostgresOf, lifeOf, postgresProcessesOf, waitUntil } from './processes.ts'

let home = ''
let dataDir = ''
let cluster = ''
let written = 0
before(async () => {
  home = testFolder()
  dataDir = await copyOfPreparedData(home)
  cluster = path.join(dataDir, 'postgres')
  const running = await startPostgres({ dataDir, ballastBytes: 0 })
  await query(running.url, 'create table rows (a int)')
  await running.stop()
})
after(() => rmSync(home, { recursive: true, force: true }))

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const write = async (url: string): Promise<void> => {
  await query(url, `insert into rows values (${written})`)
  written += 1
}
async function allThere(running: RunningPostgres): Promise<void> {
  assert.deepEqual(await query(running.url, 'select count(*)::int as n from rows'), [{ n: written }])
}
const killNow = (pid: number) => process.kill(pid, 'SIGKILL')

test('a server that is killed under us comes back by itself, with all rows', async () => {
  const seen: (Down['reason'] | 'up')[] = []
  const running = await startPostgres({
    dataDir,
    ballastBytes: 0,
    onDown: why => seen.push(why.reason),
    onUp: () => seen.push('up'),
  })
  await write(running.url)
  const first = running.pid
  killNow(first)
  assert.ok(await waitUntil(() => seen.includes('up'), 10_000))
  assert.deepEqual(seen, ['crash', 'up'])
  assert.notEqual(running.pid, first)
  assert.equal(running.isUp, true)
  await allThere(running)
  await running.stop()
})

test('stopping while it is coming back leaves nothing running', async () => {
  const running = await startPostgres({ dataDir, ballastBytes: 0 })
  killNow(running.pid)
  await waitUntil(() => !running.isUp, 5_000)
  await running.stop()
  assert.ok(await waitUntil(() => postgresProcessesOf(cluster).length === 0, 5_000))
})

test('the server that a killed app left behind is stopped in order before ours starts', async () => {
  const other = await ownerElsewhere(dataDir)
  await write(other.url)
  await other.kill()
  assert.equal(isPostgresOf(other.pid, cluster), true, 'it outlives its app')
  const said: string[] = []
  const running = await startPostgres({ dataDir, ballastBytes: 0, say: text => said.push(text.zh) })
  assert.match(said.join(), /没有正常退出/)
  assert.equal(lifeOf(other.pid), null)
  await allThere(running)
  await running.stop()
})

test('app and server killed together: the next start recovers', async () => {
  const other = await ownerElsewhere(dataDir)
  await write(other.url)
  killNow(other.pid)
  await other.kill()
  const running = await startPostgres({ dataDir, ballastBytes: 0 })
  await allThere(running)
  await running.stop()
})

/** A pid file as a killed server leaves it, with another process behind the number. */
async function leavePidFileOf(pid: number): Promise<void> {
  const running = await startPostgres({ dataDir, ballastBytes: 0 })
  await write(running.url)
  const text = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8')
  await running.stop()
  writeFileSync(path.join(cluster, 'postmaster.pid'), text.replace(/^\d+/, String(pid)))
}

test('a pid file whose number now belongs to a stranger is no obstacle, and the stranger lives on', async () => {
  const stranger = spawn('sleep', ['60'])
  try {
    await leavePidFileOf(stranger.pid!)
    const running = await startPostgres({ dataDir, ballastBytes: 0 })
    await allThere(running)
    await running.stop()
    assert.notEqual(lifeOf(stranger.pid!), null)
  } finally {
    stranger.kill()
  }
})

test('a pid file of a zombie is no obstacle either', async () => {
  // the shell becomes a sleep before its child ends, and a sleep never asks how that went
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'])
  try {
    const zombie = await new Promise<number>(done => parent.stdout.once('data', chunk => done(Number(String(chunk)))))
    assert.ok(await waitUntil(() => lifeOf(zombie) === null, 2_000))
    assert.doesNotThrow(() => process.kill(zombie, 0), 'it still answers to signals')
    await leavePidFileOf(zombie)
    const running = await startPostgres({ dataDir, ballastBytes: 0 })
    await allThere(running)
    await running.stop()
  } finally {
    parent.kill()
  }
})

test('a postgres of another folder is a stranger', async () => {
  const elsewhere = testFolder()
  const other = await startPostgres({ dataDir: await copyOfPreparedData(elsewhere), ballastBytes: 0 })
  try {
    await leavePidFileOf(other.pid)
    const running = await startPostgres({ dataDir, ballastBytes: 0 })
    await allThere(running)
    await running.stop()
    assert.deepEqual(await query(other.url, 'select 1 as one'), [{ one: 1 }])
  } finally {
    await other.stop()
    rmSync(elsewhere, { recursive: true })
  }
})
