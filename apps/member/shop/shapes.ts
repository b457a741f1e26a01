// The shapes of the shop as the screens know them.
import type { Answer, Send } from '#kernel/contract.ts'
import type { Rooms } from '../routes.gen.ts'

type Shop = Rooms['shop']
export type ShopCard = Answer<Shop['shopPage']>['items'][number]
export type ShownOffer = NonNullable<ShopCard['offer']>
export type ShopProduct = Answer<Shop['shopProduct']>
export type Variant = ShopProduct['variants'][number]
export type Bundle = ShopProduct['bundles'][number]
export type MyPrices = Answer<Shop['myPrices']>
export type Quote = Answer<Shop['quote']>
export type QuotedLine = Quote['lines'][number]
export type CouponUsed = Quote['couponsThatFit'][number]
export type Upgrade = Quote['upgrades'][number]
export type Wish = Send<Shop['place']>['body']
export type WishedLine = Wish['lines'][number]
export type Address = NonNullable<Wish['address']>
export type GiftWish = NonNullable<Wish['gift']>
export type OrderRow = Answer<Shop['mine']>['items'][number]
export type Order = Answer<Shop['myOrder']>
export type RefundRequest = Order['requests'][number]
export type OrderState = Order['state']
export type Parcel = Answer<Shop['orderParcels']>[number]
export type Pickup = Answer<Shop['myPickup']>
export type BatchToTake = Answer<Shop['couponsToTake']>['items'][number]
export type Coupon = Answer<Shop['myCoupons']>['items'][number]
export type GivenGift = Answer<Shop['givenGift']>
export type OfferedGift = Answer<Shop['offeredGift']>
export type ReceivedGift = Answer<Shop['receivedGift']>
export type PayRequest = Answer<Shop['payRequest']>
