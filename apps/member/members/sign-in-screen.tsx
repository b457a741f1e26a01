// The screen of signing in.
import { useT } from '#ui/i18n.ts'
import { Page } from '../shell/page.tsx'
import { SignIn } from './sign-in.tsx'
import { memberTexts } from './texts.ts'

export function SignInScreen() {
  const t = useT()
  return (
    <Page title={t(memberTexts.signInTitle)} back="/me">
      <p className="q-quiet">{t(memberTexts.signInLead)}</p>
      <SignIn ways={['email', 'phone']} busy={false} error={undefined} onSend={async () => false} onEnter={async () => {}} />
    </Page>
  )
}
