// Blind tasting: cups with codes, a sheet for each, and the names only when nobody can change a mark any more.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { type Chance, type MoveScene, move, no, play, type Scene } from '#modules/activities/contract.ts'
import { balancedOrders, codesFor } from './orders.ts'
import { addSheets, beginSum, endSum, type Sum } from './results.ts'
import { type Deck, type Mine, Settings, type Shown, type Table } from './settings.ts'

type At = MoveScene<Settings, Mine, Table>
const made = move<Settings, Mine, Table>()
const Code = z.int().min(100).max(999).meta({ title: '样品编号 | Code' })

const deckOf = (scene: Pick<Scene<Settings, Table>, 'deck'>): Deck => scene.deck as unknown as Deck

/** The codes in the order in which this taster takes them. */
const orderOf = ({ codes, orders }: Deck, nth: number): number[] => orders[nth % orders.length]!.map(sample => codes[sample]!)

function lay(settings: Settings, chance: Chance): Deck {
  const count = settings.samples.length
  return { codes: codesFor(count, chance), orders: chance.shuffled(balancedOrders(count)) }
}

function mustBeBlind({ table }: At): void {
  if (table.unblindedAt !== null) no('unblinded', '样品已经揭晓，不能再改分。', 'The samples are named; marks stay as they are.')
}

function mineWith(scene: At, code: number): Mine {
  mustBeBlind(scene)
  if (!scene.mine) return no('not-begun', '先领样品编号，再打分。', 'Take your cups first.')
  if (!deckOf(scene).codes.includes(code))
    no('no-such-code', '没有编号 {code} 的样品，看看杯底。', 'No cup bears {code}.', { code })
  return scene.mine
}

const begin = made({
  title: { zh: '领样品', en: 'Take my cups' },
  by: 'player',
  input: z.object({}),
  decide(scene) {
    mustBeBlind(scene)
    if (scene.mine) return no('begun', '你已经领过样品了。', 'You have your cups.')
    const nth = scene.table.tasters
    return {
      outcome: { order: orderOf(deckOf(scene), nth) },
      mine: { nth, sheets: {}, favourite: null, isRewarded: false },
      table: { ...scene.table, tasters: nth + 1 },
    }
  },
})

const sheet = made({
  title: { zh: '打分', en: 'Mark a cup' },
  by: 'player',
  free: true,
  input: z.object({
    code: Code,
    marks: z.array(z.int().min(1).max(10)).min(1).max(8).meta({ title: '各项分数 | Marks' }),
    note: line(200, 0).default('').meta({ title: '一句话 | A word' }),
  }),
  decide(scene, { code, marks, note }) {
    const mine = mineWith(scene, code)
    const { criteria, scale, samples, reward } = scene.settings
    if (marks.length !== criteria.length) no('every-criterion', '每一项都要打分。', 'Every criterion needs a mark.')
    if (marks.some(mark => mark > scale)) no('beyond-scale', '最高 {scale} 分。', 'The highest mark is {scale}.', { scale })
    const sheets = { ...mine.sheets, [code]: { marks, note } }
    const filled = Object.keys(sheets).length
    const isRewarded = mine.isRewarded || (reward !== null && filled === samples.length && scene.left(reward) >= 1)
    return {
      outcome: { code, filled, of: samples.length },
      mine: { ...mine, sheets, isRewarded },
      score: filled,
      awards: isRewarded && !mine.isRewarded ? [{ memberId: scene.player.memberId, reward: String(reward) }] : [],
    }
  },
})

const favourite = made({
  title: { zh: '选最喜欢的', en: 'Name a favourite' },
  by: 'player',
  free: true,
  input: z.object({ code: Code }),
  decide(scene, { code }) {
    const mine = mineWith(scene, code)
    if (!scene.settings.asksFavourite) no('not-asked', '这次不选最喜欢的。', 'No favourite is asked for.')
    return { outcome: { code }, mine: { ...mine, favourite: code } }
  },
})

const unblind = made({
  title: { zh: '提前揭晓样品', en: 'Name the cups now' },
  by: 'desk',
  late: true,
  input: z.object({}),
  decide(scene) {
    mustBeBlind(scene)
    const unblindedAt = scene.now.toISOString()
    return { outcome: { unblindedAt }, table: { ...scene.table, unblindedAt } }
  },
})

export const scoreSheet = play<Settings, Mine, Table, Sum>({
  key: 'score-sheet',
  title: { zh: '盲测', en: 'Blind test' },
  about: {
    zh: '样品只有编号，人人一张评分表；收齐再揭晓，结果连误差一起给。',
    en: 'Samples bear codes alone, everyone fills sheets; named at the end, with means and how sure they are.',
  },
  settings: Settings,
  check(settings, { rewards }) {
    const twice = (all: readonly string[]) => new Set(all).size < all.length
    return [
      ...(twice(settings.samples) ? [{ zh: '有两个样品重名。', en: 'Two samples have the same name.' }] : []),
      ...(twice(settings.criteria) ? [{ zh: '有两个评分项重名。', en: 'Two criteria have the same name.' }] : []),
      ...(settings.reward !== null && !rewards.includes(settings.reward)
        ? [{ zh: '评完的奖励还没有设置。', en: 'The reward for complete sheets is not set up.' }]
        : []),
    ]
  },
  // What stands in the cups is told when they are named, not before.
  hidesSettings: () => true,
  rules: ({ samples, criteria, scale, low, high, asksFavourite, reward }, titleOf) => [
    {
      zh: `共 ${samples.length} 个样品，只有三位数编号；编号由公布前就锁定的随机数决定。`,
      en: `${samples.length} samples bear only three-digit codes, by chance that was fixed before publishing.`,
    },
    {
      zh: '每个人的品尝顺序不同：每个样品在每个位置、跟在另一个样品之后的次数都相同。',
      en: 'Each tastes in another order, so that every sample stands in each place, and after each other one, equally often.',
    },
    {
      zh: `每个样品评 ${criteria.join('、')}，1 分（${low}）到 ${scale} 分（${high}），截止前随时可改。`,
      en: `Each is marked for ${criteria.join(', ')} from 1 (${low}) to ${scale} (${high}); marks may be changed until the end.`,
    },
    ...(asksFavourite ? [{ zh: '最后选一个最喜欢的。', en: 'In the end each names a favourite.' }] : []),
    {
      zh: '样品名称在截止后揭晓；由工作人员提前揭晓时，评分随即停止。',
      en: 'The samples are named at the end; if they are named earlier, marking stops at that moment.',
    },
    {
      zh: '结果给出平均分和 95% 置信区间（t 分布）。',
      en: 'Results are means with 95 % intervals (Student’s t).',
    },
    ...(reward === null
      ? []
      : [
          {
            zh: `评完全部样品的人得「${titleOf(reward)}」，送完为止。`,
            en: `Whoever marks every sample gets “${titleOf(reward)}” while it lasts.`,
          },
        ]),
  ],
  worst: ({ reward }, players) => (reward === null ? {} : { [reward]: players }),
  deck: lay,
  lay: () => ({ tasters: 0, unblindedAt: null }),
  moves: { begin, sheet, favourite, unblind },
  settle: {
    begin: scene => beginSum(scene.settings, deckOf(scene)),
    add: (sum, { mine }) => addSheets(sum, mine),
    end: (sum, { settings }) => ({ result: endSum(sum, settings), awards: [] }),
  },
  show({ settings, table, phase, result, ...scene }, { by, mine }) {
    const { samples, criteria, scale, low, high, asksFavourite } = settings
    const deck = deckOf(scene)
    const isNamed = phase === 'settled' || table.unblindedAt !== null
    const shown: Shown = {
      ...{ criteria, scale, low, high, asksFavourite, mine, count: samples.length, tasters: table.tasters },
      order: mine && orderOf(deck, mine.nth),
      isOpen: phase === 'open' && table.unblindedAt === null,
      names: isNamed ? Object.fromEntries(samples.map((title, at) => [deck.codes[at]!, title])) : null,
      bench:
        by === 'desk'
          ? {
              cups: samples.map((title, at) => ({ title, code: deck.codes[at]! })),
              orders: deck.orders.map((_, nth) => orderOf(deck, nth)),
            }
          : null,
      result: phase === 'settled' ? (result as unknown as Shown['result']) : null,
    }
    return shown
  },
  showEntrant: ({ mine }) => ({ filled: Object.keys(mine.sheets).length }),
})
