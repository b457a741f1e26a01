// What a play's screens are given by the app around them, and what they give back: a `member.tsx` in every play's folder, and a
// `console.tsx` where the desk has more to do than to fill in a form.
import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { ActivityView, AwardShown, EntrantShown, MoveShown } from '#modules/activities/contract.ts'

export type Activity = z.input<typeof ActivityView>
export type Award = z.input<typeof AwardShown>
export type MoveSeen = z.input<typeof MoveShown>
export type EntrantSeen = z.input<typeof EntrantShown>

/** A list that is walked page by page. */
export interface Walk<T> {
  items: T[]
  loading: boolean
  end: boolean
  more(): void
  error: unknown
}
export interface Moving {
  /** Makes a move; the outcome, or undefined when it was refused (the reason stands in `error`, and the frame shows it). */
  move(move: string, input?: unknown): Promise<unknown>
  busy: boolean
  error: unknown
}
export interface Files {
  /** Uploads a file for this activity; its id, or undefined when it failed (the frame says why). */
  upload(file: Blob, kind: 'picture' | 'voice' | 'document'): Promise<string | undefined>
  urlOf(fileId: string): string
}
/** Props of `Screen` in `plays/<key>/member.tsx`: the middle of an activity's screen. The frame around it shows title, state, clock,
 * rules, rewards, limits, cost, what one has won, receipt and sharing, and says why one may not move. */
export interface MemberProps<Shown = any> extends Moving, Files {
  activity: Activity
  /** What the play's `show` gave this viewer. */
  shown: Shown
  /** What the last move of this visit came to: to show it with a little ceremony. */
  last: { move: string; outcome: any; awards: Award[] } | null
  /** The server's clock, in ms; ticks with the page. */
  now(): number
  /** A hook: public moves, the newest first. */
  useFeed(move?: string): Walk<MoveSeen>
  /** A hook: who takes part. */
  useEntrants(order: 'rank' | 'seq'): Walk<EntrantSeen>
  /** Asks anew for what is shown. */
  refresh(): void
}
/** Props of `Desk` in `plays/<key>/console.tsx`: below the figures that every activity has. */
export interface DeskProps<Shown = any> extends Moving, Files {
  activity: Activity
  shown: Shown
  useFeed(move?: string): Walk<MoveSeen>
  useEntrants(order: 'rank' | 'seq'): Walk<EntrantSeen>
  refresh(): void
}
/** What `member.tsx` exports. */
export interface MemberScreen {
  Screen: ComponentType<MemberProps>
}
/** What `console.tsx` exports. */
export interface DeskScreen {
  Desk: ComponentType<DeskProps>
}
