// The rail's line for where one is: the longest path that the address begins with.
import { type PageLine, pages } from '../pages.tsx'

export function hereOf(at: string, scope: PageLine['scope']): PageLine | undefined {
  const within = (path: string) => path === at || (path !== '/' && at.startsWith(`${path}/`))
  return pages
    .filter(line => line.icon && line.scope === scope && within(line.path))
    .sort((a, b) => b.path.length - a.path.length)[0]
}
