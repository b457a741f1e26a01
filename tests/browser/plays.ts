// How each play is shown: how it is set up, and a few moves of the cast.
/** Whoever plays, and the address they sign in with. */
export const cast = { 凌: 'ling', 博: 'bo', 晨: 'chen', 丹: 'dan' } as const
export type CastName = keyof typeof cast
interface Show {
  title: string
  settings: (times: { opensAt: string; closesAt: string }) => object
  rewards?: object[]
  /** Who helps with it, by name. */
  crew?: CastName[]
  moves?: [who: CastName, move: string, input?: object][]
}
const points = (key: string, amount: number, units: number | null = null, title = `${amount} 积分`) => ({
  ...{ key, title, kind: 'points', amount, units },
})
const badge = (key: string, title: string, units: number | null = null) => ({ key, title, kind: 'badge', units })
const goods = (key: string, title: string, units: number) => ({ key, title, kind: 'goods', value: 5_000, units })
const prizes = () => ({
  prizes: [
    { reward: 'box', odds: 100 },
    { reward: 'point', odds: 4_000 },
  ],
})
const ofChance = [goods('box', '一盒茶', 20), points('point', 5)]
const all = Object.keys(cast) as CastName[]
const each = (move: string, input?: object) => all.map((name): [CastName, string, object?] => [name, move, input])

export const shows: Record<string, Show> = {
  application: {
    title: '周五的一桌',
    settings: () => ({ seats: 10, way: 'first-come', partyMax: 2, questions: [{ label: '有什么不吃的？', isRequired: false }] }),
    moves: [
      ['凌', 'apply', { party: 2, answers: ['香菜'] }],
      ['博', 'apply', { party: 1, answers: [''] }],
      ['晨', 'apply', { party: 2, answers: ['花生'] }],
    ],
  },
  auction: {
    title: '九点拍一瓶好酒',
    settings: () => ({ reward: 'bottle', startPoints: 50 }),
    rewards: [goods('bottle', '一瓶好酒', 1)],
    moves: [
      ['凌', 'bid', { max: 60 }],
      ['博', 'bid', { max: 90 }],
      ['晨', 'bid', { max: 120 }],
      ['凌', 'bid', { max: 200 }],
    ],
  },
  bell: { title: '整点', settings: () => ({ words: '早睡早起。' }), moves: each('listen') },
  charity: {
    title: '打卡捐早餐',
    settings: () => ({ sponsor: '晨光咖啡', cause: '山区小学的早餐', unit: '一份早餐', cap: 10 }),
    moves: [
      ['凌', 'sign', { words: '早安' }],
      ['博', 'sign', { words: '吃饱再上学' }],
      ['晨', 'sign'],
      ['丹', 'sign', { words: '加油' }],
    ],
  },
  'check-in': {
    title: '早起打卡',
    settings: () => ({ dailyReward: 'day' }),
    rewards: [points('day', 10)],
    moves: [
      ['凌', 'sign', { words: '今天六点起来的。' }],
      ['博', 'sign', { words: '跑了三公里。' }],
      ['晨', 'sign'],
    ],
  },
  contest: {
    title: '一页纸大赛',
    settings: () => ({ theme: '用一页纸讲清楚一本书。', picturesMax: 1 }),
    crew: ['晨'],
    moves: [
      ['凌', 'submit', { title: '小王子', text: '看不见的才重要。' }],
      ['博', 'submit', { title: '活着', text: '活下去本身就是意义。' }],
      ['丹', 'submit', { title: '边城', text: '也许明天回来。' }],
    ],
  },
  dice: { title: '博一博', settings: prizes, rewards: ofChance, moves: each('throw') },
  lottery: {
    title: '周五抽奖',
    settings: () => ({ prizes: [{ reward: 'box', units: 2 }] }),
    rewards: [goods('box', '一盒茶', 2)],

    moves: each('enter'),
  },
  mission: {
    title: '一起写一本书',
    settings: () => ({ count: 12, reward: 'chapter' }),
    rewards: [points('chapter', 100)],
    moves: [
      ['凌', 'claim', { piece: 0 }],
      ['博', 'claim', { piece: 3 }],
      ['晨', 'claim', { piece: 4 }],
      ['博', 'hand-in', { slot: 3, text: '那年冬天来得早。' }],
    ],
  },
  packets: {
    title: '群里发红包',
    settings: () => ({}),
    moves: [
      ['凌', 'give', { kind: 'lucky', points: 100, shares: 5, wish: '早睡早起' }],
      ['博', 'grab', { no: 1 }],
      ['晨', 'grab', { no: 1 }],
      ['博', 'give', { kind: 'even', points: 30, shares: 3 }],
    ],
  },
  prediction: {
    title: '今晚的比分',
    settings: () => ({ subject: '九十分钟比分', kind: 'score', home: '晨光队', away: '南门队' }),
    moves: [
      ['凌', 'guess', { guess: '2:1' }],
      ['博', 'guess', { guess: '0:0' }],
      ['晨', 'guess', { guess: '2:1' }],
      ['丹', 'guess', { guess: '1:0' }],
    ],
  },
  quiz: {
    title: '茶的小测验',
    settings: () => ({
      shuffles: false,
      questions: [
        { text: '龙井属于哪一类茶？', options: [{ text: '绿茶', isRight: true }, { text: '红茶' }, { text: '乌龙' }] },
        { text: '普洱的产地？', kind: 'text', accepted: ['云南'] },
      ],
    }),
    moves: [
      ['博', 'start'],
      ['博', 'answer', { chosen: [0] }],
      ['博', 'next'],
      ['博', 'answer', { text: '云南' }],
      ['凌', 'start'],
    ],
  },
  'red-packet': {
    title: '八点见',
    settings: () => ({ total: 100, shares: 5 }),
    rewards: [points('packet', 1, null, '红包')],
    moves: [
      ['凌', 'grab'],
      ['博', 'grab'],
      ['晨', 'grab'],
    ],
  },
  relay: {
    title: '接龙订粽子',
    settings: () => ({ items: [{ what: '肉粽', units: 50 }, { what: '豆沙粽' }] }),
    moves: [
      ['凌', 'add', { items: [{ what: '肉粽', units: 2 }] }],
      ['博', 'add', { items: [{ what: '豆沙粽', units: 1 }], note: '不要糖' }],
      ['丹', 'add', { items: [{ what: '肉粽', units: 5 }] }],
    ],
  },
  'rock-paper-scissors': {
    title: '出手',
    settings: prizes,
    rewards: ofChance,

    moves: each('hand', { hand: 'rock' }),
  },
  'score-sheet': {
    title: '封测三杯',
    settings: () => ({}),
    moves: [
      ['凌', 'begin'],
      ['博', 'begin'],
      ['丹', 'begin'],
    ],
  },
  shake: { title: '摇一摇', settings: prizes, rewards: ofChance, moves: each('shake') },
  survey: {
    title: '这个月怎么样',
    settings: () => ({
      questions: [
        { title: '最喜欢哪一期？', options: [{ title: '第一期' }, { title: '第二期' }] },
        { title: '会推荐给朋友吗？', kind: 'scale' },
      ],
    }),
    moves: [
      ['博', 'answer', { answers: { 0: 0, 1: 5 } }],
      ['晨', 'answer', { answers: { 0: 1, 1: 4 } }],
      ['丹', 'answer', { answers: { 0: 0, 1: 5 } }],
    ],
  },
  treasure: {
    title: '八家店找八只手',
    settings: () => ({
      points: [
        { title: '一号店', hint: '收银台背后' },
        { title: '二号店', hint: '抬头看' },
      ],
    }),
    moves: [
      ['凌', 'found', { name: '山猫队' }],
      ['博', 'found', { name: '海狸队' }],
    ],
  },
  vote: {
    title: '下次去哪',
    settings: () => ({ options: [{ title: '爬山' }, { title: '看海' }, { title: '露营' }], isSecret: false, results: 'live' }),
    moves: [
      ['凌', 'vote', { choices: [0] }],
      ['博', 'vote', { choices: [1] }],
      ['晨', 'vote', { choices: [0] }],
      ['丹', 'vote', { choices: [2] }],
    ],
  },
  wish: {
    title: '心愿墙',
    settings: () => ({ reward: 'granted' }),
    rewards: [badge('granted', '心愿实现')],
    moves: [
      ['凌', 'hang', { wish: '学会游泳' }],
      ['博', 'hang', { wish: '看一次日出' }],
      ['晨', 'hang', { wish: '给妈妈写封信' }],
      ['丹', 'hang', { wish: '种活一盆薄荷' }],
    ],
  },
  'word-chain': {
    title: '成语接龙',
    settings: () => ({}),
    moves: [
      ['博', 'follow', { word: '马到成功' }],
      ['凌', 'follow', { word: '功德无量' }],
    ],
  },
}
