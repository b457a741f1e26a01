// Teams and finds: what counts as found, which times are believed, who stands before whom.
import type { Scene } from '#modules/activities/contract.ts'
import type { Settings } from './settings.ts'

export type Team = {
  id: string
  name: string
  size: number
  /** Check-points found: which, and how many seconds after the opening. */
  found: [number, number][]
  /** Check-points of which a photo was brought. */
  photos: number[]
  /** Taken off or added by the desk. */
  extra: number
  /** Seconds of the latest find, and in which order it was handed in: what decides between equals. */
  last: number
  turn: number
  isPresent: boolean
}
export type Table = { teams: Team[]; made: number; turn: number }
export type Mine = {
  team: string | null
  /** He left a team that had found something: he knows too much for another. */
  isOut?: true
}
export interface Place {
  latitude: number
  longitude: number
  accuracyMetres: number
}
export interface Find {
  point: number
  code?: string | undefined
  place?: Place | undefined
}
export type Found = 'found' | 'had' | 'wrong' | 'far' | 'inexact' | 'order' | 'late' | 'nowhere'

const earthMetres = 6_371_008.8
const rad = (degrees: number) => (degrees * Math.PI) / 180

/** Along the great circle (haversine). */
export function metresBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const up = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2
  const along = Math.sin(rad(b.longitude - a.longitude) / 2) ** 2
  const chord = up + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * along
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** Which way to go, clockwise from north. */
export function bearingTo(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const along = rad(b.longitude - a.longitude)
  const y = Math.sin(along) * Math.cos(rad(b.latitude))
  const x =
    Math.cos(rad(a.latitude)) * Math.sin(rad(b.latitude)) -
    Math.sin(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.cos(along)
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
}

/** Of 31 signs that are not taken for one another. */
export const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const written = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')

export const pointsOf = ({ points }: Settings, team: Team): number =>
  team.found.reduce((sum, [point]) => sum + (points[point]?.worth ?? 0), 0) +
  team.photos.reduce((sum, point) => sum + (points[point]?.taskWorth ?? 0), 0) +
  team.extra

/** More points first; of equals who had them earlier; of those the one that handed in first. */
export const ranked = (settings: Settings, teams: readonly Team[]): Team[] =>
  [...teams].sort((a, b) => pointsOf(settings, b) - pointsOf(settings, a) || a.last - b.last || a.turn - b.turn)

type Look = Pick<Scene<Settings, Table>, 'settings' | 'deck' | 'opensAt' | 'closesAt' | 'now'>

/** When it was found: the phone's time within the opening hours and not to come; else now; after the end no more. */
export function timeOf({ now, opensAt, closesAt }: Look, claimed: Date | null): Date | null {
  const isBelieved = claimed && claimed >= opensAt && claimed <= now && claimed < closesAt
  return isBelieved ? claimed : now < closesAt ? now : null
}

/** Whether this team has found it now. */
export function judge({ settings, deck }: Look, team: Team, { point, code, place }: Find): Found {
  const one = settings.points[point]
  if (!one) return 'nowhere'
  if (team.found.some(([had]) => had === point)) return 'had'
  if (settings.order === 'fixed' && point !== team.found.length) return 'order'
  if (one.kind === 'code') return written(code ?? '') === (deck as string[])[point] ? 'found' : 'wrong'
  if (!place || one.latitude === null || one.longitude === null) return 'nowhere'
  if (place.accuracyMetres > settings.accuracyMaxMetres) return 'inexact'
  const metres = metresBetween(place, { latitude: one.latitude, longitude: one.longitude })
  return metres <= one.toleranceMetres + place.accuracyMetres ? 'found' : 'far'
}

export const withTeam = (table: Table, team: Team): Table => ({
  ...table,
  teams: table.teams.map(one => (one.id === team.id ? team : one)),
})

/** One find after the other; each check-point counts once for a team. */
export function takeFinds(
  scene: Look & { table: Table },
  teamId: string,
  finds: readonly (Find & { at: Date | null })[],
): { table: Table; states: Found[] } {
  const timed = finds.map((find, nth) => ({ find, nth, at: timeOf(scene, find.at) }))
  const inOrder = [...timed].sort((a, b) => Number(a.at ?? Number.POSITIVE_INFINITY) - Number(b.at ?? Number.POSITIVE_INFINITY))
  const states: Found[] = []
  let { table } = scene
  for (const { find, nth, at } of inOrder) {
    const team = table.teams.find(one => one.id === teamId)
    const state = !team ? 'nowhere' : at === null ? 'late' : judge(scene, team, find)
    states[nth] = state
    if (state !== 'found' || !team || !at) continue
    const seconds = Math.floor((at.getTime() - scene.opensAt.getTime()) / 1000)
    const turn = table.turn + 1
    const found: Team['found'] = [...team.found, [find.point, seconds]]
    table = withTeam({ ...table, turn }, { ...team, found, last: Math.max(team.last, seconds), turn })
  }
  return { table, states }
}
