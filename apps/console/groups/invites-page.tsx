// Invites of all groups.
import '../shell/room.css'
import './groups.css'
import { useT } from '#ui/i18n.ts'
import { Page } from '../shell/page.tsx'
import { InvitesList } from './invites-list.tsx'
import { groupTexts } from './texts.ts'

export function InvitesPage() {
  const t = useT()
  return (
    <Page title={t(groupTexts.invites)} lead={t(groupTexts.invitesLead)}>
      <InvitesList />
    </Page>
  )
}
