// The groups one may see, one's own first.
import { useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Page } from '../shell/page.tsx'
import { groupsTexts } from './texts.ts'

export function GroupsScreen() {
  const t = useT()
  return (
    <Page title={t(groupsTexts.title)}>
      <Empty title={t(groupsTexts.emptyTitle)}>{t(groupsTexts.emptyHint)}</Empty>
    </Page>
  )
}
