// The console's home: how the community is today.
import { useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Page } from '../shell/page.tsx'
import { useSession } from '../shell/session.ts'
import { homeTexts } from './texts.ts'

export function HomePage() {
  const t = useT()
  const { community } = useSession()
  return (
    <Page title={community?.name ?? ''} lead={t(homeTexts.lead)}>
      <Empty title={t(homeTexts.emptyTitle)}>{t(homeTexts.emptyHint)}</Empty>
    </Page>
  )
}
