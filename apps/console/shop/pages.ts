// The pages of the shop.
import { IconCoupon, IconDispatch, IconGoods, IconOffer, IconOrders, IconTill } from '../shell/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { boardTexts } from './board-texts.ts'
import { couponTexts } from './coupon-texts.ts'
import { dispatchTexts } from './dispatch-texts.ts'
import { offerTexts } from './offer-texts.ts'
import { orderTexts } from './order-texts.ts'
import { shopTexts } from './texts.ts'
import { tillTexts } from './till-texts.ts'

const ofShop = { scope: 'community', right: 'shop.read' } as const
const running = { ...ofShop, chapter: 'running' } as const

export const shopPages: readonly PageLine[] = [
  {
    ...running,
    path: '/products',
    title: shopTexts.products,
    icon: IconGoods,
    also: '商店 货架 shangpin sp products shop',
    page: page(async () => (await import('./products-page.tsx')).ProductsPage),
  },
  {
    ...ofShop,
    path: '/products/:productId',
    title: shopTexts.product,
    page: page(async () => (await import('./product-page.tsx')).ProductPage),
  },
  {
    ...ofShop,
    path: '/stocks',
    title: shopTexts.stocks,
    also: '库存 kucun kc stock shelves inventory',
    page: page(async () => (await import('./stocks-page.tsx')).StocksPage),
  },
  {
    ...running,
    path: '/offers',
    title: offerTexts.offers,
    icon: IconOffer,
    also: '秒杀 会员价 套餐 换购 youhui yh miaosha offers flash sale bundle',
    page: page(async () => (await import('./offers-page.tsx')).OffersPage),
  },
  {
    ...ofShop,
    path: '/offers/new/:kind?',
    title: offerTexts.newOffer,
    right: 'shop.edit',
    page: page(async () => (await import('./offer-form.tsx')).NewOfferPage),
  },
  {
    ...ofShop,
    path: '/offers/:offerId',
    title: offerTexts.offer,
    page: page(async () => (await import('./offer-page.tsx')).OfferPage),
  },
  {
    ...running,
    path: '/coupons',
    title: couponTexts.coupons,
    icon: IconCoupon,
    also: '优惠券 满减 兑换券 口令 youhuiquan yhq coupons',
    page: page(async () => (await import('./coupons-page.tsx')).CouponsPage),
  },
  {
    ...ofShop,
    path: '/coupons/new/:kind?',
    title: couponTexts.newBatch,
    right: 'shop.edit',
    page: page(async () => (await import('./coupon-form.tsx')).NewBatchPage),
  },
  {
    ...ofShop,
    path: '/coupons/:batchId',
    title: couponTexts.batch,
    page: page(async () => (await import('./coupon-page.tsx')).CouponPage),
  },
  {
    ...running,
    path: '/orders',
    title: orderTexts.orders,
    icon: IconOrders,
    also: '退款 待发货 dingdan dd orders refund',
    page: page(async () => (await import('./orders-page.tsx')).OrdersPage),
  },
  {
    ...ofShop,
    path: '/orders/:orderId',
    title: orderTexts.order,
    page: page(async () => (await import('./order-page.tsx')).OrderPage),
  },
  {
    ...running,
    path: '/dispatch',
    title: dispatchTexts.dispatch,
    icon: IconDispatch,
    also: '发货 快递 物流 fahuo fh dispatch parcels',
    page: page(async () => (await import('./dispatch-page.tsx')).DispatchPage),
  },
  {
    ...ofShop,
    path: '/dispatch/tracking',
    title: dispatchTexts.tracking,
    right: 'shop.sell',
    also: '运单号 快递单号 yundan tracking import',
    page: page(async () => (await import('./trackings-page.tsx')).TrackingsPage),
  },
  {
    ...ofShop,
    path: '/dispatch/tracking/:trackingId',
    title: dispatchTexts.oneTracking,
    right: 'shop.sell',
    page: page(async () => (await import('./tracking-page.tsx')).TrackingPage),
  },
  {
    ...ofShop,
    path: '/dispatch/settings',
    title: dispatchTexts.settings,
    also: '运费 邮费 收据 yunfei postage receipts',
    page: page(async () => (await import('./shop-settings-page.tsx')).ShopSettingsPage),
  },
  {
    ...running,
    path: '/till',
    title: tillTexts.till,
    icon: IconTill,
    right: 'shop.sell',
    also: '核销 扫码 自提 hexiao hx till redeem',
    page: page(async () => (await import('./till-page.tsx')).TillPage),
  },
  {
    ...ofShop,
    path: '/board/:offerIds',
    title: boardTexts.board,
    page: page(async () => (await import('./board-page.tsx')).BoardPage),
  },
]
