// The law inside the rooms: sizes, names, where SQL, settings, time and chance may stand.
import ts from 'typescript'
import { type Breach, isFixture, isMade, isTest, roomOf, type Source } from './source.ts'

const linesMax = 250
const functionLinesMax = 60
const emptyNames = /(^|[/-])(utils?|helpers?|manager|base|common|misc)([-./]|$)/
const kebab = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.[a-z0-9]+)*$/

export function sizeBreaches(files: readonly Source[]): Breach[] {
  return files.flatMap(file => {
    if (isMade(file.path) || file.path.startsWith('migrations/')) return []
    const lines = file.text.trimEnd().split('\n').length
    const long =
      lines > linesMax ? [{ path: file.path, why: `${lines} lines; ${linesMax} is a full room: which noun hides in it?` }] : []
    return [...long, ...functionBreaches(file)]
  })
}

function functionBreaches(file: Source): Breach[] {
  if (!file.path.endsWith('.ts') || isTest(file.path)) return []
  const breaches: Breach[] = []
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
  const lineOf = (at: number) => tree.getLineAndCharacterOfPosition(at).line
  const walk = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) {
      const lines = lineOf(node.end) - lineOf(node.getStart()) + 1
      // A function that only opens and returns an object of short ones is a room, not a long sentence.
      const holdsOthers = node.body?.statements.some(
        s => ts.isReturnStatement(s) && s.expression && ts.isObjectLiteralExpression(s.expression),
      )
      if (lines > functionLinesMax && !holdsOthers)
        breaches.push({
          path: file.path,
          why: `${node.name?.getText() ?? 'a function'} has ${lines} lines and does not fit a screen`,
        })
    }
    ts.forEachChild(node, walk)
  }
  walk(tree)
  return breaches
}

export function nameBreaches(files: readonly Source[]): Breach[] {
  return files.flatMap(({ path }) => {
    const breaches: Breach[] = []
    if (emptyNames.test(path)) breaches.push({ path, why: 'a name that says nothing: what does it hold?' })
    const name = path.split('/').at(-1) as string
    if (!kebab.test(name)) breaches.push({ path, why: 'file names are kebab-case' })
    return breaches
  })
}

export function headBreaches(files: readonly Source[]): Breach[] {
  return files
    .filter(f => /\.(ts|tsx|cjs)$/.test(f.path) && !f.path.endsWith('.d.ts'))
    .filter(f => !/^(#!.*\n)?\s*(\/\/|\/\*)/.test(f.text))
    .map(({ path }) => ({ path, why: 'the first line says what this file is' }))
}

const chance = /\b(Date\.now\(\)|new Date\(\)|Math\.random\(\)|Temporal\.Now\b|randomUUID\(|randomBytes\(|randomInt\()/
const building = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^`]*>)?`/

export function placeBreaches(files: readonly Source[]): Breach[] {
  return files.flatMap(file => {
    const { path, text } = file
    if (isTest(path) || !/\.tsx?$/.test(path)) return []
    const breaches: Breach[] = []
    const say = (why: string) => breaches.push({ path, why })
    const body = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    if (/^(kernel|gateways|modules|plays|ui|apps)\//.test(path) && path !== 'kernel/config.ts' && /process\.env\b/.test(body))
      say('settings are read in kernel/config.ts alone')
    const found = /^(modules|plays)\//.test(path) ? chance.exec(body)?.[1] : undefined
    if (found) say(`time and chance come from ctx (${found})`)
    if (roomOf(path) && !isFixture(path) && !/^modules\/[^/]+\/store(\.ts|\/)/.test(path) && building.test(body))
      say('SQL stands in store.ts alone')
    return breaches
  })
}

const tableNamed = /\b(?:from|join|into|update|delete from|table|only)\s+([a-z][a-z0-9]*_[a-z0-9_]+)\b/gi

/** A store names its own tables, and the views that other rooms have published. */
export function tableBreaches(files: readonly Source[], tables: ReadonlySet<string>, views: ReadonlySet<string>): Breach[] {
  return files.flatMap(({ path, text }) => {
    const room = roomOf(path)
    if (!room || isTest(path) || !/\/store(\.ts|\/)/.test(path)) return []
    const named = [...text.matchAll(tableNamed)].map(match => (match[1] as string).toLowerCase())
    const foreign = named.filter(
      name => tables.has(name) && !views.has(name) && !name.startsWith(`${room}_`) && !sharedWithStores.has(name),
    )
    return [...new Set(foreign)].map(name => ({
      path,
      why: `${name} is another room's table; ask that room, or join a view it publishes`,
    }))
  })
}
// A room's statement may write its fact and its job together with its own rows, and read the history of its own subjects and
// the rows of its own files.
const sharedWithStores = new Set(['kernel_outbox', 'kernel_facts', 'kernel_jobs', 'kernel_files'])

/** Tables and views as the migrations create them. */
export function relationsOf(files: readonly Source[]): { tables: Set<string>; views: Set<string> } {
  const sql = files.filter(f => f.path.startsWith('migrations/')).map(f => f.text.replace(/--.*$/gm, ''))
  const all = (pattern: RegExp) => new Set(sql.flatMap(text => [...text.matchAll(pattern)].map(m => m[1] as string)))
  return { tables: all(/create (?:unlogged )?table (\w+)/gi), views: all(/create (?:or replace )?view (\w+)/gi) }
}

/** A table's owner is legible in its name. */
export const ownerBreaches = (files: readonly Source[], stairs: readonly string[]): Breach[] =>
  [...relationsOf(files).tables]
    .filter(table => !['kernel', ...stairs].some(room => table.startsWith(`${room}_`)))
    .map(table => ({ path: 'migrations', why: `${table}: the name of a table begins with its room` }))
