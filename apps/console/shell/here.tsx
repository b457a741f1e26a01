// The rail's line for where one is: the longest path that the address begins with; and the page itself.
import { matchRoute, useRouter } from 'wouter'
import { type PageLine, pages } from '../pages.tsx'
import { fetchPiece } from './page-line.ts'

export function hereOf(at: string, scope: PageLine['scope']): PageLine | undefined {
  const within = (path: string) => path === at || (path !== '/' && at.startsWith(`${path}/`))
  return pages
    .filter(line => line.icon && line.scope === scope && within(line.path))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

/** Asks for the page of this address at once, while it is still asked who wants to see it. */
export function usePieceOf(at: string, scope: PageLine['scope']): void {
  const { parser } = useRouter()
  const line = pages.find(one => one.scope === scope && matchRoute(parser, one.path, at)[0])
  fetchPiece(line)
}
