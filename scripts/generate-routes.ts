// Writes the two apps' tables of routes from the rooms' contracts, in the order of the stairs. `--check` only compares.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Contract } from '#kernel/contract.ts'

const root = new URL('../', import.meta.url)

/** Rooms by the order in which modules/index.ts imports them. Only the contracts are loaded: a table needs no database. */
export function roomNames(stairs: string): string[] {
  return [...stairs.matchAll(/from '\.\/([\w-]+)\/index\.ts'/g)].map(m => m[1]!)
}

export async function contracts(): Promise<Map<string, Contract>> {
  const stairs = new URL('modules/index.ts', root)
  const names = existsSync(stairs)
    ? roomNames(readFileSync(stairs, 'utf8'))
    : readdirSync(new URL('modules/', root), { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
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

/** The table as source: types from the contracts, methods and paths as data. */
export function tableOf(rooms: ReadonlyMap<string, Contract>, app: 'member' | 'console'): string {
  const kept = [...rooms].flatMap(([name, contract]) => {
    const rows = Object.entries(contract).filter(([, e]) => app === 'console' || e.who !== 'operator')
    return rows.length ? [{ name, rows }] : []
  })
  const imports = kept.map(({ name }) => `import type { ${name}Contract } from '#modules/${name}/contract.ts'\n`)
  const table = kept.map(({ name, rows }) => {
    const lines = rows.map(([key, e]) => {
      const carried = e.carries && e.carries !== 'json' ? ` ${e.carries}` : ''
      return `    ${key}: '${e.method} ${e.path}${carried}',\n`
    })
    return `  ${name}: {\n${lines.join('')}  },\n`
  })
  return (
    `// Written by scripts/generate-routes.ts from the contracts; do not edit.\n${imports.join('')}\n` +
    `export interface Rooms {\n${kept.map(({ name }) => `  ${name}: typeof ${name}Contract\n`).join('')}}\n\n` +
    `export const routes = {\n${table.join('')}} as const\n`
  )
}

async function main(): Promise<void> {
  const rooms = await contracts()
  let stale = false
  for (const app of ['member', 'console'] as const) {
    const file = new URL(`apps/${app}/routes.gen.ts`, root)
    const now = tableOf(rooms, app)
    if (existsSync(file) && readFileSync(file, 'utf8') === now) continue
    if (process.argv.includes('--check')) {
      stale = true
      process.stderr.write(`apps/${app}/routes.gen.ts is not what the contracts say; run: node scripts/generate-routes.ts\n`)
    } else writeFileSync(file, now)
  }
  if (stale) process.exitCode = 1
}

if (import.meta.main) await main()
