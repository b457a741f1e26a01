// The `qunluo` command: what is done beside the running house.
//   npm run qunluo -- doctor [--community slug]
//   npm run qunluo -- export ledger --format hledger [--community slug] [--out file]

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { doctor } from './doctor.ts'
import { exportLedgerTo } from './export-ledger.ts'
import { openBeside } from './open-beside.ts'

const help = `qunluo doctor [--community slug]
    查账与自检：每一条不该发生的事都查一遍；有问题时退出码为 1。
    Looks for everything that must never be; the exit code is 1 when there is something.

qunluo export ledger [--format hledger] [--community slug] [--out file]
    导出总账，hledger 可以直接读取和检查。
    Writes the ledger as a journal that hledger reads.

数据目录和数据库与 npm start 相同：DATA_DIR 或 DATABASE_URL，也可以写在 .env 里。
The data folder and database are those of npm start: DATA_DIR or DATABASE_URL, also from .env.
`

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      community: { type: 'string' },
      format: { type: 'string', default: 'hledger' },
      out: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const asked = positionals.join(' ')
  if (values.help || asked === '' || asked === 'help') {
    console.log(help)
    return values.help || asked === 'help' ? 0 : 2
  }
  if (asked !== 'doctor' && asked !== 'export ledger') return mistaken(`没有这个命令 / no such command: ${asked}`)
  if (values.format !== 'hledger') return mistaken(`只有 hledger 一种格式 / the only format is hledger, not ${values.format}`)
  const beside = await openBeside(values.data)
  try {
    if (asked === 'doctor') return await doctor(beside.house, values.community, text => console.log(text))
    const out = values.out ? createWriteStream(values.out) : process.stdout
    const count = await exportLedgerTo(beside.house, values.community, async text => {
      if (!out.write(text)) await once(out, 'drain')
    })
    if (values.out) {
      out.end()
      await once(out, 'close')
      console.log(`${count} → ${values.out}`)
    }
    return 0
  } finally {
    await beside.close()
  }
}

function mistaken(why: string): number {
  console.error(`${why}\n\n${help}`)
  return 2
}

run().then(
  code => {
    process.exitCode = code
  },
  error => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
