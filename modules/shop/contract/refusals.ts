// The expected "no" of the shop.
import { refusal } from '#kernel/refusal.ts'
import { ForLife, HigherHeld, PlanClosed, RoundFull, RoundNotOpen, TiedOnly } from '#modules/tiers/contract.ts'
import { NotEnough } from '#modules/wallet/contract.ts'
import { BuyApart, NotForGift } from './handing.ts'

export const NotOnSale = refusal('shop.not-on-sale', 409, '「{title}」现在不在售。', '“{title}” is not on sale now.')
export const NoSuchVariant = refusal(
  'shop.no-such-variant',
  404,
  '没有这个规格，可能已经下架。',
  'There is no such variant; it may have been withdrawn.',
)
export const SoldOut = refusal(
  'shop.sold-out',
  409,
  '「{title}」不够了，还剩 {left} 件。',
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
  '「{title}」还没开始或已经结束（{opensAt} 至 {closesAt}）。',
  '“{title}” is not open: it runs from {opensAt} to {closesAt}.',
)
export const NotInOffer = refusal('shop.not-in-offer', 409, '这件商品不在这个优惠里。', 'This is not part of that offer.')
export const RightNeeded = refusal(
  'shop.right-needed',
  403,
  '「{title}」只对持有相应会员权益的人开放。',
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
export const Queueing = refusal(
  'shop.queueing',
  429,
  '人有点多，你前面约有 {ahead} 人。{seconds} 秒后会自动再试，位置替你留着。',
  'Many have come; about {ahead} are ahead of you. Your place is kept; try again in {seconds} s.',
)
export const NoSuchOrder = refusal('shop.no-such-order', 404, '没有找到这个订单。', 'There is no such order.')
export const OrderMovedOn = refusal(
  'shop.order-moved-on',
  409,
  '订单现在的状态不能这样做，刷新后再看看。',
  'The order does not allow it as it stands now; look again.',
)
export const OrderWaits = refusal(
  'shop.order-waits',
  409,
  '这个订单要等活动成立后才能发货。',
  'This order waits for its deal to be decided before it can be handed over.',
)
export const RefundTooMuch = refusal('shop.refund-too-much', 409, '最多还能退 {left}。', 'At most {left} can be given back.')

export const CouponUnfit = refusal(
  'shop.coupon-unfit',
  409,
  '优惠券「{title}」这次用不上：不在使用期、未满金额，或不适用于这些商品。',
  'The coupon “{title}” does not fit: it is not its time, the amount is too small, or it is not for these goods.',
)
export const CouponMissing = refusal(
  'shop.coupon-missing',
  409,
  '这张优惠券已经用掉或收回了。',
  'This coupon has been used or withdrawn.',
)
export const TooMuch = refusal('shop.too-much', 422, '一个订单装不下这么多，请分开下单。', 'That is too much for one order.')
export const OneOfATier = refusal('shop.one-of-a-tier', 409, '会员等级一次只能买一份。', 'A tier is bought one at a time.')

export const NoSuchProduct = refusal('shop.no-such-product', 404, '没有找到这件商品。', 'There is no such product.')
export const NotReadyForSale = refusal(
  'shop.not-ready-for-sale',
  409,
  '还不能上架，还缺：{missing}。',
  'It cannot be on sale yet; it lacks: {missing}.',
)
export const UnfitProduct = refusal(
  'shop.unfit-product',
  422,
  '这种商品不能这样设置：{field}。',
  'A product of this kind cannot be like this: {field}.',
)
export const NoSuchStock = refusal('shop.no-such-stock', 404, '没有找到这个库存。', 'There is no such stock.')
export const BelowReserved = refusal(
  'shop.below-reserved',
  409,
  '已有 {reserved} 件留给待付款的订单，不能少于这个数。',
  '{reserved} are reserved for orders; there cannot be fewer.',
)
export const StockTooMuch = refusal('shop.stock-too-much', 422, '一个库存最多记 {max} 件。', 'A shelf holds {max} at most.')
export const PictureUnreadable = refusal(
  'shop.picture-unreadable',
  422,
  '这张图片打不开，请换一张。',
  'This picture cannot be read; please try another.',
)
export const PictureGone = refusal(
  'shop.picture-gone',
  409,
  '上传的图片已经不在了，请重新上传。',
  'The uploaded picture is no longer there; please upload it again.',
)

export const NoSuchOffer = refusal('shop.no-such-offer', 404, '没有找到这个优惠。', 'There is no such offer.')
export const OfferOver = refusal(
  'shop.offer-over',
  409,
  '这个优惠不在可以这样做的阶段。',
  'The offer is past that, or not there yet.',
)
export const OnlyBetter = refusal(
  'shop.only-better',
  409,
  '已经公布，只能延长或加量；要改别的，请先结束再另开（{field}）。',
  'It is announced: it may last longer or hold more. For other changes end it and open another ({field}).',
)
export const UnfitOffer = refusal(
  'shop.unfit-offer',
  422,
  '这种优惠不能这样设置：{field}。',
  'An offer of this kind cannot be like this: {field}.',
)

export const NoSuchBatch = refusal('shop.no-such-batch', 404, '没有找到这批优惠券。', 'There is no such batch of coupons.')
export const BatchOpened = refusal(
  'shop.batch-opened',
  409,
  '这批优惠券已经公布，不能再改。',
  'This batch is announced and stays as it is.',
)
export const WordTaken = refusal('shop.word-taken', 409, '这个口令正在被另一批使用。', 'Another batch uses this word now.')
export const CouponsGone = refusal('shop.coupons-gone', 409, '这一批已经领完。', 'All of them are taken.')
export const CouponsAllYours = refusal(
  'shop.coupons-all-yours',
  409,
  '每人限领 {max} 张，你已经领过。',
  'The limit is {max} for each member; you have yours.',
)
export const BatchTooMuch = refusal(
  'shop.batch-too-much',
  422,
  '一批优惠券最多 {max} 张，同一时刻最多放出 {releaseMax} 张。',
  'A batch has {max} coupons at most, and {releaseMax} are released at one moment.',
)
export const NotTakenNow = refusal('shop.not-taken-now', 409, '现在不是领取时间。', 'It cannot be taken now.')

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
  Queueing,
  CouponUnfit,
  CouponMissing,
  OneOfATier,
  TooMuch,
  NotEnough,
  PlanClosed,
  TiedOnly,
  RoundNotOpen,
  RoundFull,
  HigherHeld,
  ForLife,
  BuyApart,
  NotForGift,
] as const
