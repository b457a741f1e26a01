// One's own page: who one is here, and how the page should look and speak.
import { Link } from 'wouter'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { IconOut } from '#ui/kit/icons.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { api, boot } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { PageChoices } from './page-choices.tsx'
import { memberTexts } from './texts.ts'

export function MeScreen() {
  const t = useT()
  const { me } = boot
  const signOut = useAction(api.members.signOut, { onDone: () => location.assign(boot.basePath || '/') })
  return (
    <Page title={t(memberTexts.me)}>
      <div className="q-stack">
        {me ? (
          <div className="q-row">
            <Avatar name={me.name} id={me.memberId} photo={me.photo} size="large" />
            <p className="q-song">{me.name}</p>
          </div>
        ) : (
          <Empty
            title={t(memberTexts.guestTitle)}
            action={
              <Link href="/sign-in" className="q-button q-button-primary q-button-normal">
                {t(memberTexts.signInTitle)}
              </Link>
            }
          >
            {t(memberTexts.guestHint)}
          </Empty>
        )}
        <Section title={t(memberTexts.page)}>
          <PageChoices />
        </Section>
        {me && (
          <div>
            <ErrorNote error={signOut.error} small />
            <Button icon={IconOut} busy={signOut.busy} onClick={() => void signOut.run()}>
              {t(memberTexts.signOut)}
            </Button>
          </div>
        )}
      </div>
    </Page>
  )
}
