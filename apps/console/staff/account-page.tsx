// One's own account: how one signs in, and where one is signed in.
import '../shell/room.css'
import './account.css'
import { useT } from '#ui/i18n.ts'
import { Page } from '../shell/page.tsx'
import { useSession } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import { Passkeys } from './passkeys.tsx'
import { PasswordForm } from './password-form.tsx'
import { ProofDoor } from './proof.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

export function AccountPage() {
  const t = useT()
  const { me } = useSession()
  return (
    <Page title={t(accountTexts.account)} lead={t(accountTexts.lead, { email: me.email })} width="normal">
      <div className="c-stack-8">
        <SecondFactor />
        <Passkeys />
        <PasswordForm />
        <Sessions />
      </div>
      <ProofDoor />
    </Page>
  )
}
