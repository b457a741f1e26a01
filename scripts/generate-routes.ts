// Writes the two apps' tables of routes and the console's forms from the rooms' contracts, in the order of the stairs. `--check` only compares.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Contract } from '#kernel/contract.ts'
import { formSchema } from '#ui/form/from-zod.ts'

const root = new URL('../', import.meta.url)

/** Rooms by the order in which modules/index.ts imports them. Only the contracts are loaded: a table needs no database. */
export function roomNames(stairs: string): string[] {
  return [...stairs.matchAll(/from '\.\/([\w-]+)\/index\.ts'/g)].map(m => m[1]!)
}

export async function contracts(): Promise<Map<string, Contract>> {
  const modules = new URL('modules/', root)
  const onStairs = roomNames(readFileSync(new URL('index.ts', modules), 'utf8'))
  // A room that has a contract and no place on the stairs yet comes last, so that its screens can be written.
  const folders = readdirSync(modules, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
  const names = [...new Set([...onStairs, ...folders.sort()])]
  const found = new Map<string, Contract>()
  for (const name of names) {
    const file = new URL(`modules/${name}/contract.ts`, root)
    if (!existsSync(file)) continue
    const exports = (await import(pathToFileURL(file.pathname).href)) as Record<string, Contract | undefined>
    const contract = exports[`${name}Contract`]
    if (!contract) throw new Error(`modules/${name}/contract.ts does not export ${name}Contract`)
    found.set(name, contract)
  }
  return found
}

/** Rooms whose doors are in the console alone, also those before sign-in. */
const consoleOnly = new Set(['staff'])

/** The table as source: types from the contracts, methods and paths as data. */
export function tableOf(rooms: ReadonlyMap<string, Contract>, app: 'member' | 'console'): string {
  const kept = [...rooms].flatMap(([name, contract]) => {
    if (app === 'member' && consoleOnly.has(name)) return []
    const rows = Object.entries(contract).filter(([, e]) => app === 'console' || e.who !== 'operator')
    return rows.length ? [{ name, rows }] : []
  })
  const imports = kept.map(({ name }) => `import type { ${name}Contract } from '#modules/${name}/contract.ts'\n`)
  const table = kept.map(({ name, rows }) => {
    const lines = rows.map(([key, e]) => {
      const carried = e.carries && e.carries !== 'json' ? ` ${e.carries}` : ''
      return `    ${key}: '${e.method} ${e.path}${carried}${e.keyed ? ' keyed' : ''}',\n`
    })
    return `  ${name}: {\n${lines.join('')}  },\n`
  })
  return (
    `// Written by scripts/generate-routes.ts from the contracts; do not edit.\n${imports.join('')}\n` +
    `export interface Rooms {\n${kept.map(({ name }) => `  ${name}: typeof ${name}Contract\n`).join('')}}\n\n` +
    `export const routes = {\n${table.join('')}} as const\n`
  )
}

/** The bodies that operators send, as JSON Schema: the console draws its forms from them and carries no zod. */
export function formsOf(name: string, contract: Contract): string | null {
  const forms = Object.entries(contract).flatMap(([key, e]) => {
    if (e.who !== 'operator' || !e.body) return []
    return [`  ${key}: ${JSON.stringify(formSchema(e.body))},\n`]
  })
  if (forms.length === 0) return null
  return (
    `// Written by scripts/generate-routes.ts from modules/${name}/contract.ts; do not edit.\n` +
    `import type { JsonSchema } from '#ui/form/schema.ts'\n\n` +
    `export const ${name}Forms = {\n${forms.join('')}} satisfies Record<string, JsonSchema>\n`
  )
}

/** Every file that belongs there, by its path. */
function wanted(rooms: ReadonlyMap<string, Contract>): Map<string, string> {
  const files = new Map([
    ['apps/member/routes.gen.ts', tableOf(rooms, 'member')],
    ['apps/console/routes.gen.ts', tableOf(rooms, 'console')],
  ])
  for (const [name, contract] of rooms) {
    const forms = formsOf(name, contract)
    if (forms) files.set(`apps/console/forms/${name}.gen.ts`, forms)
  }
  return files
}

async function main(): Promise<void> {
  const files = wanted(await contracts())
  const folder = new URL('apps/console/forms/', root)
  mkdirSync(folder, { recursive: true })
  const left = readdirSync(folder).map(file => `apps/console/forms/${file}`)
  const stale = [
    ...[...files].filter(
      ([path, text]) => !existsSync(new URL(path, root)) || readFileSync(new URL(path, root), 'utf8') !== text,
    ),
    ...left.filter(path => path.endsWith('.gen.ts') && !files.has(path)).map(path => [path, null] as const),
  ]
  for (const [path, text] of stale) {
    if (process.argv.includes('--check')) {
      process.exitCode = 1
      process.stderr.write(`${path} is not what the contracts say; run: node scripts/generate-routes.ts\n`)
    } else if (text === null) rmSync(new URL(path, root))
    else writeFileSync(new URL(path, root), text)
  }
}

if (import.meta.main) await main()
