// Words of offers: their kinds, their phases, what stands against one.
import type { Text } from '#kernel/i18n.ts'
import type { Named } from '../shell/titled.ts'

export const offerTexts = {
  offers: { zh: '优惠', en: 'Offers' },
  lead: {
    zh: '在一段时间里、按一个价格购买的权利。公布之后只能更好：延长、加量。',
    en: 'A right to buy at a price until a time. Once announced it only changes for the better: longer, or more.',
  },
  offer: { zh: '优惠详情', en: 'Offer' },
  newOffer: { zh: '新优惠', en: 'New offer' },
  findOffer: { zh: '优惠名称', en: 'Title of an offer' },
  phase: { zh: '阶段', en: 'Phase' },
  kind: { zh: '种类', en: 'Kind' },
  title: { zh: '名称', en: 'Title' },
  time: { zh: '时间', en: 'Time' },
  quotaLeft: { zh: '活动剩余', en: 'Left of its quota' },
  none: { zh: '还没有优惠', en: 'No offers yet' },
  noneHint: {
    zh: '会员价、限时秒杀、搭配套餐、加价换购——选一种，定下商品、价格和时间，先存草稿，看过提醒再公布。',
    en: 'A member price, a flash sale, a bundle, an upgrade: choose a kind, say what, at which price and when. It is a draft first, and announced when you have read the warnings.',
  },
  chooseKind: { zh: '做哪一种优惠？', en: 'Which kind of offer?' },
  board: { zh: '销售大屏', en: 'Sales board' },
  open: { zh: '公布', en: 'Announce' },
  openHint: {
    zh: '到开始时间就能按优惠价购买。公布之后只能延长或加量。',
    en: 'From its opening on it can be bought by. From now on it only lasts longer or holds more.',
  },
  opened: { zh: '优惠已公布', en: 'The offer is announced' },
  end: { zh: '提前结束', en: 'End it now' },
  endHint: {
    zh: '马上不能再按优惠价下单；已经下的订单保持原价。结束后不能重新开始，可以复制一份另开。',
    en: 'Nobody can order by it from now on; orders that stand keep their price. It cannot begin again, but it can be copied.',
  },
  ended: { zh: '优惠已结束', en: 'The offer has ended' },
  copy: { zh: '复制', en: 'Copy' },
  copyHint: {
    zh: '同样的商品和价格，另选时间。得到一份草稿。',
    en: 'The same goods and prices, at another time; you get a draft.',
  },
  copied: { zh: '草稿已复制', en: 'The draft is copied' },
  change: { zh: '修改', en: 'Change' },
  changeOpen: { zh: '延长或加量', en: 'Longer, or more of it' },
  save: { zh: '保存', en: 'Save' },
  saveDraft: { zh: '存为草稿', en: 'Keep as a draft' },
  saved: { zh: '已保存', en: 'Saved' },
  warnings: { zh: '公布前请看', en: 'Look at these first' },
  noWarnings: { zh: '没有要提醒的。', en: 'Nothing stands against it.' },
  orders: { zh: '已付订单', en: 'Paid orders' },
  buyers: { zh: '买家', en: 'Buyers' },
  amount: { zh: '实收', en: 'Money' },
  items: { zh: '商品与价格', en: 'What, and at which price' },
  item: { zh: '商品', en: 'What' },
  usual: { zh: '平时', en: 'Usual' },
  strike: { zh: '划线价', en: 'Struck out' },
  strikeHint: {
    zh: '划线价由价格历史算出，公布时定下，填不了也改不了；没有就表示不能划线。',
    en: 'What may be struck out is reckoned from the price history when the offer is announced; nobody can make it up. A dash: nothing may be.',
  },
  price: { zh: '优惠价', en: 'Price' },
  quota: { zh: '活动数量', en: 'Quota' },
  sold: { zh: '已售', en: 'Sold' },
  waiting: { zh: '待付款', en: 'Waiting' },
  upgradeFrom: { zh: '从「{title}」换', en: 'from “{title}”' },
  endless: { zh: '不限', en: 'no limit' },
  terms: { zh: '规则', en: 'Terms' },
  limit: { zh: '每人限购', en: 'Each member' },
  limitOf: { zh: '{max} 件', en: '{max} at most' },
  payWithin: { zh: '付款时限', en: 'To be paid within' },
  payMinutes: { zh: '{count} 分钟', en: '{count} {count:minute|minutes}' },
  right: { zh: '需要权益', en: 'Right needed' },
  everyone: { zh: '所有人', en: 'Everyone' },
  madeFor: { zh: '由团购预售等玩法生成，请到那里管理。', en: 'A deal made it; it is kept there.' },
  leftOf: { zh: '剩 {left} / {quota}', en: '{left} of {quota} left' },
  from: { zh: '从哪个规格换', en: 'Upgraded from' },
  what: { zh: '商品', en: 'What' },
  betterOnly: {
    zh: '已经公布：结束时间只能往后，限购和数量只能往上。',
    en: 'It is announced: the end can only be later, limits and quotas only higher.',
  },
} satisfies Record<string, Text>

export const offerKindTexts: Named<'price' | 'flash' | 'bundle' | 'upgrade' | 'deal'> = {
  flash: { zh: '限时秒杀', en: 'Flash sale' },
  price: { zh: '优惠价', en: 'Lower price' },
  bundle: { zh: '搭配套餐', en: 'Bundle' },
  upgrade: { zh: '加价换购', en: 'Upgrade' },
  deal: { zh: '玩法', en: 'Deal' },
}
export const offerKindHints: Named<'price' | 'flash' | 'bundle' | 'upgrade'> = {
  flash: {
    zh: '限时限量，先到先得，每人可限购；卖不完的回到货架。',
    en: 'For a time and in a number, first come first served, with a limit for each.',
  },
  price: {
    zh: '一段时间的特价；填上权益就是会员价。',
    en: 'A lower price for a time; with a right it is the members’ price.',
  },
  bundle: { zh: '几样一起买更便宜。', en: 'Cheaper when several are bought together.' },
  upgrade: {
    zh: '「加 200 元换大份」：购物车里有小的，就提示换大的。',
    en: '“200 more for the larger one”, shown beside the smaller one in the cart.',
  },
}
export const phaseTexts: Named<'draft' | 'coming' | 'running' | 'ended'> = {
  draft: { zh: '草稿', en: 'Draft' },
  coming: { zh: '未开始', en: 'Coming' },
  running: { zh: '进行中', en: 'Running' },
  ended: { zh: '已结束', en: 'Ended' },
}
