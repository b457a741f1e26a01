// Single activities and series, side by side.
import { useT } from '#ui/i18n.ts'
import { SubNav } from '../shell/sub-nav.tsx'
import { actTexts } from './texts.ts'

export function ActivitiesNav() {
  const t = useT()
  return (
    <SubNav
      label={t(actTexts.activities)}
      links={[
        { href: '/activities', title: t(actTexts.activities) },
        { href: '/activities/series', title: t(actTexts.series) },
      ]}
    />
  )
}
