// The `qunluo` command as an operator runs it: the doctor's verdict is the exit code, and the ledger reads elsewhere.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { give, take } from '#modules/wallet/fixtures/books.ts'
import { houseAccount, postTransfers, reverseTransfer } from '#modules/wallet/index.ts'
import { openWorld, type SignedInMember, type World } from '../world.ts'

let world: World
let ling: SignedInMember
const folder = mkdtempSync(join(tmpdir(), 'qunluo-command-'))
before(async () => {
  world = await openWorld()
  ling = await world.member('凌')
  await give(world.ctx(), ling.memberId, 120, { note: '签到满七天; 多谢' })
  const { transferId } = await take(world.ctx(), ling.memberId, 20)
  await reverseTransfer(world.ctx(), transferId)
  // Accounts of which no other room keeps count.
  const [bank, dues, sales] = [houseAccount('CNY', 'bank'), houseAccount('CNY', 'dues'), houseAccount('CNY', 'sales')]
  await postTransfers(world.ctx(), [
    {
      key: 'joined',
      kind: 'sold',
      cause: 'ord_1',
      lines: [
        { debit: bank, credit: sales, amount: 700_000 },
        { debit: bank, credit: dues, amount: 300_005 },
      ],
    },
  ])
  await world.settle()
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

const urlOf = ({ host, port, user, password, database }: any) =>
  `postgres://${user}:${password ?? ''}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
function qunluo(...args: string[]) {
  const { connection } = world.house.database
  const DATABASE_URL = connection.connectionString ?? urlOf(connection)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/main.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL, DATA_DIR: folder },
  })
  return { status, stdout, stderr }
}

test('the doctor finds nothing, and says how much it looked at', () => {
  const { status, stdout, stderr } = qunluo('doctor')
  assert.equal(status, 0, stderr)
  assert.match(stdout, /✓ 晨声社 \(morning\): (\d+)\/\1/)
})

test('the doctor finds damage, and the exit code says so', async () => {
  const { pool } = world.house.database
  await pool.query('update wallet_accounts set balance = balance + 1 where member_id is not null')
  const { status, stdout } = qunluo('doctor', '--community', 'morning')
  await pool.query('update wallet_accounts set balance = balance - 1 where member_id is not null')
  assert.equal(status, 1)
  assert.match(stdout, /✗ wallet\.balance-is-sum: 余额等于分录之和/)
  assert.match(stdout, new RegExp(`points:${ling.memberId}`))
})

test('the ledger goes out as a journal, to the fen', t => {
  const file = join(folder, 'ledger.journal')
  const { status, stdout, stderr } = qunluo('export', 'ledger', '--format', 'hledger', '--out', file)
  assert.equal(status, 0, stderr)
  assert.equal(stdout, `4 → ${file}\n`)
  const text = readFileSync(file, 'utf8')
  assert.match(text, /^commodity CNY 1000\.00$/m)
  assert.match(text, / {4}assets:bank {2}CNY 7000\.00\n {4}income:sales {2}CNY -7000\.00\n/)
  assert.match(text, / {4}income:dues {2}CNY -3000\.05\n/)
  assert.match(text, new RegExp(` {4}equity:issued {2}points 120\n {4}liabilities:members:${ling.memberId} {2}points -120\n`))
  const hledger = spawnSync('hledger', ['-f', file, 'check', '-s'], { encoding: 'utf8' })
  if (hledger.error) return t.diagnostic('hledger is not installed here: what it says of the journal was not asked')
  assert.equal(hledger.status, 0, hledger.stderr)
  const { stdout: balance } = spawnSync('hledger', ['-f', file, 'balance', '-N', 'CNY', 'assets'], { encoding: 'utf8' })
  assert.match(balance, /10000\.05/)
})

test('what cannot be done is said, with the help', () => {
  for (const args of [['doctors'], ['export', 'members'], ['export', 'ledger', '--format', 'csv']]) {
    const { status, stderr } = qunluo(...args)
    assert.equal(status, 2)
    assert.match(stderr, /qunluo doctor \[--community slug\]/)
  }
  assert.equal(qunluo('doctor', '--community', 'nowhere').status, 2)
  const { status, stderr } = qunluo('export', 'ledger', '--community', 'nowhere')
  assert.equal(status, 1)
  assert.match(stderr, /no such community/)
})
