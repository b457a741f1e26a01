// Home: what is new since one last looked.
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Masthead } from '../shell/masthead.tsx'
import { Page } from '../shell/page.tsx'
import { todayTexts } from './texts.ts'

export function TodayScreen() {
  const t = useT()
  return (
    <Page bare className="m-page-home">
      <Masthead />
      <Empty title={t(todayTexts.emptyTitle)} action={<Link href="/groups">{t(todayTexts.toGroups)}</Link>}>
        {t(todayTexts.emptyHint)}
      </Empty>
    </Page>
  )
}
