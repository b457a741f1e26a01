// A broken pack is told with all that is wrong, and keeps the house from starting.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readBooks } from './commands/open-books.ts'
import { readPack } from './rules/read-pack.ts'

const root = join(import.meta.dirname, '../..')
const cn = readFileSync(join(root, 'policies/cn.yaml'), 'utf8')
const mistakes = (text: string, file = 'cn.yaml') => readPack(text, file).mistakes.join('\n')
const changed = (from: string | RegExp, to: string) => {
  const text = cn.replace(from, to)
  assert.notEqual(text, cn)
  return mistakes(text)
}

test('what is wrong with a pack is told by rule', () => {
  assert.equal(mistakes(cn), '')
  assert.match(changed('maxFen: 5000000', 'maxFen: 5000000.5'), /cn\.yaml: cn\.prize-cap · parameters · maxFen: /)
  assert.match(
    changed('maxFen: 5000000', 'max: 5000000'),
    /cn\.prize-cap: the check prize-cap has no parameter max\n.*maxFen is missing/,
  )
  assert.match(changed('daysMin: 7', 'daysMin: [7]'), /cn\.refund-window/)
  assert.match(changed('daysMin: 5', 'daysMin: 366'), /cn\.renewal-notice: daysMin must be at most 365/)
  assert.match(changed('check: renewal-notice', 'check: renewal'), /cn\.renewal-notice · check: /)
  assert.match(changed('certainty: second-hand', 'certainty: sure'), /cn\.prize-cap · certainty: /)
  assert.match(changed('until: 2025-10-15', 'until: 2025-10-16'), /cn\.prize-cap: two versions hold on 2025-10-15/)
  assert.match(changed('until: 2025-10-15', 'until: 2019-04-23'), /until must be after since/)
  assert.match(changed('id: cn.one-level', 'id: us.one-level'), /us\.one-level: its id must begin with cn\./)
  assert.match(changed('kinds: [presale, reward]', 'kinds: [presale, lottery]'), /kinds knows no lottery/)
  assert.match(changed(/source: \*order32/, 'source: *nothing'), /cn\.yaml: .*nothing/)
  assert.match(mistakes(cn, 'zh.yaml'), /cn must stand in cn\.yaml/)
  assert.match(mistakes('- a list'), /cn\.yaml: the file: /)
})

test('a folder without the common pack, or with a rule that replaces nothing, does not open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-packs-'))
  try {
    cpSync(join(root, 'policies'), folder, { recursive: true })
    assert.deepEqual([...readBooks(folder).keys()].sort(), ['cn', 'default'])
    writeFileSync(join(folder, 'cn.yaml'), cn.replace('replaces: default.one-level', 'replaces: default.two-levels'))
    assert.throws(() => readBooks(folder), /cn\.one-level: replaces default\.two-levels/)
    rmSync(join(folder, 'default.yaml'))
    assert.throws(() => readBooks(folder), /default\.yaml is missing/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

// The file is broken on the way from the disk, for this one start alone.
const breaking = `import fs, { } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const read = fs.readFileSync
fs.readFileSync = (path, ...more) => {
  const text = read(path, ...more)
  return String(path).endsWith('policies/cn.yaml') ? text.replace('maxFen: 5000000', 'maxFen: much') : text
}
syncBuiltinESMExports()`

test('the house does not start with a broken pack, and says which rule it is', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(breaking)}`, join(root, 'apps/server/main.ts'), '--port', '0'],
    {
      cwd: tmpdir(),
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    },
  )
  assert.equal(status, 1, stderr)
  assert.match(stderr, /规则文件有误[\s\S]*cn\.yaml: cn\.prize-cap · parameters · maxFen: /)
  assert.doesNotMatch(stderr, /\n\s+at /)
})
