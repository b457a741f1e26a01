// Makes the database cluster: built aside and moved into place whole, so that a start cut off half-way leaves nothing half.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, lchownSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { CannotStart, isNoSpace } from './cannot-start.ts'
import type { DataFolder } from './data-folder.ts'
import { placeFile } from './files.ts'
import { outlive } from './leftovers.ts'
import { dataFlag, type Runtime } from './runtime.ts'

export const superuser = 'postgres'
export const appUser = 'qunluo'
export const appDatabase = 'qunluo'

const Secrets = z.object({ superuser: z.string().min(16), app: z.string().min(16) })
export type Secrets = z.infer<typeof Secrets>

/** Builds the cluster when there is none, and gives the passwords of its two users. */
export async function ensureCluster(folder: DataFolder, runtime: Runtime): Promise<Secrets> {
  if (!existsSync(path.join(folder.cluster, 'PG_VERSION'))) {
    // the name says that it is ours and half done; an orphaned initdb may even be at it still
    if (existsSync(folder.unfinished)) await outlive(folder.unfinished)
    rmSync(folder.unfinished, { recursive: true, force: true })
    mkdirSync(folder.unfinished, { mode: 0o700 })
    chmodSync(folder.unfinished, 0o700)
    if (runtime.user) lchownSync(folder.unfinished, runtime.user.uid, runtime.user.gid)
    await runInitdb(folder, runtime)
    const secrets = await layUsers(folder, folder.unfinished, runtime, firstTime)
    renameSync(folder.unfinished, folder.cluster)
    return secrets
  }
  return readSecrets(folder) ?? (await layUsers(folder, folder.cluster, runtime, newPasswords))
}

export function readSecrets(folder: DataFolder): Secrets | null {
  try {
    return Secrets.parse(JSON.parse(readFileSync(folder.secret, 'utf8')))
  } catch {
    // lost or spoilt: whoever owns the folder may set new ones
    return null
  }
}

async function runInitdb(folder: DataFolder, runtime: Runtime): Promise<void> {
  const args = [
    ...['-D', dataFlag(folder.unfinished, runtime.user), '-U', superuser, '-E', 'UTF8', '--data-checksums', '--no-instructions'],
    // sorted and folded alike on every machine, whatever its system libraries
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'],
    // never served with this: the server's own rules are laid before every start
    '--auth=trust',
  ]
  const done = await runProgram(runtime, 'initdb', args, folder.unfinished)
  if (done.code !== 0) throw failed(done.output)
}

const firstTime = (secrets: Secrets): string =>
  [
    newPasswords(secrets),
    `create database ${appDatabase} owner ${appUser};`,
    `revoke connect, temporary on database ${appDatabase} from public;`,
    `grant pg_monitor to ${appUser};`,
    '',
  ].join('\n')

// Random passwords gain nothing from slow hashing, and each new connection would pay for it.
const newPasswords = (secrets: Secrets): string =>
  [
    `set scram_iterations = 1;`,
    `alter role ${superuser} password '${secrets.superuser}';`,
    `do $$ begin if not exists (select from pg_roles where rolname = '${appUser}') then create role ${appUser} login createdb createrole; end if; end $$;`,
    `alter role ${appUser} password '${secrets.app}';`,
    '',
  ].join('\n')

/** Speaks to the cluster without serving it, so that there is no moment in which it is open. */
async function layUsers(
  folder: DataFolder,
  cluster: string,
  runtime: Runtime,
  statements: (secrets: Secrets) => string,
): Promise<Secrets> {
  const password = () => randomBytes(24).toString('base64url')
  const secrets: Secrets = { superuser: password(), app: password() }
  const done = await runProgram(
    runtime,
    'postgres',
    ['--single', '-D', dataFlag(cluster, runtime.user), superuser],
    cluster,
    statements(secrets),
  )
  if (done.code !== 0 || /(ERROR|FATAL|PANIC):/.test(done.output)) throw failed(done.output)
  placeFile(folder.secret, `${JSON.stringify(secrets)}\n`, 0o600)
  return secrets
}

function failed(output: string): CannotStart | Error {
  const said = output.trim().slice(-1_500)
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return Object.assign(new Error(said), { code: 'ENOSPC' })
  }
  return new CannotStart('initdb-failed', {
    zh: `数据库初始化失败，没有留下半成品。PostgreSQL 说：\n${said}`,
    en: `The database could not be set up; nothing half-made was left. PostgreSQL says:\n${said}`,
  })
}

interface Outcome {
  code: number | null
  output: string
}

function runProgram(runtime: Runtime, program: string, args: string[], cwd: string, input = ''): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(path.join(runtime.bin, program), args, {
      ...runtime.user,
      cwd,
      // nothing of our environment may steer the database; UTC saves it the search for the machine's zone
      env: { TZ: 'UTC', PATH: '/usr/bin:/bin' },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', error => fail(isNoSpace(error) ? error : failed(`${program}: ${error.message}`)))
    child.once('close', code => done({ code, output }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
