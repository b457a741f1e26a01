// Applications of all groups.
import '../shell/room.css'
import './groups.css'
import { useT } from '#ui/i18n.ts'
import { Page } from '../shell/page.tsx'
import { ApplicationsList } from './applications-list.tsx'
import { groupTexts } from './texts.ts'

export function ApplicationsPage() {
  const t = useT()
  return (
    <Page title={t({ zh: '入群申请', en: 'Applications' })} lead={t(groupTexts.applicationsLead)}>
      <ApplicationsList />
    </Page>
  )
}
