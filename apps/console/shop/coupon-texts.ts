// Words of coupons: batches, how they are taken, what became of them.
import type { Text } from '#kernel/i18n.ts'
import type { Named } from '../shell/titled.ts'

export const couponTexts = {
  coupons: { zh: '优惠券', en: 'Coupons' },
  lead: {
    zh: '一批一批地发：多少张、谁能领、怎么用。公布后只能加量、延长，不能改小。',
    en: 'They come in batches: how many, who may take one, what it gives. Once announced there can only be more of it, for longer.',
  },
  batch: { zh: '一批优惠券', en: 'A batch of coupons' },
  newBatch: { zh: '新一批优惠券', en: 'New batch' },
  find: { zh: '名称或合作方', en: 'Title or partner' },
  state: { zh: '状态', en: 'State' },
  title: { zh: '名称', en: 'Title' },
  taken: { zh: '领取', en: 'Taken' },
  used: { zh: '使用', en: 'Used' },
  takenOff: { zh: '共减', en: 'Taken off' },
  broughtIn: { zh: '带来', en: 'Brought in' },
  time: { zh: '领取时间', en: 'Can be taken' },
  usable: { zh: '使用时间', en: 'Can be used' },
  usableDays: { zh: '领取后 {count} 天内', en: 'within {count} {count:day|days} after taking' },
  none: { zh: '还没有优惠券', en: 'No coupons yet' },
  noneHint: {
    zh: '满减、折扣或兑换，选一种开始。可以大家来领、凭口令领，也可以直接发给成员。',
    en: 'An amount off, a part off, or an exchange: choose one. Members take it themselves, by a word, or you give it.',
  },
  chooseKind: { zh: '发哪一种券？', en: 'Which kind of coupon?' },
  saveDraft: { zh: '存为草稿', en: 'Keep as a draft' },
  saved: { zh: '已保存', en: 'Saved' },
  save: { zh: '保存', en: 'Save' },
  edit: { zh: '修改', en: 'Change' },
  open: { zh: '公布', en: 'Announce' },
  openHint: {
    zh: '公布后内容就定下了，之后只能加量和延长领取时间。',
    en: 'From now on it stays as it is; there can only be more of it, or more time to take it.',
  },
  opened: { zh: '优惠券已公布', en: 'The coupons are announced' },
  enlarge: { zh: '加量或延长', en: 'More of it' },
  enlarged: { zh: '已加量', en: 'There is more of it now' },
  withdraw: { zh: '收回', en: 'Withdraw' },
  withdrawHint: {
    zh: '没用掉的 {count} 张马上作废，付过的积分退还；已经用掉的不受影响。不能撤销。',
    en: '{count:The one that is not used becomes|The {count} that are not used become} void at once, and points are given back. It cannot be undone.',
  },
  withdrawn: { zh: '已收回', en: 'Withdrawn' },
  give: { zh: '发给成员', en: 'Give to members' },
  giveHint: {
    zh: '每人一张；已经领满的会跳过。选几位成员，或者填一项权益，发给持有它的所有人。',
    en: 'One for each; who has his share is passed over. Choose members, or name a right to reach all who hold it.',
  },
  giveIt: { zh: '发出', en: 'Give' },
  given: { zh: '发出 {given} 张，跳过 {passed} 人', en: '{given} given, {passed} passed over' },
  members: { zh: '成员', en: 'Members' },
  holders: { zh: '在谁手里', en: 'Who has one' },
  noHolders: { zh: '还没有人领', en: 'Nobody has taken one yet' },
  member: { zh: '成员', en: 'Member' },
  takenAt: { zh: '领取', en: 'Taken' },
  couponState: { zh: '去向', en: 'What became of it' },
  releases: { zh: '分批放出', en: 'Released in portions' },
  releaseLine: { zh: '{at} 放出 {units} 张', en: '{units} at {at}' },
  facts: { zh: '规则', en: 'Terms' },
  gives: { zh: '优惠', en: 'Gives' },
  way: { zh: '领取方式', en: 'How it is taken' },
  word: { zh: '口令', en: 'Word' },
  needsRight: { zh: '领取所需权益', en: 'Right needed' },
  points: { zh: '所需积分', en: 'Price in points' },
  perMember: { zh: '每人限领', en: 'For each member' },
  partner: { zh: '合作方', en: 'Partner' },
  released: { zh: '已放出', en: 'Released' },
  total: { zh: '总量', en: 'In all' },
  order: { zh: '订单', en: 'Order' },
  termsText: { zh: '使用说明', en: 'Terms' },
} satisfies Record<string, Text>

export const batchStateTexts: Named<'draft' | 'open' | 'withdrawn'> = {
  draft: { zh: '草稿', en: 'Draft' },
  open: { zh: '已公布', en: 'Announced' },
  withdrawn: { zh: '已收回', en: 'Withdrawn' },
}
export const couponKindTexts: Named<'fixed' | 'percentage' | 'exchange'> = {
  fixed: { zh: '满减券', en: 'Amount off' },
  percentage: { zh: '折扣券', en: 'Part off' },
  exchange: { zh: '兑换券', en: 'Exchange' },
}
export const couponKindHints: Named<'fixed' | 'percentage' | 'exchange'> = {
  fixed: { zh: '满 200 减 30；门槛可以是零。', en: '30 off 200 or more; the threshold may be nothing.' },
  percentage: { zh: '打 88 折，可设最多减多少。', en: '12 per cent off, with a most that it takes off.' },
  exchange: { zh: '凭券换一件指定的商品。', en: 'Exchanged for one thing that you name.' },
}
export const wayTexts: Named<'open' | 'word' | 'given'> = {
  open: { zh: '大家来领', en: 'Whoever comes' },
  word: { zh: '凭口令领', en: 'By a word' },
  given: { zh: '只由运营发放', en: 'Given by operators' },
}
export const heldTexts: Named<'held' | 'reserved' | 'used' | 'expired' | 'withdrawn'> = {
  held: { zh: '未使用', en: 'Held' },
  reserved: { zh: '下单占用', en: 'In an unpaid order' },
  used: { zh: '已使用', en: 'Used' },
  expired: { zh: '已过期', en: 'Ran out' },
  withdrawn: { zh: '已收回', en: 'Withdrawn' },
}
