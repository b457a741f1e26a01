// An application: apply, be first, drawn or chosen, confirm in time or the place goes on; who comes is rewarded.
import type { Text } from '#kernel/i18n.ts'
import { type Play, play } from '#modules/activities/contract.ts'
import { drawLots } from './draw.ts'
import { moves } from './moves.ts'
import { applyUntil, bare, lapse, type Mine, offerNext, type Shown, standingOf, type Table } from './rules.ts'
import { queueMax, Settings } from './settings.ts'
import { lookedBack, timesOut } from './sitting-out.ts'

const ways: Record<Settings['way'], Text> = {
  'first-come': { zh: '先到先得，报上即占名额。', en: 'First come, first served.' },
  draw: {
    zh: '报名截止时抽签：每份报名机会相同，不论几人；签号在报名时由种子生成，截止后按签号排队，凭证可以复算，里面没有名字。',
    en: 'Drawn when applying ends: every application has the same chance, however many people. Lots come from the seed and put all in line; the receipt lets anyone draw again, and names nobody.',
  },
  choose: { zh: '由主办方挑选。', en: 'The organisers choose.' },
}

function rulesOf(settings: Settings, rewardTitle: (key: string) => string): Text[] {
  const { seats, partyMax, way, applyHours, confirmHours, waitingMax, noShowSkips, cameReward } = settings
  const both = (zh: string, en: string): Text => ({ zh, en })
  return [
    both(`名额 ${seats} 人，一份报名最多 ${partyMax} 人。`, `${seats} places; up to ${partyMax} in one application.`),
    ways[way],
    ...(applyHours === null ? [] : [both(`开放后 ${applyHours} 小时内报名。`, `Applying ends ${applyHours} h after opening.`)]),
    both(
      `轮到的人要在 ${confirmHours} 小时内确认，过时名额给下一位。候补最多 ${waitingMax} 份${way === 'draw' ? '，签号更后的不再递补' : ''}。`,
      `Whoever is offered a place confirms within ${confirmHours} h, else it goes on. At most ${waitingMax} wait${way === 'draw' ? '; later lots have no turn' : ''}.`,
    ),
    ...(partyMax > 1
      ? [
          both(
            '递补按顺序看，空位不够整份报名时先跳过给后面坐得下的，被跳过的保留原来的位次。',
            'Places go down the line; whoever brings more people than fit is passed over for the next who fits, and keeps his place.',
          ),
        ]
      : []),
    ...(noShowSkips > 0
      ? [
          both(
            `确认了没来的，之后 ${noShowSkips} 次不能报名：系列活动按本系列算，单次活动按本社群的报名活动算。`,
            `Whoever confirmed and did not come sits out the next ${noShowSkips}: of a series the next of that series, else the next applications in this community.`,
          ),
        ]
      : []),
    ...(cameReward
      ? [both(`到场的每份报名得：${rewardTitle(cameReward)}。`, `Each application that came gets: ${rewardTitle(cameReward)}.`)]
      : []),
  ]
}

export const application: Play<Settings, Mine, Table, null> = play<Settings, Mine, Table, null>({
  key: 'application',
  title: { zh: '报名', en: 'Application' },
  about: {
    zh: '赞助餐、内测、城市负责人：报名、抽签或挑选、确认、候补、到场登记，一步不乱。',
    en: 'Sponsored meals, beta tests, city heads: apply, draw or choose, confirm, wait, come.',
  },
  settings: Settings,
  check({ way, applyHours, seats, partyMax, waitingMax, cameReward }, { rewards, opensAt, closesAt }) {
    const hours = (closesAt.getTime() - opensAt.getTime()) / 3_600_000
    const all: (Text | false)[] = [
      way === 'draw' && applyHours === null && { zh: '抽签要写明几小时内报名。', en: 'A draw needs its hours to apply.' },
      way === 'draw' &&
        applyHours !== null &&
        applyHours >= hours && { zh: '抽签后没有时间确认，请早些截止报名。', en: 'No time is left to confirm after the draw.' },
      way === 'draw' &&
        seats + waitingMax > queueMax && {
          zh: `抽签时名额加候补不超过 ${queueMax}。`,
          en: `A draw takes up to ${queueMax} places and waiting together.`,
        },
      partyMax > seats && { zh: '一份报名的人数超过名额。', en: 'One application may bring more people than there are places.' },
      cameReward !== null &&
        !rewards.includes(cameReward) && { zh: '奖励里没有选的那一种。', en: 'The reward for coming is not among the rewards.' },
    ]
    return all.filter(one => one !== false)
  },
  rules: rulesOf,
  isDraw: { setting: 'way', is: 'draw' },
  worst: ({ cameReward, seats }, players) => (cameReward ? { [cameReward]: Math.min(seats, players) } : {}),
  stock: ({ seats }) => ({ seats }),
  lay: () => bare,
  opens: lookedBack,
  moves,
  due(scene) {
    const { table, settings, closesAt } = scene
    const offers = table.offers.map(([, , until]) => until).sort()
    const draw = settings.way === 'draw' && !table.isDrawn ? [applyUntil(scene).toISOString()] : []
    const first = [...draw, ...offers.slice(0, 1)].sort()[0]
    return first === undefined || new Date(first) > closesAt ? null : new Date(first)
  },
  tick(scene) {
    const { settings, now } = scene
    const isDrawDue = settings.way === 'draw' && !scene.table.isDrawn && now >= applyUntil(scene)
    const { table, returned } = lapse(scene.table, now)
    const free = scene.left('seats') + returned
    const next = isDrawDue ? drawLots(scene, table, free) : offerNext(scene, table, free)
    return { table: next.table, takes: { seats: next.taken - returned } }
  },
  /** With these the lots are drawn again; what the desk did (and to whom) is nobody else's. */
  provesMoves: ['apply', 'withdraw'],
  /** Who came is marked first. */
  settledByHand: ({ confirmed }) => confirmed > 0,
  settle: {
    begin: () => null,
    add: () => null,
    end(_, { table, settings }) {
      const { applications, people, confirmed, came, noShows, draw } = table
      const counts = { applications, people, confirmed, came, noShows, noShowSkips: settings.noShowSkips }
      return { result: draw ? { ...counts, draw } : counts, awards: [] }
    },
  },
  tell(result) {
    const { applications, confirmed, came } = result as Record<string, number>
    if (confirmed === 0) return null
    return {
      zh: `${applications} 份报名，${confirmed} 人占到名额，${came} 份到场。`,
      en: `${applications} applied, ${confirmed} had places, ${came} came.`,
    }
  },
  show(scene, viewer) {
    const { settings, table, left } = scene
    const place = table.queue.findIndex(one => one[0] === viewer.memberId)
    const standing = standingOf(table, settings, viewer.memberId, viewer.mine)
    const offer = table.offers.find(one => one[0] === viewer.memberId)
    const isStaff = viewer.by === 'desk' || viewer.by === 'crew'
    return {
      ...{ seats: settings.seats, seatsLeft: left('seats'), way: settings.way, partyMax: settings.partyMax },
      ...{ questions: settings.questions, applyUntil: applyUntil(scene).toISOString(), confirmHours: settings.confirmHours },
      ...{
        applications: table.applications,
        people: table.people,
        confirmed: table.confirmed,
        came: table.came,
        isDrawn: table.isDrawn,
      },
      ...{
        noShowSkips: settings.noShowSkips,
        sitsOut: timesOut(table, viewer.memberId),
        cameReward: settings.cameReward,
        isCrew: viewer.crew !== '' || viewer.by === 'crew',
      },
      waiting: settings.way === 'draw' && !table.isDrawn ? 0 : table.queue.length,
      standing,
      party: viewer.mine?.party ?? null,
      answers: viewer.mine?.answers ?? [],
      place: standing === 'waiting' ? place + 1 : null,
      offerUntil: offer?.[2] ?? null,
      desk: isStaff
        ? {
            offered: table.offers.map(([memberId, , until]) => ({ memberId, until })),
            waiting: settings.way === 'draw' && !table.isDrawn ? [] : table.queue.slice(0, 200).map(([memberId]) => memberId),
            lapsed: table.lapsed.slice(-200),
            sittingOut: Object.entries(table.sitsOut ?? {}).map(([memberId, out]) => ({ memberId, ...out })),
          }
        : null,
    } satisfies Shown
  },
  /** The receipt says which entries were drawn: nobody else is told whose they are. */
  veilsNames: ({ settings, viewer: { by } }) => settings.way === 'draw' && by !== 'desk' && by !== 'crew',
  showEntrant({ mine }, { viewer }) {
    if (viewer.by !== 'desk' && viewer.by !== 'crew') return null
    return { state: mine.state, party: mine.party, answers: viewer.by === 'desk' ? mine.answers : [] }
  },
})
