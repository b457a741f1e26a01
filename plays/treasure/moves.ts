// The moves of a hunt: teams come together, finds are handed in one by one or all at once, photos, and what volunteers mark.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { type Decision, type MoveScene, move, no } from '#modules/activities/contract.ts'
import { type Found, type Mine, type Table, type Team, takeFinds, withTeam } from './rules.ts'
import type { Settings } from './settings.ts'

const moveOf = move<Settings, Mine, Table>()
type At = MoveScene<Settings, Mine, Table>

const PointNth = z.int().min(0).max(39)
const TeamId = z.string().regex(/^t\d{1,4}$/)
const Place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracyMetres: z.number().min(0).max(100_000),
})
const Find = z.object({ point: PointNth, code: z.string().max(40).optional(), place: Place.optional() })

function mayChoose({ mine }: At): void {
  if (mine?.isOut)
    no(
      'knows',
      '你离开过已有收获的队，不能再加入别的队。',
      'You left a team that had found something, so you cannot enter another.',
    )
  if (mine?.team) no('in-team', '你已经在队里了，先离开再换。', 'You are in a team; leave it first.')
}
function myTeam({ mine, table }: At): Team {
  const team = table.teams.find(one => one.id === mine?.team)
  return team ?? no('no-team', '先加入或组建一支队。', 'Join a team or found one first.')
}
function teamOf({ table }: At, id: string): Team {
  return table.teams.find(one => one.id === id) ?? no('no-such-team', '没有这支队。', 'There is no such team.')
}

const found = moveOf({
  title: { zh: '组队', en: 'Found a team' },
  by: 'player',
  free: true,
  input: z.object({ name: line(20).meta({ title: '队名 | Name of the team' }) }),
  decide(scene, { name }): Decision<Mine, Table> {
    mayChoose(scene)
    const { table, settings } = scene
    if (table.teams.length >= settings.teamsMax)
      no('teams-full', '队伍已满 {max} 支。', 'There are {max} teams already.', { max: settings.teamsMax })
    if (table.teams.some(one => one.name === name))
      no('name-taken', '队名「{name}」已有人用。', 'There is a team “{name}” already.', { name })
    const id = `t${table.made + 1}`
    const team: Team = { id, name, size: 1, found: [], photos: [], extra: 0, last: 0, turn: 0, isPresent: false }
    return { outcome: { team: id }, mine: { team: id }, table: { ...table, made: table.made + 1, teams: [...table.teams, team] } }
  },
})

const join = moveOf({
  title: { zh: '加入', en: 'Join a team' },
  by: 'player',
  free: true,
  input: z.object({ team: TeamId }),
  decide(scene, input): Decision<Mine, Table> {
    mayChoose(scene)
    const team = teamOf(scene, input.team)
    if (team.size >= scene.settings.teamSize) no('team-full', '「{name}」已满员。', '“{name}” is full.', { name: team.name })
    if (team.found.length > 0) no('under-way', '「{name}」已经出发，不能再加入。', '“{name}” is under way.', { name: team.name })
    return { outcome: { team: team.id }, mine: { team: team.id }, table: withTeam(scene.table, { ...team, size: team.size + 1 }) }
  },
})

const leave = moveOf({
  title: { zh: '离队', en: 'Leave the team' },
  by: 'player',
  free: true,
  input: z.object({}),
  decide(scene): Decision<Mine, Table> {
    const team = myTeam(scene)
    const isBare = team.size === 1 && team.found.length === 0 && team.extra === 0
    const table = isBare
      ? { ...scene.table, teams: scene.table.teams.filter(one => one.id !== team.id) }
      : withTeam(scene.table, { ...team, size: team.size - 1 })
    return { outcome: null, mine: team.found.length > 0 ? { team: null, isOut: true } : { team: null }, table }
  },
})

const whyNot: Record<Exclude<Found, 'found'>, [string, string]> = {
  had: ['你们队已经找到过这里。', 'Your team has found it already.'],
  wrong: ['暗号不对，再看看。', 'That is not the code; look again.'],
  far: ['还没到，再走近些。', 'Not there yet; go nearer.'],
  inexact: ['定位不够准，到空旷处再试。', 'The location is too inexact; try under the open sky.'],
  order: ['要按顺序找，先找到前一站。', 'They are found in order; the one before comes first.'],
  late: ['已经结束。', 'It is over.'],
  nowhere: ['没有这个点位。', 'There is no such check-point.'],
}

const find = moveOf({
  title: { zh: '找到', en: 'Found one' },
  by: 'player',
  isSecret: () => true,
  input: Find,
  decide(scene, input): Decision<Mine, Table> {
    const team = myTeam(scene)
    const { table, states } = takeFinds(scene, team.id, [{ ...input, at: null }])
    const state = states[0] ?? 'nowhere'
    if (state !== 'found') no(state, ...whyNot[state])
    return { outcome: { point: input.point, worth: scene.settings.points[input.point]?.worth ?? 0 }, table }
  },
})

const sync = moveOf({
  title: { zh: '补交离线记录', en: 'Hand in what was found offline' },
  by: 'player',
  free: true,
  late: true,
  isSecret: () => true,
  input: z.object({
    finds: z
      .array(Find.extend({ at: z.iso.datetime({ offset: true }) }))
      .min(1)
      .max(80),
  }),
  decide(scene, input): Decision<Mine, Table> {
    const team = myTeam(scene)
    const until = scene.closesAt.getTime() + scene.settings.graceMinutes * 60_000
    if (scene.now.getTime() > until) no('too-late', '补交时间已过。', 'It is too late to hand in.')
    const finds = input.finds.map(one => ({ ...one, at: new Date(one.at) }))
    const { table, states } = takeFinds(scene, team.id, finds)
    return { outcome: { finds: input.finds.map(({ point }, nth) => ({ point, state: states[nth] ?? 'nowhere' })) }, table }
  },
})

const photo = moveOf({
  title: { zh: '交照片', en: 'Bring a photo' },
  by: 'player',
  free: true,
  isPublic: true,
  input: z.object({ point: PointNth, fileId: z.string().max(60), words: line(80, 0).default('') }),
  files: input => [input.fileId],
  decide(scene, { point }): Decision<Mine, Table> {
    const team = myTeam(scene)
    const one = scene.settings.points[point]
    if (!one?.task) no('no-task', '这里没有拍照任务。', 'There is no photo to be taken here.')
    if (!team.found.some(([had]) => had === point)) no('not-found-yet', '先找到这个点位。', 'Find the check-point first.')
    if (team.photos.includes(point)) no('photo-had', '这里的照片已经交过。', 'A photo of it has been brought.')
    const outcome = { team: team.name, title: one?.title ?? '', worth: one?.taskWorth ?? 0 }
    return { outcome, table: withTeam(scene.table, { ...team, photos: [...team.photos, point] }) }
  },
})

const marking = (by: 'crew' | 'desk') =>
  moveOf({
    title: { zh: '确认到场', en: 'Mark present' },
    by,
    late: true,
    input: z.object({
      team: TeamId.meta({ title: '哪支队 | Which team' }),
      isPresent: z.boolean().default(true).meta({ title: '到场 | Present' }),
    }),
    decide(scene, { team, isPresent }): Decision<Mine, Table> {
      const one = teamOf(scene, team)
      return { outcome: { team: one.name, isPresent }, table: withTeam(scene.table, { ...one, isPresent }) }
    },
  })

const adjust = moveOf({
  title: { zh: '加减分', en: 'Add or take off points' },
  by: 'desk',
  late: true,
  isPublic: true,
  input: z.object({
    team: TeamId.meta({ title: '哪支队 | Which team' }),
    points: z.int().min(-100_000).max(100_000).meta({ title: '分数（负数为扣） | Points (below zero: off)' }),
    why: line(80).meta({ title: '原因（大家可见） | Why (everyone sees it)' }),
  }),
  decide(scene, { team, points }): Decision<Mine, Table> {
    const one = teamOf(scene, team)
    return { outcome: { team: one.name, points }, table: withTeam(scene.table, { ...one, extra: one.extra + points }) }
  },
})

export const moves = { found, join, leave, find, sync, photo, present: marking('crew'), mark: marking('desk'), adjust }
