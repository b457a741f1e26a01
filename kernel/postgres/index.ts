// The embedded PostgreSQL: one call brings it up from whatever the last run left, keeps it up, and stops it in order.
import type { Text } from '#kernel/i18n.ts'
import type { Log } from '#kernel/log.ts'
import { ballastBytes, releaseBallast } from './ballast.ts'
import { CannotStart, diskFull, isNoSpace } from './cannot-start.ts'
import { appDatabase, appUser, ensureCluster, type Secrets, superuser } from './cluster.ts'
import { type DataFolder, freeMb, inspect, layOut, leaveMarker, makeFolder, requireSpace } from './data-folder.ts'
import { clearLeftovers } from './leftovers.ts'
import { takeOwnership } from './owner-lock.ts'
import { findRuntime, type Runtime } from './runtime.ts'
import type { ServerSettings } from './server-settings.ts'
import { makeSocketFolder, socketPort } from './sockets.ts'
import { type Down, type Supervisor, supervise } from './supervisor.ts'

export { attachPostgres } from './attach.ts'
export type { CannotStartCode } from './cannot-start.ts'
export type { ServerSettings } from './server-settings.ts'
export type { Down } from './supervisor.ts'
export { CannotStart }

export interface PostgresOptions {
  dataDir: string
  /** Progress for the person who waits. */
  say?: (text: Text) => void
  log?: Pick<Log, 'info' | 'warn' | 'error'>
  onDown?: (why: Down) => void
  onUp?: () => void
  /** Over our own settings; for tests. */
  settings?: ServerSettings
  ballastBytes?: number
}

export interface Connection {
  /** The folder of the Unix socket. */
  host: string
  port: number
  user: string
  password: string
  database: string
}

export interface RunningPostgres {
  /** For the app: owns the database, is no superuser. */
  pool: Connection
  url: string
  /** For backups and tests: the superuser, in the same database. */
  admin: Connection
  adminUrl: string
  readonly pid: number
  readonly isUp: boolean
  /** Why the first start could be slow or fast. */
  firstStart: boolean
  stop(): Promise<void>
  /** Lets the process end although the server runs; then stopping it is the caller's care. */
  unref(): void
}

const firstStartMb = 150
const laterStartMb = 32

export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const folder = layOut(options.dataDir)
  const runtime = findRuntime(folder.cluster)
  try {
    return await bringUp(folder, runtime, options)
  } catch (error) {
    if (!isNoSpace(error)) throw error
    // the reserve is there for this moment; without one there is nothing left to try
    if (!releaseBallast(folder.ballast)) throw withFigures(error, folder)
    options.say?.({ zh: '磁盘已满，动用预留空间再试一次……', en: 'The disk is full; trying once more with the reserve…' })
    return await bringUp(folder, runtime, options).catch(again => {
      throw isNoSpace(again) ? withFigures(again, folder) : again
    })
  }
}

const withFigures = (error: unknown, folder: DataFolder): CannotStart =>
  error instanceof CannotStart ? error : diskFull(folder.dir, freeMb(folder.dir), firstStartMb)

async function bringUp(folder: DataFolder, runtime: Runtime, options: PostgresOptions): Promise<RunningPostgres> {
  const say = options.say ?? (() => {})
  const found = inspect(folder, runtime.major)
  requireSpace(folder, found ? laterStartMb : firstStartMb)
  makeFolder(folder)
  const ownership = await takeOwnership(folder.lock, folder.dir, say)
  try {
    // somebody may have been quicker between the look and the lock
    const marker = inspect(folder, runtime.major)
    leaveMarker(folder, marker, runtime.major)
    const socketFolder = makeSocketFolder(folder.cluster, runtime.user)
    await clearLeftovers(folder.cluster, socketFolder, say)
    if (!found) say({ zh: '第一次启动，正在准备数据库……', en: 'First start: preparing the database…' })
    const secrets = await ensureCluster(folder, runtime)
    const supervisor = await supervise({ folder, runtime, socketFolder, say, ownership, options: withDefaults(options) })
    return running(supervisor, socketFolder, secrets, !found)
  } catch (error) {
    ownership.release()
    throw error
  }
}

const withDefaults = (options: PostgresOptions) => ({
  settings: options.settings ?? {},
  ballastBytes: options.ballastBytes ?? ballastBytes,
  log: options.log,
  onDown: options.onDown,
  onUp: options.onUp,
})

function running(supervisor: Supervisor, socketFolder: string, secrets: Secrets, firstStart: boolean): RunningPostgres {
  const as = (user: string, password: string): Connection => ({
    host: socketFolder,
    port: socketPort,
    user,
    password,
    database: appDatabase,
  })
  const pool = as(appUser, secrets.app)
  const admin = as(superuser, secrets.superuser)
  return {
    pool,
    url: urlOf(pool),
    admin,
    adminUrl: urlOf(admin),
    firstStart,
    get pid() {
      return supervisor.pid
    },
    get isUp() {
      return supervisor.isUp
    },
    stop: () => supervisor.stop(),
    unref: () => supervisor.unref(),
  }
}

/** A connection as one line; the socket's folder stands in the query, for a host name cannot hold slashes. */
export const urlOf = ({ host, port, user, password, database }: Connection): string =>
  `postgresql://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
