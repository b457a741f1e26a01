// The four places of the app: below on a phone, at the side on a wide screen.
import { Link, useLocation } from 'wouter'
import type { Text } from '#kernel/i18n.ts'
import { useT } from '#ui/i18n.ts'
import { type Icon, IconGroups, IconMe, IconToday } from '#ui/kit/icons.tsx'
import { IconShop } from '../shop/icons.tsx'
import { shellTexts } from '../texts.ts'

const tabs: readonly { path: string; text: Text; icon: Icon; also: readonly string[] }[] = [
  { path: '/', text: shellTexts.today, icon: IconToday, also: ['/posts', '/search', '/inbox', '/activities'] },
  { path: '/groups', text: shellTexts.groups, icon: IconGroups, also: ['/join'] },
  {
    path: '/shop',
    text: shellTexts.shop,
    icon: IconShop,
    also: ['/cart', '/checkout', '/deals', '/coupons', '/tiers'],
  },
  { path: '/me', text: shellTexts.me, icon: IconMe, also: ['/members', '/sign-in', '/orders', '/gifts'] },
]

export function TabBar() {
  const t = useT()
  const [at] = useLocation()
  // At the door of an invite, of a gift or of a friend's request nothing leads away from it.
  if (/^\/(?:i|gift|pay)\//.test(at)) return null
  const within = (path: string) => at === path || at.startsWith(`${path}/`)
  return (
    <nav className="m-tabs" aria-label={t(shellTexts.main)}>
      {tabs.map(({ path, text, icon: Mark, also }) => {
        const here = path === '/' ? at === '/' || also.some(within) : [path, ...also].some(within)
        return (
          <Link key={path} href={path} className="m-tab" aria-current={here ? 'page' : undefined}>
            <Mark />
            <span>{t(text)}</span>
          </Link>
        )
      })}
    </nav>
  )
}
