// What each may see of a hunt: clues as far as his team has come, every team's standing, the codes at the desk alone.
import type { Json, Phase, Scene, Viewer } from '#modules/activities/contract.ts'
import { type Mine, pointsOf, ranked, type Table, type Team } from './rules.ts'
import type { Point, Settings } from './settings.ts'

type Look = Omit<Scene<Settings, Table>, 'chance'> & { phase: Phase; result: Json }

export interface PointShown {
  nth: number
  /** null: not yet told. */
  title: string | null
  kind: Point['kind']
  hint: string
  place: { latitude: number; longitude: number } | null
  toleranceMetres: number
  worth: number
  task: string
  taskWorth: number
  foundAt: string | null
  hasPhoto: boolean
  /** At the desk alone. */
  code: string | null
}
export interface TeamShown {
  id: string
  name: string
  size: number
  points: number
  finds: number
  lastAt: string | null
  isPresent: boolean
  isMine: boolean
}
export interface Shown {
  order: Settings['order']
  teamSize: number
  teamsMax: number
  needsPresence: boolean
  accuracyMaxMetres: number
  handInUntil: string
  points: PointShown[]
  teams: TeamShown[]
  myTeam: string | null
  isOut: boolean
  isCrew: boolean
}

const momentOf = ({ opensAt }: Look, seconds: number): string => new Date(opensAt.getTime() + seconds * 1000).toISOString()

function pointShown(scene: Look, viewer: Viewer<Mine>, mine: Team | undefined, one: Point, nth: number): PointShown {
  const { settings, phase, deck } = scene
  const isStaff = viewer.by === 'desk' || viewer.by === 'crew'
  const isTold = phase !== 'scheduled' && mine !== undefined && (settings.order === 'free' || nth <= mine.found.length)
  const sees = isStaff || isTold || phase === 'settled'
  const found = mine?.found.find(([point]) => point === nth)
  const isPlace = one.kind === 'place' && one.latitude !== null && one.longitude !== null
  return {
    nth,
    title: sees ? one.title : null,
    kind: one.kind,
    hint: sees ? one.hint : '',
    place: sees && isPlace ? { latitude: Number(one.latitude), longitude: Number(one.longitude) } : null,
    toleranceMetres: one.toleranceMetres,
    worth: one.worth,
    task: sees ? one.task : '',
    taskWorth: one.taskWorth,
    foundAt: found ? momentOf(scene, found[1]) : null,
    hasPhoto: mine?.photos.includes(nth) ?? false,
    code: viewer.by === 'desk' && one.kind === 'code' ? ((deck as string[] | null)?.[nth] ?? null) : null,
  }
}

export function showHunt(scene: Look, viewer: Viewer<Mine>): Shown {
  const { settings, table, closesAt } = scene
  const mine = table.teams.find(one => one.id === viewer.mine?.team)
  return {
    order: settings.order,
    teamSize: settings.teamSize,
    teamsMax: settings.teamsMax,
    needsPresence: settings.needsPresence,
    accuracyMaxMetres: settings.accuracyMaxMetres,
    handInUntil: new Date(closesAt.getTime() + settings.graceMinutes * 60_000).toISOString(),
    points: settings.points.map((one, nth) => pointShown(scene, viewer, mine, one, nth)),
    teams: ranked(settings, table.teams).map(team => ({
      id: team.id,
      name: team.name,
      size: team.size,
      points: pointsOf(settings, team),
      finds: team.found.length,
      lastAt: team.turn > 0 ? momentOf(scene, team.last) : null,
      isPresent: team.isPresent,
      isMine: team.id === mine?.id,
    })),
    myTeam: mine?.id ?? null,
    isOut: viewer.mine?.isOut === true,
    isCrew: viewer.by === 'crew' || viewer.crew !== '',
  }
}
