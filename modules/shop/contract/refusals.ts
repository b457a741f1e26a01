// The expected "no" of the shop.
import { refusal } from '#kernel/refusal.ts'

export const NotOnSale = refusal('shop.not-on-sale', 409, '“{title}”现在不在售。', '“{title}” is not on sale now.')
export const NoSuchVariant = refusal(
  'shop.no-such-variant',
  404,
  '没有这个规格，可能已经下架。',
  'There is no such variant; it may have been withdrawn.',
)
export const SoldOut = refusal(
  'shop.sold-out',
  409,
  '“{title}”不够了，还剩 {left} 件。',
  'Not enough of “{title}” is left: {left}.',
)
export const OverLimit = refusal(
  'shop.over-limit',
  409,
  '每人限购 {max} 件，你已买 {taken} 件。',
  'The limit is {max} for each member; you have {taken}.',
)
export const OfferNotOpen = refusal(
  'shop.offer-not-open',
  409,
  '“{title}”还没开始或已经结束（{opensAt} 至 {closesAt}）。',
  '“{title}” is not open: it runs from {opensAt} to {closesAt}.',
)
export const NotInOffer = refusal('shop.not-in-offer', 409, '这件商品不在这个优惠里。', 'This is not part of that offer.')
export const RightNeeded = refusal(
  'shop.right-needed',
  403,
  '“{title}”只对持有相应会员权益的人开放。',
  '“{title}” is only for members who hold the right to it.',
)
export const PriceChanged = refusal(
  'shop.price-changed',
  409,
  '价格刚刚有变动：现在应付 {payable}。请确认后再下单。',
  'The price has just changed: it is {payable} now. Please confirm.',
)
export const AddressNeeded = refusal('shop.address-needed', 422, '请填写收货地址。', 'Please give an address.')
export const OneAtATime = refusal(
  'shop.one-at-a-time',
  409,
  '你的上一个请求还在排队，不用重复提交。',
  'Your last request is still in the queue; there is no need to ask again.',
)
export const NoSuchOrder = refusal('shop.no-such-order', 404, '没有找到这个订单。', 'There is no such order.')
export const OrderMovedOn = refusal(
  'shop.order-moved-on',
  409,
  '订单现在是“{state}”，不能这样做。',
  'The order is “{state}” now; that cannot be done.',
)
export const OrderWaits = refusal(
  'shop.order-waits',
  409,
  '这个订单要等活动成立后才能发货。',
  'This order waits for its deal to be decided before it can be handed over.',
)
export const RefundTooMuch = refusal('shop.refund-too-much', 409, '最多还能退 {left}。', 'At most {left} can be given back.')

/** What placing an order may be refused with. */
export const placingRefusals = [
  NoSuchVariant,
  NotOnSale,
  SoldOut,
  OverLimit,
  OfferNotOpen,
  NotInOffer,
  RightNeeded,
  PriceChanged,
  AddressNeeded,
  OneAtATime,
] as const
