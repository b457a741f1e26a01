// Lists that go out, numbers that come back, and what postage costs; side by side.
import { useT } from '#ui/i18n.ts'
import { useMay } from '../shell/session.ts'
import { SubNav } from '../shell/sub-nav.tsx'
import { dispatchTexts } from './dispatch-texts.ts'

export function DispatchNav() {
  const t = useT()
  const may = useMay()
  return (
    <SubNav
      label={t(dispatchTexts.dispatch)}
      links={[
        { href: '/dispatch', title: t(dispatchTexts.lists) },
        ...(may('shop.sell') ? [{ href: '/dispatch/tracking', title: t(dispatchTexts.tracking) }] : []),
        { href: '/dispatch/settings', title: t(dispatchTexts.settings) },
      ]}
    />
  )
}
