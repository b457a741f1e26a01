// Who is signed in and what he may, and which community the page is about; known to every page below the frame.
import { createContext, useContext } from 'react'
import type { Answer } from '#kernel/contract.ts'
import type { Text } from '#kernel/i18n.ts'
import type { Rooms } from '../routes.gen.ts'

export type Me = Answer<Rooms['staff']['me']>
export type Community = Answer<Rooms['communities']['get']>

/** The rail's line that the page belongs to. */
export interface Here {
  title: Text
  path: string
  chapter?: string
}

export interface Session {
  me: Me
  /** null on pages of the house. */
  community: Community | null
  communities: readonly Community[]
  here: Here | undefined
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('a page outside of the frame')
  return session
}

/** Whether the person may, by `right` as the contracts name it. Hides what would be refused; the server decides. */
export function useMay(): (right?: string) => boolean {
  const { me } = useSession()
  return right => right === undefined || me.rights.includes(right)
}

const lastKey = 'ql-community'
export const rememberSlug = (slug: string): void => localStorage.setItem(lastKey, slug)
/** The community one was in last, or the first. */
export const homeSlug = (communities: readonly Community[]): string | undefined =>
  (communities.find(one => one.slug === localStorage.getItem(lastKey)) ?? communities[0])?.slug
