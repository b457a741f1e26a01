// A community's own settings.
import '../shell/room.css'
import { Button as AntButton } from 'antd'
import { useMemo, useState } from 'react'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { communitiesForms } from '../forms/communities.gen.ts'
import { Page } from '../shell/page.tsx'
import { type Community, useSession } from '../shell/session.ts'
import { localeTexts, titled } from '../shell/titled.ts'
import { communityTexts, currencyTexts } from './texts.ts'
import { TimeZoneField } from './time-zone-field.tsx'

const schema = titled(communitiesForms.change, { Locale: localeTexts })
const own = { timeZone: () => <TimeZoneField /> }
type Settings = Pick<Community, 'name' | 'intro' | 'timeZone' | 'locale'>
const settingsOf = ({ name, intro, timeZone, locale }: Settings): Settings => ({ name, intro, timeZone, locale })

export function SettingsPage() {
  const { community } = useSession()
  return community && <SettingsForm community={community} />
}

function SettingsForm({ community }: { community: Community }) {
  const t = useT()
  const [before, setBefore] = useState<Settings | null>(null)
  const change = useAction(api.communities.change, {
    refreshes: ['communities'],
    onDone: () => toast(communityTexts.saved),
  })
  const value = useMemo(() => settingsOf(community), [community])
  const save = async (body: Settings) => {
    const old = settingsOf(community)
    if (await change.run({ body })) setBefore(old)
  }
  const undo = async () => {
    if (before && (await change.run({ body: before }))) setBefore(null)
  }
  return (
    <Page title={t(communityTexts.settings)} lead={t(communityTexts.lead)} width="normal">
      <dl className="c-facts c-facts-above">
        <dt>{t(communityTexts.address)}</dt>
        <dd className="c-mono">{community.slug}</dd>
        <dt>{t(communityTexts.currency)}</dt>
        <dd>{t(currencyTexts[community.currency] ?? communityTexts.currency)}</dd>
        <dt>{t(communityTexts.opened)}</dt>
        <dd>{date(community.openedAt, 'day')}</dd>
      </dl>
      <SchemaForm
        key={JSON.stringify(value)}
        schema={schema}
        texts={{ 'timeZone.hint': communityTexts.timeChanged }}
        only={['name', 'intro', 'timeZone', 'locale']}
        replace={own}
        value={value}
        verb={t(communityTexts.save)}
        busy={change.busy}
        error={change.error}
        onSend={body => save({ intro: '', ...body })}
        beside={
          before && (
            <AntButton type="text" onClick={() => void undo()}>
              {t(communityTexts.undo)}
            </AntButton>
          )
        }
      />
    </Page>
  )
}
