// Products and what lies on the shelves, side by side.
import { useT } from '#ui/i18n.ts'
import { SubNav } from '../shell/sub-nav.tsx'
import { shopTexts } from './texts.ts'

export function ProductsNav() {
  const t = useT()
  return (
    <SubNav
      label={t(shopTexts.products)}
      links={[
        { href: '/products', title: t(shopTexts.products) },
        { href: '/stocks', title: t(shopTexts.stocks) },
      ]}
    />
  )
}
