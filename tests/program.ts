// The program as its operator starts it: a process of its own, on a data folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

export interface Program {
  url: string
  pid: number
  output(): string
  /** Sends a signal and waits for the end; gives the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
  exited: Promise<number | null>
}

export const dataFolder = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'qunluo-data-'))
  return { path: join(path, 'data'), remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

export const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

// What a failing test leaves running is ended with the test process.
const children = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

export function run(args: string[], env: Record<string, string> = {}): Omit<Program, 'url'> {
  const child: ChildProcess = spawn(process.execPath, ['apps/server/main.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, TEST_POSTGRES_URL: '', NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  child.once('close', () => children.delete(child))
  let text = ''
  child.stdout?.on('data', part => void (text += part))
  child.stderr?.on('data', part => void (text += part))
  const exited = new Promise<number | null>(done => child.once('close', code => done(code)))
  return {
    pid: child.pid as number,
    output: () => text,
    exited,
    async end(signal = 'SIGTERM') {
      child.kill(signal)
      return exited
    },
  }
}

/** Starts and waits until it is ready to work. */
export async function start(args: string[], env: Record<string, string> = {}): Promise<Program> {
  const port = await freePort()
  const program = run(['--port', String(port), ...args], env)
  const url = `http://127.0.0.1:${port}`
  let over = false
  void program.exited.then(() => {
    over = true
  })
  for (let i = 0; i < 600 && !over; i++) {
    const ready = await fetch(`${url}/readyz`).then(
      r => r.ok,
      () => false,
    )
    if (ready && program.output().includes('/console/')) return { ...program, url }
    await pause(50)
  }
  if (!over) await program.end('SIGKILL')
  throw new Error(`the program did not become ready:\n${program.output()}`)
}
