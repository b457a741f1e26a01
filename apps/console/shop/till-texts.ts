// Words of the till.
import type { Text } from '#kernel/i18n.ts'
import type { Named } from '../shell/titled.ts'

export const tillTexts = {
  till: { zh: '核销', en: 'Till' },
  lead: { zh: '输入 8 位核销码，或用扫码枪扫一下。', en: 'Type the eight digits, or scan the code.' },
  code: { zh: '核销码', en: 'Code' },
  lookUp: { zh: '查看', en: 'Look it up' },
  place: { zh: '门店', en: 'Place' },
  placeHint: { zh: '记在这台设备上，每次核销都会带上。', en: 'Kept on this device and noted with each redemption.' },
  of: { zh: '{name} 的', en: 'of {name}' },
  left: { zh: '可核销 {left} / {units}', en: '{left} of {units} left' },
  validUntil: { zh: '有效期到 {until}', en: 'valid until {until}' },
  validFrom: { zh: '{from} 起可用', en: 'valid from {from}' },
  redeemAll: { zh: '全部核销（{count} 件）', en: 'Redeem all {count}' },
  redeemSome: { zh: '核销 {count} 件', en: 'Redeem {count}' },
  nothing: { zh: '已经没有可核销的。', en: 'Nothing of it is left.' },
  waits: { zh: '要等活动成立才能核销。', en: 'It waits for its deal to be decided.' },
  done: { zh: '核销成功', en: 'Redeemed' },
  doneOf: { zh: '已交给 {name}', en: 'Handed to {name}' },
  next: { zh: '下一位', en: 'Next' },
  undo: { zh: '撤销', en: 'Take it back' },
  undoTitle: { zh: '撤销这次核销', en: 'Take this redemption back' },
  undone: { zh: '已撤销', en: 'Taken back' },
  lately: { zh: '最近核销', en: 'Lately' },
  noneYet: { zh: '还没有核销过', en: 'Nothing was redeemed yet' },
  noneYetHint: {
    zh: '买了到店券或选了自提的成员，在「我的」里有一个 8 位核销码。',
    en: 'Members who bought a voucher, or chose to fetch it in person, find eight digits under “Me”.',
  },
  units: { zh: '「{title}」核销几件', en: 'How many of “{title}”' },
  order: { zh: '订单', en: 'Order' },
} satisfies Record<string, Text>

export const pickupStateTexts: Named<'open' | 'redeemed' | 'expired'> = {
  open: { zh: '待核销', en: 'To be redeemed' },
  redeemed: { zh: '已核销', en: 'Redeemed' },
  expired: { zh: '已过期', en: 'Ran out' },
}
export const claimStateTexts: Named<'claimed' | 'packed' | 'sent' | 'received' | 'redeemed' | 'expired'> = {
  claimed: { zh: '已领取', en: 'Claimed' },
  packed: { zh: '已打包', en: 'Packed' },
  sent: { zh: '已发货', en: 'Sent' },
  received: { zh: '已收到', en: 'Received' },
  redeemed: { zh: '已核销', en: 'Redeemed' },
  expired: { zh: '已过期', en: 'Ran out' },
}
