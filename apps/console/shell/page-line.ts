// One line a page: what the rail, the crumbs and the palette are drawn from.
import { type ComponentType, lazy } from 'react'
import type { Text } from '#kernel/i18n.ts'
import type { Icon } from '#ui/kit/icons.tsx'
import type { chapterTexts } from '../texts.ts'

export type Chapter = keyof typeof chapterTexts
export interface PageLine {
  /** Below `/console/c/<slug>` for a community's page, below `/console` for one of the house. */
  path: string
  title: Text
  page: ComponentType<any>
  scope: 'community' | 'house'
  /** Pages with an icon stand in the rail, under their chapter; the house's below. */
  icon?: Icon
  chapter?: Chapter
  /** What an operator must hold to see it, e.g. `members.read`. */
  right?: string
  /** More words by which the palette finds it. */
  also?: string
}

const pieces = new WeakMap<ComponentType<any>, () => Promise<unknown>>()

/** A page in a piece of its own, loaded when it is opened. */
export function page(load: () => Promise<ComponentType<any>>): ComponentType<any> {
  let asked: Promise<ComponentType<any>> | undefined
  const loaded = () => (asked ??= load())
  const Page = lazy(async () => ({ default: await loaded() }))
  pieces.set(Page, loaded)
  return Page
}

/** Asks for the piece of a page that is about to be shown, while other answers are still on their way. */
export const fetchPiece = (line: PageLine | undefined): void =>
  void (
    line &&
    pieces
      .get(line.page)?.()
      .catch(() => {})
  )
