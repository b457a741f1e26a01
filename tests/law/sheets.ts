// The law of the style sheets: a class is drawn in one sheet. Pages load their sheets one after the other and all of them stay,
// so the same name in two sheets looks different depending on where one was before.
import type { Breach, Source } from './source.ts'

const apps = ['apps/console/', 'apps/member/']

export function sheetBreaches(files: readonly Source[]): Breach[] {
  const sheets = files.filter(file => file.path.endsWith('.css'))
  return apps.flatMap(app => {
    const drawnIn = new Map<string, string>()
    return sheets
      .filter(({ path }) => path.startsWith(app) || path.startsWith('ui/'))
      .flatMap(({ path, text }) =>
        [...classesOf(text)].flatMap(name => {
          const first = drawnIn.get(name)
          drawnIn.set(name, first ?? path)
          return first && first !== path
            ? [{ path, why: `.${name} is drawn in ${first} too; give one of them its own name` }]
            : []
        }),
      )
  })
}

/** Classes that a sheet draws by their name alone; in company (`.a .b`, `.a.b`) it only arranges them for one place. */
function classesOf(text: string): Set<string> {
  const rules = text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:^|[{}])([^{}@]+)\{/g)
  return new Set(
    [...rules].flatMap(rule => (rule[1] as string).split(',')).flatMap(one => /^\s*\.([\w-]+)\s*$/.exec(one)?.[1] ?? []),
  )
}
