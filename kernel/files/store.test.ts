// Bytes in the local store: whole or not at all, read in parts, and never outside its folder.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { localFiles } from './store.ts'

const home = mkdtempSync(join(tmpdir(), 'qunluo-files-'))
const folder = join(home, 'files')
mkdirSync(folder)
const files = localFiles(folder)
after(() => rmSync(home, { recursive: true, force: true }))

const everything = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())

test('bytes, a stream and a file on disk are kept alike, for their owner alone', async () => {
  const path = join(home, 'given')
  writeFileSync(path, '晨声')
  assert.equal(await files.put('com_1/ab/one', Buffer.from('晨声')), 6)
  assert.equal(await files.put('com_1/ab/two', Readable.from([Buffer.from('晨'), Buffer.from('声')])), 6)
  assert.equal(await files.put('com_1/ab/three', { path }), 6)
  for (const name of ['one', 'two', 'three']) {
    assert.equal(await text(await files.read(`com_1/ab/${name}`)), '晨声')
    assert.equal(await files.size(`com_1/ab/${name}`), 6)
    assert.equal(statSync(join(folder, 'com_1/ab', name)).mode & 0o777, 0o600)
  }
  assert.ok(existsSync(path), 'what was given stays where it was')
})

test('a part is read from its first to its last byte', async () => {
  await files.put('com_1/ab/range', Buffer.from('0123456789'))
  const part = async (start: number, end: number) => text(await files.read('com_1/ab/range', { start, end }))
  assert.equal(await part(0, 0), '0')
  assert.equal(await part(3, 6), '3456')
  assert.equal(await part(9, 9), '9')
})

test('a stream that breaks leaves nothing, and what was there before stays', async () => {
  await files.put('com_1/ab/kept', Buffer.from('before'))
  const before = everything().length
  async function* breaking() {
    yield Buffer.alloc(200_000)
    throw new Error('the line broke')
  }
  await assert.rejects(files.put('com_1/ab/kept', Readable.from(breaking())), /the line broke/)
  await assert.rejects(files.put('com_1/cd/never', Readable.from(breaking())), /the line broke/)
  await assert.rejects(files.put('com_1/cd/never', { path: join(home, 'nobody') }), /ENOENT/)
  assert.equal(await text(await files.read('com_1/ab/kept')), 'before')
  assert.equal(everything().length, before)
})

test('a reader sees the old bytes or the new, never half of them', async () => {
  const [old, fresh] = [Buffer.alloc(300_000, 'a'), Buffer.alloc(500_000, 'b')]
  await files.put('com_1/ab/swap', old)
  let writing = true
  const write = (async () => {
    for (let i = 0; i < 8; i++) await files.put('com_1/ab/swap', i % 2 ? old : fresh)
    writing = false
  })()
  while (writing) {
    const seen = await buffer(await files.read('com_1/ab/swap'))
    assert.ok(seen.equals(old) || seen.equals(fresh), `${seen.length} bytes`)
  }
  await write
})

test('no name leads out of the folder', async () => {
  writeFileSync(join(home, 'secret'), 'x')
  const out = [
    '../secret',
    'com_1/../../secret',
    '/etc/passwd',
    'com_1/..',
    '..',
    '',
    '.',
    'com_1',
    'com_1//x',
    'com_1/a\0b',
    'com_1/a b',
    'com_1\\..\\secret',
    './com_1/x',
    'com_1/%2e%2e/x',
    'com_1/x\n',
    'com_1/...',
    'com_1/x/',
  ]
  for (const place of out) {
    await assert.rejects(async () => files.put(place, Buffer.from('y')), /not a place/, JSON.stringify(place))
    await assert.rejects(async () => files.read(place), /not a place/, JSON.stringify(place))
    await assert.rejects(async () => files.size(place), /not a place/, JSON.stringify(place))
    await assert.rejects(files.remove(place), /not a place/, JSON.stringify(place))
  }
  assert.deepEqual(readdirSync(home).sort(), ['files', 'given', 'secret'])
})

test('what is removed is gone; removing it again, or what never was, is no mistake', async () => {
  await files.put('com_1/ab/gone', Buffer.from('x'))
  await files.remove('com_1/ab/gone')
  await files.remove('com_1/ab/gone')
  await files.remove('com_9/zz/never')
  await assert.rejects(files.read('com_1/ab/gone'), /ENOENT/)
  await assert.rejects(files.size('com_1/ab/gone'), /ENOENT/)
})

test('a reader that has begun reads to the end though the file is removed', async () => {
  const bytes = Buffer.alloc(400_000, 'z')
  await files.put('com_1/ab/read', bytes)
  const reading = await files.read('com_1/ab/read')
  const first = (await reading[Symbol.asyncIterator]().next()).value as Buffer
  await files.remove('com_1/ab/read')
  assert.equal(first[0], 'z'.charCodeAt(0))
})

test('a folder behind a link is a folder as any other', async () => {
  symlinkSync(folder, join(home, 'link'))
  await localFiles(join(home, 'link')).put('com_1/ab/linked', Buffer.from('x'))
  assert.equal(await text(await files.read('com_1/ab/linked')), 'x')
  rmSync(join(home, 'link'))
})
