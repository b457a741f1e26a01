// What `npm test` and `npm run check` share: running a tool, running test files, counting, and telling at the end.
import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { type TestCluster, testCluster } from '#tests/postgres.ts'

export const root = path.join(import.meta.dirname, '..')

export interface Result {
  passed: number
  failed: number
  skipped: number
  /** Told in full at the end. */
  failures: string[]
}

const nothing = (): Result => ({ passed: 0, failed: 0, skipped: 0, failures: [] })

export const added = (results: Result[]): Result =>
  results.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
      failures: [...sum.failures, ...one.failures],
    }),
    nothing(),
  )

const coloured = process.stdout.isTTY && !process.env.CI && !process.env.NO_COLOR
const paint = (code: number, text: string): string => (coloured ? `\x1b[${code}m${text}\x1b[0m` : text)
const green = (text: string) => paint(32, text)
const red = (text: string) => paint(31, text)

function line(good: boolean, name: string, ms: number, more = ''): void {
  const time = `${(ms / 1000).toFixed(1)} s`.padStart(7)
  console.log(`${good ? green('✓') : red('✗')} ${time}  ${name}${more}`)
}

/** One tool that says yes or no counts as one test. */
export async function tool(name: string, program: string, args: string[]): Promise<Result> {
  const began = performance.now()
  const { good, output } = await runQuietly(program, args)
  line(good, name, performance.now() - began)
  if (good) return { ...nothing(), passed: 1 }
  return { ...nothing(), failed: 1, failures: [`${red('✗')} ${name}\n${output.trimEnd()}`] }
}

const runQuietly = (program: string, args: string[]): Promise<{ good: boolean; output: string }> =>
  new Promise(done => {
    let output = ''
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const keep = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', error => done({ good: false, output: error.message }))
    child.once('close', code => done({ good: code === 0, output }))
  })

const node = process.execPath

// Every test file is a process that reads the whole house: what was compiled for one is there for the next.
process.env.NODE_COMPILE_CACHE ??= path.join(os.tmpdir(), `qunluo-compiled-${process.getuid?.() ?? 0}`)

// And it lives for seconds, in which reading the house makes many small things: with room for them they are swept up seldom.
const roomy = ['--min-semi-space-size=32', '--max-semi-space-size=64']

export async function tools(): Promise<Result> {
  const results = [
    await tool('types', node, [path.join('node_modules', 'typescript7', 'bin', 'tsc'), '-p', '.']),
    await tool('format and lint', path.join(root, 'node_modules', '.bin', 'biome'), [
      'check',
      '--colors=off',
      '--max-diagnostics=60',
    ]),
  ]
  const generate = path.join('scripts', 'generate.ts')
  if (existsSync(path.join(root, generate))) results.push(await tool('generated files are fresh', node, [generate, '--check']))
  return added(results)
}

/** The test files below some folders, in a steady order. */
export function testFiles(folders: string[], leaveOut: string[] = []): string[] {
  return folders
    .flatMap(folder => globSync(`${folder}/**/*.test.ts`, { cwd: root }))
    .filter(file => !file.includes('node_modules') && !leaveOut.some(folder => file.startsWith(`${folder}/`)))
    .sort()
}

/** The same files with those first that take long: none of them is left to run alone at the end. */
export function longFirst(files: string[], long: string[]): string[] {
  return [...long.filter(file => files.includes(file)), ...files.filter(file => !long.includes(file))]
}

interface Seen extends Result {
  output: string
}

const outputMax = 20_000

/** Each file in a process of its own; one line a file, and what went wrong is kept for the end. */
export async function runTests(files: string[], concurrency: number): Promise<Result> {
  if (files.length === 0) return nothing()
  const seen = new Map<string, Seen>()
  const of = (file = 'unknown'): Seen => {
    const known = seen.get(file) ?? { ...nothing(), output: '' }
    seen.set(file, known)
    return known
  }
  const whole = files.map(file => path.join(root, file))
  const told = (file: string, ms: number) => {
    const { failed, passed, skipped, failures, output } = of(file)
    if (failed > 0 && output) failures.push(`  output of ${path.relative(root, file)}\n${output.trimEnd()}`)
    const more = skipped > 0 ? `  (${passed} passed, ${skipped} skipped)` : `  (${passed} passed)`
    line(failed === 0, path.relative(root, file), ms, failed > 0 ? `  ${red(`${failed} failed`)}` : more)
  }
  for await (const { type, data } of run({ files: whole, concurrency, isolation: 'process', execArgv: roomy })) {
    if (type === 'test:stdout' || type === 'test:stderr') keepOutput(of(data.file), data.message)
    else if (type === 'test:pass') whenPassed(of(data.file), data)
    else if (type === 'test:fail') whenFailed(of(data.file), data)
    // a file that dies before it can sum up is told by its own name
    if (type === 'test:summary' && data.file) told(data.file, data.duration_ms)
    else if ((type === 'test:fail' || type === 'test:pass') && data.name === data.file) told(data.file, data.details.duration_ms)
  }
  return added([...seen.values()])
}

function keepOutput(seen: Seen, message: string): void {
  seen.output = (seen.output + message).slice(-outputMax)
}

interface Outcome {
  name: string
  file?: string | undefined
  line?: number | undefined
  skip?: string | boolean | undefined
  todo?: string | boolean | undefined
  details: { type?: string | undefined; error?: Error & { failureType?: string } }
}

function whenPassed(seen: Seen, outcome: Outcome): void {
  if (outcome.details.type === 'suite') return
  if (outcome.name === outcome.file) {
    seen.failed += 1
    seen.failures.push(`${red('✗')} ${path.relative(root, outcome.name)}\n  holds no tests`)
  } else if (outcome.skip || outcome.todo) seen.skipped += 1
  else seen.passed += 1
}

function whenFailed(seen: Seen, outcome: Outcome): void {
  if (outcome.todo) {
    seen.skipped += 1
    return
  }
  // a test that only failed because of the tests in it has been told by them
  if (outcome.details.error?.failureType === 'subtestsFailed') return
  seen.failed += 1
  const error = outcome.details.error
  const reason = inspect(error?.cause ?? error, { colors: Boolean(coloured), depth: 6 })
  const place = outcome.file ? `${path.relative(root, outcome.file)}${outcome.line ? `:${outcome.line}` : ''}` : ''
  const name = outcome.name === outcome.file ? 'the file itself' : outcome.name
  seen.failures.push(`${red('✗')} ${place}  ${name}\n${reason.replace(/^/gm, '  ')}`)
}

/** The database of the whole run; the tools and the test files find it in the environment. */
export async function standUp(): Promise<TestCluster> {
  endOnSignals()
  const cluster = await testCluster()
  const { searchParams: more, hostname, port, username: user, password } = new URL(cluster.url)
  const connection = { host: more.get('host') ?? hostname, port: Number(more.get('port') ?? port), user, password }
  process.env['TEST_POSTGRES_URL'] = cluster.url
  process.env['GENERATE_POSTGRES'] = JSON.stringify(connection)
  return cluster
}

/** The failures in full, then the one plain line that counts. Nothing run at all is a failure, too. */
export function tellAndExit(result: Result): void {
  if (result.failures.length > 0) console.log(`\n${result.failures.join('\n\n')}`)
  console.log(`\n${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`)
  process.exitCode = result.failed > 0 || result.passed === 0 ? 1 : 0
}

/** A suite that is interrupted still runs its exit hooks, which end what it started. */
function endOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => process.exit(code))
}
