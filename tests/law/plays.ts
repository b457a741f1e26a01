// The law of the shelf: a play is one folder and one line, and nothing else in the house knows it.
import { type Breach, isTest, type Source } from './source.ts'

const inPlay = /^plays\/([^/]+)\//
const shelf = 'plays/index.ts'

export function playBreaches(files: readonly Source[]): Breach[] {
  const folders = [...new Set(files.flatMap(({ path }) => inPlay.exec(path)?.[1] ?? []))]
  const paths = new Set(files.map(({ path }) => path))
  const onShelf = files.find(({ path }) => path === shelf)?.imports.map(({ to }) => to) ?? []
  const incomplete = folders.flatMap(folder => {
    const needed = ['play.ts', 'play.test.ts', 'member.tsx'].filter(name => !paths.has(`plays/${folder}/${name}`))
    const lines = onShelf.filter(to => to.startsWith(`plays/${folder}/`))
    return [
      ...needed.map(name => ({ path: `plays/${folder}`, why: `a play has its ${name}` })),
      ...(lines.length === 1 ? [] : [{ path: shelf, why: `${folder} stands on the shelf with one line, not ${lines.length}` }]),
    ]
  })
  return [...incomplete, ...files.filter(({ path }) => !isTest(path)).flatMap(strayImports)]
}

/** Apps find screens by the folder's name and the host finds rules on the shelf: an import of one play is one thing too many. */
function strayImports({ path, imports }: Source): Breach[] {
  const own = inPlay.exec(path)?.[1]
  return imports.flatMap(({ to }) => {
    const other = inPlay.exec(to)?.[1]
    if (other === undefined || other === own || path === shelf || path.startsWith('bench/')) return []
    return [{ path, why: `only the shelf knows the play ${other}` }]
  })
}
