// Keeps the server up while the app runs: starts it, starts it again after a crash with growing pauses, stops it last.
import type { Text } from '#kernel/i18n.ts'
import type { Log } from '#kernel/log.ts'
import { layBallast, releaseBallast } from './ballast.ts'
import { CannotStart } from './cannot-start.ts'
import type { DataFolder } from './data-folder.ts'
import { clearLeftovers } from './leftovers.ts'
import type { Ownership } from './owner-lock.ts'
import type { Runtime } from './runtime.ts'
import { type Ended, type Launched, launch, stopServer } from './server.ts'
import { watchLog } from './server-log.ts'
import { laySettings, type ServerSettings } from './server-settings.ts'
import { removeSocketFolder } from './sockets.ts'

export interface Down {
  reason: 'disk-full' | 'crash'
  said: string
}

export interface Watch {
  folder: DataFolder
  runtime: Runtime
  socketFolder: string
  ownership: Ownership
  say: (text: Text) => void
  options: {
    settings: ServerSettings
    ballastBytes: number
    log: Pick<Log, 'info' | 'warn' | 'error'> | undefined
    onDown: ((why: Down) => void) | undefined
    onUp: (() => void) | undefined
  }
}

const pausesMs = [100, 500, 1_000, 2_000, 5_000, 10_000, 30_000]
// After so long a crash is a new story, not the last one going on.
const calmMs = 60_000
const patienceMs = 5_000

export async function supervise(watch: Watch): Promise<Supervisor> {
  const supervisor = new Supervisor(watch)
  try {
    const first = await supervisor.start()
    if (first) throw startFailed(first)
    return supervisor
  } catch (error) {
    supervisor.letGo()
    throw error
  }
}

export class Supervisor {
  #watch: Watch
  #server: Launched | null = null
  #stopping = false
  #failures = 0
  #upSince = 0
  #pause: { timer: NodeJS.Timeout; end: () => void } | null = null
  #restarting: Promise<void> = Promise.resolve()
  #endWatchingLog: () => void
  #lastWish = () => {
    this.#server?.child.kill('SIGINT')
  }
  isUp = false

  constructor(watch: Watch) {
    this.#watch = watch
    this.#endWatchingLog = watchLog(watch.folder.log)
    // a process that ends without stopping us still asks the server to close its books
    process.once('exit', this.#lastWish)
  }

  get pid(): number {
    return this.#server?.pid ?? -1
  }

  /** Null when it came up; otherwise how it ended. */
  async start(): Promise<Ended | null> {
    const { folder, runtime, socketFolder, options, say } = this.#watch
    laySettings({ cluster: folder.cluster, socketFolder, user: runtime.user, extra: options.settings })
    const server = launch(folder, runtime)
    this.#server = server
    const waiting = setInterval(() => say({ zh: '数据库正在恢复数据……', en: 'The database is recovering…' }), patienceMs)
    const ready = await server.ready
    clearInterval(waiting)
    if (!ready) return server.ended
    this.isUp = true
    this.#upSince = performance.now()
    void server.ended.then(ended => this.#whenEnded(ended))
    this.#layReserve()
    return null
  }

  #layReserve(): void {
    const { folder, options } = this.#watch
    layBallast(folder.ballast, options.ballastBytes).catch(error =>
      options.log?.warn({ err: error }, 'the reserve on the disk could not be laid'),
    )
  }

  #whenEnded(ended: Ended): void {
    this.isUp = false
    if (this.#stopping) return
    const { log, onDown } = this.#watch.options
    if (performance.now() - this.#upSince > calmMs) this.#failures = 0
    log?.error({ code: ended.code, signal: ended.signal, said: ended.said.slice(-2_000) }, 'PostgreSQL ended unexpectedly')
    onDown?.({ reason: ended.noSpace ? 'disk-full' : 'crash', said: ended.said })
    this.#restarting = this.#comeBack(ended)
  }

  async #comeBack(ended: Ended): Promise<void> {
    const { folder, socketFolder, options, say } = this.#watch
    for (let last: Ended | null = ended; last; ) {
      try {
        if (last.noSpace && releaseBallast(folder.ballast))
          options.log?.error('the disk is full; the reserve was given up so that PostgreSQL can recover: free some space now')
        await this.#rest()
        if (this.#stopping) return
        await clearLeftovers(folder.cluster, socketFolder, say)
        last = await this.start()
        if (last) options.log?.error({ said: last.said.slice(-2_000) }, 'PostgreSQL did not come up again')
      } catch (error) {
        options.log?.error({ err: error }, 'PostgreSQL could not be started again')
      }
    }
    options.log?.info({ pid: this.pid }, 'PostgreSQL is back')
    options.onUp?.()
  }

  #rest(): Promise<void> {
    const ms = pausesMs[Math.min(this.#failures++, pausesMs.length - 1)] ?? 0
    return new Promise(end => {
      this.#pause = { timer: setTimeout(end, ms), end }
    })
  }

  async stop(): Promise<void> {
    this.#stopping = true
    // its end is waited for, even when it was let go before
    this.#server?.child.ref()
    if (this.#pause) {
      clearTimeout(this.#pause.timer)
      this.#pause.end()
    }
    await this.#restarting
    if (this.#server) await stopServer(this.#server)
    this.letGo()
    removeSocketFolder(this.#watch.socketFolder)
    this.#watch.ownership.release()
  }

  letGo(): void {
    this.#endWatchingLog()
    process.removeListener('exit', this.#lastWish)
  }

  unref(): void {
    this.#server?.child.unref()
  }
}

function startFailed(ended: Ended): Error {
  const said = ended.said.trim().slice(-1_500)
  if (ended.noSpace) return Object.assign(new Error(said), { code: 'ENOSPC' })
  return new CannotStart('postgres-failed', {
    zh: `数据库没有启动成功。PostgreSQL 说：\n${said}`,
    en: `The database did not start. PostgreSQL says:\n${said}`,
  })
}
