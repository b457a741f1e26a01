// What is refused before anything is touched: folders of others, newer data, a second owner, a disk without room.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { needsTwoUsers, ownerElsewhere, twoUsers } from '#tests/another-process.ts'
import { copyOfPreparedData, testFolder } from '#tests/throw-away-cluster.ts'
import { releaseBallast } from './ballast.ts'
import { CannotStart, type CannotStartCode } from './cannot-start.ts'
import { layOut, ourVersion, requireSpace } from './data-folder.ts'
import { startPostgres } from './index.ts'
import { takeOwnership } from './owner-lock.ts'
import { lifeOf, placeOfPids } from './processes.ts'

let home = ''
before(() => {
  home = testFolder()
})
after(() => rmSync(home, { recursive: true, force: true }))

let folders = 0
function folderWith(files: Record<string, string>): string {
  folders += 1
  const dir = path.join(home, `folder-${folders}`)
  mkdirSync(dir)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text)
  return dir
}

const refusedWith = (code: CannotStartCode, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof CannotStart, String(error))
  assert.equal(error.code, code)
  assert.match(error.text.en, words)
  assert.match(error.text.zh, /请.+。$/)
  return true
}

async function refused(dataDir: string, code: CannotStartCode, words: RegExp): Promise<void> {
  const before = readdirSync(dataDir)
  await assert.rejects(startPostgres({ dataDir, ballastBytes: 0 }), refusedWith(code, words))
  assert.deepEqual(readdirSync(dataDir), before, 'nothing was touched')
}
const marker = (over: Record<string, unknown>): string =>
  JSON.stringify({ product: 'qunluo', postgresMajor: 18, createdBy: ourVersion, usedBy: ourVersion, ...over })

test('a folder that holds something else', async () => {
  await refused(folderWith({ 'thesis.docx': '…' }), 'data-foreign', /not a data directory of Qunluo \(it holds thesis\.docx\)/)
})

test('data that a newer Qunluo has used', async () => {
  await refused(folderWith({ 'qunluo.json': marker({ usedBy: '99.1.0' }) }), 'data-newer', /99\.1\.0, which is newer/)
})

test('data of another PostgreSQL, newer or older', async () => {
  await refused(folderWith({ 'qunluo.json': marker({ postgresMajor: 99 }) }), 'data-newer', /PostgreSQL 99/)
  await refused(folderWith({ 'qunluo.json': marker({ postgresMajor: 12 }) }), 'data-older', /Export it/)
})

test('a marker that cannot be read', async () => {
  await refused(folderWith({ 'qunluo.json': '{"product":' }), 'data-damaged', /Restore that file/)
})

test('a name that is no folder', async () => {
  const file = path.join(folderWith({ file: '' }), 'file')
  await assert.rejects(startPostgres({ dataDir: file }), refusedWith('data-unwritable', /cannot be used/))
})

test('data of another user', { skip: !twoUsers && needsTwoUsers }, async () => {
  const dataDir = await copyOfPreparedData(testFolderHere())
  chownSync(dataDir, 65534, 65534)
  await assert.rejects(ownerElsewhere(dataDir, { uid: 65534, gid: 65534 }), /belongs to the user \d+, not to you/)
})
const testFolderHere = () => folderWith({})

test('a second Qunluo on the same data', async () => {
  const dataDir = await copyOfPreparedData(testFolderHere())
  const other = await ownerElsewhere(dataDir)
  await refused(dataDir, 'data-in-use', new RegExp(`process ${other.process.pid}`))
  other.process.kill('SIGTERM')
  await new Promise(done => other.process.once('exit', done))
  const running = await startPostgres({ dataDir, ballastBytes: 0 })
  await running.stop()
})

test('a lock of the dead is taken, even when its number lives again', async () => {
  const me = lifeOf(process.pid)!
  const stale = [{ ...me, pid: 2 ** 22 + 1 }, { ...me, startTicks: '1' }, 'nonsense']
  for (const left of stale) {
    const dir = folderWith({ 'qunluo.lock': JSON.stringify(typeof left === 'string' ? left : { ...left, place: placeOfPids() }) })
    const ownership = await takeOwnership(layOut(dir).lock, dir, () => {})
    assert.equal(JSON.parse(readFileSync(layOut(dir).lock, 'utf8')).pid, process.pid)
    ownership.release()
    assert.deepEqual(readdirSync(dir), [])
  }
})

test('a lock of another container counts while its heart beats', async () => {
  const dir = folderWith({})
  const { lock } = layOut(dir)
  const boot = placeOfPids().split(' ')[0]
  writeFileSync(lock, JSON.stringify({ ...lifeOf(process.pid), place: `${boot} pid:[1]` }))
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 300)
  try {
    await assert.rejects(
      takeOwnership(lock, dir, () => {}),
      refusedWith('data-in-use', /Another Qunluo/),
    )
  } finally {
    clearInterval(beat)
  }
})

test('of ten that find the same stale lock at once, one gets it', async () => {
  const dir = folderWith({ 'qunluo.lock': JSON.stringify({ pid: 2 ** 22 + 1, startTicks: '1', place: placeOfPids() }) })
  const script = `
    import { takeOwnership } from ${JSON.stringify(path.join(import.meta.dirname, 'owner-lock.ts'))}
    const at = ${Date.now() + 1_500}
    while (Date.now() < at);
    await takeOwnership(${JSON.stringify(layOut(dir).lock)}, ${JSON.stringify(dir)}, () => {}).then(() => console.log('mine'), e => console.log(e.code))
    setTimeout(() => {}, 1500)`
  const said = await Promise.all(Array.from({ length: 10 }, () => outputOf(script)))
  assert.deepEqual(said.sort(), [...Array.from({ length: 9 }, () => 'data-in-use'), 'mine'])
})

const outputOf = (script: string): Promise<string> =>
  new Promise(done => {
    let output = ''
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.on('data', chunk => {
      output += chunk
    })
    child.once('close', () => done(output.trim()))
  })

test('a disk without room is told with figures, and the reserve can be given up once', () => {
  const dir = folderWith({ ballast: 'x' })
  assert.throws(() => requireSpace(layOut(dir), 150, 149), refusedWith('disk-full', /149 MB left and at least 150 MB/))
  assert.doesNotThrow(() => requireSpace(layOut(dir), 150, 150))
  assert.equal(releaseBallast(layOut(dir).ballast), true)
  assert.equal(releaseBallast(layOut(dir).ballast), false)
})
