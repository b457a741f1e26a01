// The screens by path: one line a screen, loaded when first opened. A room adds its lines here and nothing elsewhere.
import { type ComponentType, lazy } from 'react'
import { TodayScreen } from './today/today-screen.tsx'

/** `:name` in a path becomes a prop of that name. */
export type ScreenProps<P extends string = never> = Record<P, string>
interface ScreenLine {
  path: string
  screen: ComponentType<any>
}

const retryKey = 'ql-newer'
/** A page that stayed open over an update asks for scripts that are gone: it is opened anew, once. */
async function loaded(load: () => Promise<ComponentType<any>>): Promise<{ default: ComponentType<any> }> {
  try {
    const found = await load()
    sessionStorage.removeItem(retryKey)
    return { default: found }
  } catch (error) {
    if (!navigator.onLine || sessionStorage.getItem(retryKey)) throw error
    sessionStorage.setItem(retryKey, '1')
    location.reload()
    return new Promise(() => {})
  }
}
const screen = (load: () => Promise<ComponentType<any>>): ComponentType<any> => lazy(() => loaded(load))

export const screens: readonly ScreenLine[] = [
  // The first screen of most visits stands in the first script.
  { path: '/', screen: TodayScreen },
  { path: '/posts/:postId', screen: screen(async () => (await import('./content/post-screen.tsx')).PostScreen) },
  { path: '/write', screen: screen(async () => (await import('./content/write-screen.tsx')).WriteScreen) },
  { path: '/search', screen: screen(async () => (await import('./content/search-screen.tsx')).SearchScreen) },
  { path: '/inbox', screen: screen(async () => (await import('./content/inbox-screen.tsx')).InboxScreen) },
  { path: '/groups', screen: screen(async () => (await import('./groups/groups-screen.tsx')).GroupsScreen) },
  { path: '/groups/:groupId', screen: screen(async () => (await import('./groups/group-screen.tsx')).GroupScreen) },
  { path: '/groups/:groupId/write', screen: screen(async () => (await import('./content/write-screen.tsx')).WriteScreen) },
  { path: '/groups/:groupId/join', screen: screen(async () => (await import('./groups/join-screen.tsx')).JoinScreen) },
  { path: '/groups/:groupId/lead', screen: screen(async () => (await import('./groups/lead-screen.tsx')).LeadScreen) },
  { path: '/i/:slug/:code', screen: screen(async () => (await import('./groups/landing-screen.tsx')).LandingScreen) },
  { path: '/me', screen: screen(async () => (await import('./members/me-screen.tsx')).MeScreen) },
  { path: '/me/profile', screen: screen(async () => (await import('./members/profile-screen.tsx')).ProfileScreen) },
  { path: '/me/account', screen: screen(async () => (await import('./members/account-screen.tsx')).AccountScreen) },
  { path: '/me/privacy', screen: screen(async () => (await import('./members/privacy-screen.tsx')).PrivacyScreen) },
  { path: '/me/wallet', screen: screen(async () => (await import('./wallet/wallet-screen.tsx')).WalletScreen) },
  { path: '/shop', screen: screen(async () => (await import('./shop/shop-screen.tsx')).ShopScreen) },
  { path: '/shop/:productId', screen: screen(async () => (await import('./shop/product-screen.tsx')).ProductScreen) },
  { path: '/cart', screen: screen(async () => (await import('./shop/cart-screen.tsx')).CartScreen) },
  { path: '/checkout', screen: screen(async () => (await import('./shop/checkout-screen.tsx')).CheckoutScreen) },
  { path: '/orders', screen: screen(async () => (await import('./shop/orders-screen.tsx')).OrdersScreen) },
  { path: '/orders/:orderId', screen: screen(async () => (await import('./shop/order-screen.tsx')).OrderScreen) },
  { path: '/coupons', screen: screen(async () => (await import('./shop/coupons-screen.tsx')).CouponsScreen) },
  { path: '/gifts', screen: screen(async () => (await import('./shop/gifts-screen.tsx')).GiftsScreen) },
  { path: '/gifts/:claimId', screen: screen(async () => (await import('./shop/received-screen.tsx')).ReceivedScreen) },
  { path: '/gift/:token', screen: screen(async () => (await import('./shop/gift-screen.tsx')).GiftScreen) },
  { path: '/pay/:token', screen: screen(async () => (await import('./payments/friend-pay-screen.tsx')).FriendPayScreen) },
  { path: '/tiers', screen: screen(async () => (await import('./tiers/tiers-screen.tsx')).TiersScreen) },
  { path: '/deals', screen: screen(async () => (await import('./deals/deals-screen.tsx')).DealsScreen) },
  { path: '/deals/:dealId', screen: screen(async () => (await import('./deals/deal-screen.tsx')).DealScreen) },
  { path: '/deals/:dealId/teams/:teamId', screen: screen(async () => (await import('./deals/deal-screen.tsx')).DealScreen) },
  { path: '/deals/:dealId/proof', screen: screen(async () => (await import('./deals/proof-screen.tsx')).ProofScreen) },
  {
    path: '/activities',
    screen: screen(async () => (await import('./activities/activities-screen.tsx')).ActivitiesScreen),
  },
  {
    path: '/activities/:activityId',
    screen: screen(async () => (await import('./activities/activity-screen.tsx')).ActivityScreen),
  },
  {
    path: '/activities/:activityId/receipt',
    screen: screen(async () => (await import('./activities/receipt-screen.tsx')).ReceiptScreen),
  },
  { path: '/me/awards', screen: screen(async () => (await import('./activities/awards-screen.tsx')).AwardsScreen) },
  { path: '/members', screen: screen(async () => (await import('./members/directory-screen.tsx')).DirectoryScreen) },
  { path: '/members/:memberId', screen: screen(async () => (await import('./members/member-screen.tsx')).MemberScreen) },
  { path: '/sign-in', screen: screen(async () => (await import('./members/sign-in-screen.tsx')).SignInScreen) },
]
