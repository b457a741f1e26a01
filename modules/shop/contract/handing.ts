// The words of handing over: parcels, pick-up codes, gifts, dispatch lists and receipts; and the "no" of each.
import { z } from 'zod'
import { refusal } from '#kernel/refusal.ts'
import { idOf, line, prose } from '#kernel/shapes.ts'

export const ParcelId = idOf('pcl')
export const PickupId = idOf('pku')
export const RedemptionId = idOf('rdm')
export const ClaimId = idOf('clm')
export const DispatchId = idOf('dsp')
export const TrackingId = idOf('trk')
export const LinkToken = z.string().regex(/^[\w-]{20,120}$/)

export const CarrierCode = z.string().regex(/^[a-z0-9-]{2,20}$/)
export const TrackingNumber = line(40, 4).regex(/^[A-Za-z0-9-]+$/)

export const Postage = z
  .object({
    flat: z.int().min(0).max(100_000_000).meta({ title: '运费 | Postage' }),
    /** From this sum of goods on nothing is asked; null: always. */
    freeFrom: z.int().min(1).max(100_000_000_000).nullable().meta({ title: '满多少包邮 | Free from' }),
    /** On top of it by region, also when postage is free; the longest prefix of the region counts. */
    regions: z
      .array(
        z.object({
          prefix: line(40).meta({ title: '地区 | Region' }),
          amount: z.int().min(0).max(100_000_000).meta({ title: '加收 | Surcharge' }),
        }),
      )
      .max(200)
      .meta({ title: '偏远地区加收 | Surcharges by region' }),
  })
  .meta({ id: 'Postage' })
export type Postage = z.output<typeof Postage>

export const GiftWish = z
  .object({
    pieces: z.int().min(1).max(1000).default(1).meta({ title: '每人几件 | Pieces for each' }),
    words: prose(500).default('').meta({ title: '赠言 | Words to go with it' }),
    days: z.int().min(3).max(30).default(15).meta({ title: '几天内领取 | Days to claim it' }),
    perPersonMax: z.int().min(1).max(100).default(1).meta({ title: '每人最多领几份 | Shares for each person, at most' }),
  })
  .meta({ id: 'GiftWish' })
export type GiftWish = z.output<typeof GiftWish>

export const NoSuchCode = refusal('shop.no-such-code', 404, '没有这个核销码，请核对。', 'There is no such code; please check it.')
export const TooManyMisses = refusal(
  'shop.too-many-misses',
  429,
  '输错太多次，请 {minutes} 分钟后再试。',
  'Too many codes that nobody holds; try again in {minutes} min.',
)
export const NothingLeft = refusal(
  'shop.nothing-left',
  409,
  '没有可核销的了，可能刚刚在别处核销过。',
  'Nothing of it is left; it may just have been redeemed elsewhere.',
)
export const NotYetValid = refusal('shop.not-yet-valid', 409, '{from} 起才能核销。', 'It can be redeemed from {from} on.')
export const RanOut = refusal('shop.ran-out', 409, '{until} 已过期。', 'It ran out on {until}.')
export const NoSuchRedemption = refusal('shop.no-such-redemption', 404, '没有找到这次核销。', 'There is no such redemption.')
export const UndoTooLate = refusal(
  'shop.undo-too-late',
  409,
  '核销超过 {minutes} 分钟，不能撤销。',
  'More than {minutes} minutes have passed; it cannot be undone any more.',
)
export const NotByParcel = refusal('shop.not-by-parcel', 409, '这个订单不用寄。', 'Nothing of this order is sent by parcel.')
export const NotInPerson = refusal(
  'shop.not-in-person',
  409,
  '这个订单不是到店自提。',
  'Nothing of this order is fetched in person.',
)
export const PiecesGone = refusal(
  'shop.pieces-gone',
  409,
  '没有那么多件可寄，请刷新后再试。',
  'There are not as many pieces left to send; please look again.',
)
export const NoSuchParcel = refusal('shop.no-such-parcel', 404, '没有找到这个包裹。', 'There is no such parcel.')
export const NumberTaken = refusal(
  'shop.number-taken',
  409,
  '这个运单号已经在这个订单里。',
  'This order has that number already.',
)
export const NoSuchCarrier = refusal('shop.no-such-carrier', 422, '没有这个快递公司。', 'There is no such carrier.')

export const NoSuchLink = refusal('shop.no-such-link', 404, '链接无效或已失效。', 'This link leads nowhere, or no longer.')
export const NotForGift = refusal(
  'shop.not-for-gift',
  422,
  '送礼订单只能有一种商品，件数要能按每份件数分完。',
  'A gift is of one thing alone, in a number that its shares divide.',
)
export const GiftGone = refusal('shop.gift-gone', 409, '礼物已经领完了。', 'All of this gift has been claimed.')
export const GiftOver = refusal('shop.gift-over', 409, '领取时间已过，或礼物已收回。', 'The time to claim this gift is over.')
export const GiftTaken = refusal('shop.gift-taken', 409, '你已经领过了。', 'You have claimed yours.')
export const SentInShares = refusal(
  'shop.sent-in-shares',
  409,
  '送礼订单按领取人逐份发货。',
  'A gift is sent share by share, to those who claim it.',
)
export const NoSuchClaim = refusal('shop.no-such-claim', 404, '没有找到这份礼物。', 'There is no such gift.')
export const BuyApart = refusal(
  'shop.buy-apart',
  422,
  '到店券请单独下单。',
  'Please order vouchers apart from what is sent by parcel.',
)

export const NoSuchDispatch = refusal('shop.no-such-dispatch', 404, '没有找到这张发货单。', 'There is no such dispatch list.')
export const DispatchNotNow = refusal(
  'shop.dispatch-not-now',
  409,
  '发货单现在的状态是「{state}」，不能这样做。',
  'The dispatch list is “{state}” now, so this cannot be done.',
)
export const NothingToSend = refusal(
  'shop.nothing-to-send',
  409,
  '没有符合条件的待发货订单。',
  'Nothing that fits is waiting to be sent.',
)
export const NoSuchTracking = refusal('shop.no-such-tracking', 404, '没有找到这次导入。', 'There is no such import.')
export const TrackingNotNow = refusal(
  'shop.tracking-not-now',
  409,
  '导入现在的状态是「{state}」，不能这样做。',
  'The import is “{state}” now, so this cannot be done.',
)
export const TrackingUnreadable = refusal(
  'shop.tracking-unreadable',
  422,
  '这个文件读不了：{what}',
  'This file cannot be read: {what}',
)
export const ColumnsNeeded = refusal(
  'shop.columns-needed',
  422,
  '请指明哪一列是订单号、哪一列是运单号。',
  'Please say which column holds the order and which the tracking number.',
)
