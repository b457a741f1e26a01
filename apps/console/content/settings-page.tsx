// Who may post in the community's stream.
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Switch } from '#ui/kit/field.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { postTexts } from './post-texts.ts'
import { contentTexts } from './texts.ts'

export function ContentSettingsPage() {
  const t = useT()
  const settings = useRead(api.content.settings, {})
  const save = useAction((membersWrite: boolean) => api.content.changeSettings({ body: { membersWrite } }), {
    refreshes: ['content.settings'],
    onDone: () => toast(postTexts.saved),
  })
  return (
    <Page title={t(contentTexts.settings)} lead={t(postTexts.settingsLead)} width="normal">
      {settings.loading && <Skeleton kind="text" count={1} />}
      <ErrorNote error={settings.error} onRetry={settings.reload} />
      {settings.data && (
        <Switch
          checked={settings.data.membersWrite}
          disabled={save.busy}
          onChange={on => void save.run(on)}
          hint={t(postTexts.membersWriteHint)}
        >
          {t(postTexts.membersWrite)}
        </Switch>
      )}
      <ErrorNote error={save.error} small />
    </Page>
  )
}
