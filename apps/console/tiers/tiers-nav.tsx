// What there is of tiers, side by side.
import { useT } from '#ui/i18n.ts'
import { SubNav } from '../shell/sub-nav.tsx'
import { tierTexts } from './texts.ts'

export function TiersNav() {
  const t = useT()
  return (
    <SubNav
      label={t(tierTexts.tiers)}
      links={[
        { href: '/tiers', title: t(tierTexts.plans) },
        { href: '/tiers/holders', title: t(tierTexts.holders) },
        { href: '/tiers/book', title: t(tierTexts.book) },
        { href: '/tiers/figures', title: t(tierTexts.figures) },
      ]}
    />
  )
}
