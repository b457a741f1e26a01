// The start, step by step. What takes long is done side by side: the program loads while the database comes up.
import { createServer } from 'node:net'
import { type Config, ConfigMistakes, helpText, readConfig } from '#kernel/config.ts'
import { MigrationRefused } from '#kernel/db/refused.ts'
import { fill, type Text, textIn } from '#kernel/i18n.ts'
import { openLog } from '#kernel/log.ts'
import { CannotStart, type RunningPostgres, startPostgres } from '#kernel/postgres/index.ts'
import type { Serving } from './serve.ts'
import { settleDown } from './settle.ts'

const stopMsMax = 8_000

export async function begin(): Promise<void> {
  const started = performance.now()
  const config = settled()
  const say = (text: Text, values?: Record<string, unknown>) => console.log(fill(textIn(text, config.defaultLocale), values))
  let postgres: RunningPostgres | undefined
  let serving: Serving | undefined
  const stop = stopper(say, async () => {
    // A database that answers nothing more must not hold the program: what it was asked is rolled back there.
    const ended = await inTime(serving?.stop(), stopMsMax)
    await postgres?.stop()
    if (!ended) throw new Error('数据库没有回应，已直接退出。 / The database does not answer; the program ends without it.')
  })
  try {
    await portFree(config)
    const log = openLog({ level: config.logLevel, pretty: config.logFormat === 'pretty' })
    const loading = import('./serve.ts')
    loading.catch(() => {})
    if (!config.databaseUrl) postgres = await startPostgres({ dataDir: config.dataDir, say: text => say(text), log })
    const connection = postgres ? postgres.pool : { connectionString: config.databaseUrl as string }
    serving = await (await loading).serve(config, connection, log, say)
    await serving.welcome(Math.round(performance.now() - started))
    settleDown()
  } catch (error) {
    await stop.quietly()
    console.error(whatWentWrong(error, config))
    process.exit(1)
  }
}

function settled(): Config {
  try {
    const config = readConfig()
    if (config.help) {
      console.log(helpText())
      process.exit(0)
    }
    return config
  } catch (error) {
    if (!(error instanceof ConfigMistakes)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

const inTime = async (work: Promise<void> | undefined, ms: number): Promise<boolean> => {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), ms)
  try {
    return await Promise.race([late.promise, Promise.resolve(work).then(() => true)])
  } finally {
    clearTimeout(timer)
  }
}

class PortTaken extends Error {}

// Asked before anything is started, so that the answer comes at once.
const portFree = (config: Config): Promise<void> =>
  new Promise((free, taken) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      taken(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(error.code) : error),
    )
    probe.listen(config.port, config.host, () => probe.close(() => free()))
  })

// Of what is loaded only while the database comes up: known by name.
const laterRefusals = new Set(['LaunchRefused', 'PacksBroken'])

function whatWentWrong(error: unknown, config: Config): string {
  if (error instanceof CannotStart || error instanceof MigrationRefused || laterRefusals.has((error as Error).constructor.name))
    return (error as Error).message
  if (error instanceof PortTaken)
    return fill(
      `端口 {port} 已被占用或不允许使用。换一个端口：npm start -- --port {other}\nPort {port} is taken or not allowed. Choose another: npm start -- --port {other}`,
      { port: config.port, other: config.port + 100 },
    )
  const code = (error as { code?: string }).code
  if (config.databaseUrl && (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '28P01' || code === '3D000'))
    return `连不上 DATABASE_URL 指向的数据库。 / The database that DATABASE_URL names cannot be reached: ${String((error as Error).message)}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Stops once, in order, on Ctrl-C, SIGTERM or a failed start; a second Ctrl-C gives up waiting. */
function stopper(say: (text: Text) => void, work: () => Promise<void>) {
  let stopping: Promise<void> | undefined
  const quietly = () => (stopping ??= work())
  const onSignal = () => {
    if (stopping) process.exit(130)
    say({ zh: '正在停止……', en: 'Stopping…' })
    quietly().then(
      () => {
        say({ zh: '已停止。', en: 'Stopped.' })
        process.exit(0)
      },
      error => {
        console.error(error instanceof Error ? error.message : error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return { quietly }
}
