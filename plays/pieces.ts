// Screens of plays as both frames find them: by the name of the folder, fetched when first shown, with lists to walk.
import { type ComponentType, lazy } from 'react'
import type { Pages } from '#ui/data.ts'
import type { Walk } from './screen.ts'

/** `found`: what import.meta.glob names, such as `../plays/wish/member.tsx`; `take` picks the component of a loaded piece. */
export const byFolder = <Piece, Props>(
  found: Record<string, () => Promise<Piece>>,
  take: (piece: Piece) => ComponentType<Props>,
): Map<string, ComponentType<Props>> =>
  new Map(
    Object.entries(found).map(([path, load]) => [
      path.split('/').at(-2) as string,
      lazy(async () => ({ default: take(await load()) as ComponentType<any> })) as unknown as ComponentType<Props>,
    ]),
  )

export const walkOf = <T>(pages: Pages<T>): Walk<T> => ({
  items: pages.items,
  loading: pages.loading,
  end: pages.end,
  more: () => void pages.more(),
  error: pages.error ?? pages.moreError,
})
