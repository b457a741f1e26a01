// The shapes of activities as the console knows them, the shelf, and what is told on the live line.
import type { Answer, Send } from '#kernel/contract.ts'
import { answers } from '#ui/answers.ts'
import { type Read, useRead } from '#ui/data.ts'
import type { TagTone } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useLive } from '../shell/live.ts'

type Activities = Rooms['activities']
export type Shelf = Answer<Activities['shelf']>
export type PlayShown = Shelf['items'][number]
export type Card = Answer<Activities['deskList']>['items'][number]
export type Desk = Answer<Activities['deskShow']>
export type Preview = Answer<Activities['preview']>
export type Draft = Send<Activities['make']> extends { body: infer B } ? B : never
export type AwardLine = Answer<Activities['deskAwards']>['items'][number]
export type MoveLine = Answer<Activities['deskMoves']>['items'][number]
export type SeriesLine = Answer<Activities['series']>['items'][number]
export type SeriesBody = Send<Activities['makeSeries']> extends { body: infer B } ? B : never

export const toneOf: Record<Card['state'], TagTone> = {
  draft: 'plain',
  scheduled: 'ochre',
  open: 'green',
  closed: 'cinnabar',
  settling: 'indigo',
  settled: 'plain',
  cancelling: 'plain',
  cancelled: 'plain',
}

/** The shelf hardly changes while one looks. */
export const useShelf = (): Read<Shelf> => useRead(api.activities.shelf, {}, { staleMs: 300_000 })
export const usePlay = (key: string | undefined): PlayShown | undefined => useShelf().data?.items.find(one => one.key === key)

const kinds = ['published', 'opened', 'closed', 'settled', 'cancelled', 'moved', 'awarded'].map(name => `activities.${name}`)
let waiting: ReturnType<typeof setTimeout> | undefined
/** A crowd moves often: what is on screen is asked again at most every other second. */
export function useActivitiesHeard(): void {
  useLive(kinds, () => {
    if (waiting) return
    waiting = setTimeout(() => {
      waiting = undefined
      for (const one of ['deskShow', 'deskList', 'deskAwards', 'deskMoves']) answers.refresh(`activities.${one}`)
    }, 2_000)
  })
}
