// Another Node process that holds a database, to be killed without mercy while this one looks on.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { enterable } from '#kernel/postgres/runtime.ts'

const front = path.join(import.meta.dirname, '..', 'kernel', 'postgres', 'index.ts')

/** Whether another user could run this code: only root may try, and only where others may walk in. */
export const twoUsers: boolean = process.getuid?.() === 0 && enterable(import.meta.dirname)
export const needsTwoUsers = 'needs root, and a checkout that other users may enter'

const script = (dataDir: string): string => `
  import { startPostgres } from ${JSON.stringify(front)}
  const running = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, ballastBytes: 0 })
  console.log(JSON.stringify({ pid: running.pid, url: running.url }))
`

export interface OtherOwner {
  process: ChildProcess
  /** Of the PostgreSQL it started. */
  pid: number
  url: string
  kill(): Promise<void>
}

/** `as`: the user and group it runs as; only root may choose. */
export async function ownerElsewhere(dataDir: string, as: { uid?: number; gid?: number } = {}): Promise<OtherOwner> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script(dataDir)], {
    ...as,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const started = await new Promise<{ pid: number; url: string }>((done, fail) => {
    child.stdout.on('data', chunk => done(JSON.parse(String(chunk))))
    child.stderr.on('data', chunk => {
      said += chunk
    })
    child.once('exit', () => fail(new Error(said)))
  })
  return {
    process: child,
    ...started,
    kill: () =>
      new Promise(done => {
        child.once('exit', () => done())
        child.kill('SIGKILL')
      }),
  }
}
