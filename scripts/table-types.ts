// The types of all tables and views, read from a migrated database: what the compiler knows of SQL.
// Rules of the form `column in ('a', 'b')`, of a table or of a column's domain, become unions, so that a wrong state does not compile.
import type pg from 'pg'

interface Column {
  relation: string
  name: string
  type: string
  nullable: boolean
  generated: boolean
  always: boolean
  view: boolean
}

const columnsSql = `
  select c.relname as relation, a.attname as name, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null) as type,
         not a.attnotnull and c.relkind <> 'v' as nullable,
         (a.atthasdef or a.attidentity <> '') as generated,
         (a.attidentity = 'a' or a.attgenerated <> '') as always, c.relkind = 'v' as view
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_type t on t.oid = a.atttypid
   where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and not c.relispartition and a.attnum > 0 and not a.attisdropped
   order by c.relname, a.attnum`
const checksSql = `
  select c.relname as relation, null as name, pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid
   where k.contype = 'c' and array_length(k.conkey, 1) = 1
  union all
  select c.relname, a.attname, pg_get_constraintdef(k.oid)
    from pg_constraint k join pg_attribute a on a.atttypid = k.contypid join pg_class c on c.oid = a.attrelid
   where k.contypid <> 0 and c.relkind in ('r', 'p')`

const plain: Record<string, string> = {
  text: 'string',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  boolean: 'boolean',
  date: 'string',
  bytea: 'Buffer',
  'double precision': 'number',
  real: 'number',
  'timestamp with time zone': 'Date',
  tsvector: 'string',
  'text[]': 'string[]',
  'integer[]': 'number[]',
  jsonb: 'unknown',
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string): string => camel(`_${name}`)

/** TypeScript source of the `DB` interface. View columns may be null only where the view says so by a `?`-suffixed comment. */
export async function tableTypes(client: pg.ClientBase): Promise<string> {
  const { rows: columns } = await client.query<Column>(columnsSql)
  const { rows: checks } = await client.query<{ relation: string; name: string | null; text: string }>(checksSql)
  const unions = new Map<string, string>()
  for (const { relation, name, text } of checks) {
    const match = /^CHECK \(\(\(?(\w+)\)? = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(text)
    const values = match?.[2]?.match(/'([^']*)'::text/g)?.map(v => v.slice(0, -6))
    if (match && values) unions.set(`${relation}.${name ?? match[1]}`, values.join(' | '))
  }
  const byRelation = Map.groupBy(
    columns.filter(c => c.relation !== 'kernel_migrations'),
    c => c.relation,
  )
  const parts = [
    '// Made by scripts/generate.ts from the migrations. Do not edit.',
    "import type { ColumnType } from 'kysely'",
    '',
    'type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>',
    'type Always<T> = ColumnType<T, never, never>',
    '',
  ]
  for (const [relation, own] of byRelation) {
    parts.push(`export interface ${pascal(relation)} {`)
    for (const c of own) parts.push(`  ${camel(c.name)}: ${typeOf(c, unions.get(`${c.relation}.${c.name}`))}`)
    parts.push('}', '')
  }
  parts.push('export interface DB {', ...[...byRelation.keys()].map(r => `  ${camel(r)}: ${pascal(r)}`), '}', '')
  return parts.join('\n')
}

function typeOf(c: Column, union: string | undefined): string {
  const known = plain[c.type]
  if (!known) throw new Error(`${c.relation}.${c.name}: no TypeScript type for ${c.type}; add it in scripts/table-types.ts`)
  const one = union ?? known
  // jsonb is read as parsed JSON and written as text.
  const whole =
    c.type === 'jsonb'
      ? `ColumnType<unknown, string${c.nullable ? ' | null' : ''}, string${c.nullable ? ' | null' : ''}>`
      : c.nullable
        ? `${one} | null`
        : one
  if (c.always) return `Always<${whole}>`
  return c.generated || (c.nullable && !c.view) ? `Generated<${whole}>` : whole
}
