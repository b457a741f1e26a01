// The word of quiet: all but teachers and hosts stay silent for a while.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import type { Group } from '../shapes.ts'
import { groupsTexts } from '../texts.ts'
import { leadTexts } from './texts.ts'

export function Mute({ group }: { group: Group }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const params = { groupId: group.id }
  const refreshes = ['groups.get', 'groups.list', 'content.mine']
  const mute = useAction(api.groups.mute, { refreshes, onDone: () => toast(leadTexts.muted) })
  const unmute = useAction(api.groups.unmute, { refreshes, onDone: () => toast(leadTexts.unmuted) })
  return (
    <Section title={t(leadTexts.mute)}>
      <p className="q-quiet">{t(leadTexts.muteHint)}</p>
      {group.mute && (
        <p>
          <b>{t(groupsTexts.mutedTitle)}</b> <RelativeTime at={group.mute.mutedAt} className="q-quiet" />
          {group.mute.reason && ` · ${group.mute.reason}`}
        </p>
      )}
      {group.muted ? (
        <div>
          <Button kind="primary" size="small" busy={unmute.busy} onClick={() => void unmute.run({ params })}>
            {t(leadTexts.unmute)}
          </Button>
        </div>
      ) : (
        <form
          className="q-stack"
          onSubmit={event => {
            event.preventDefault()
            void mute.run({ params, body: { reason } })
          }}
        >
          <Input label={t(leadTexts.muteReason)} optional maxLength={200} value={reason} onChange={setReason} />
          <div>
            <Button kind="seal" size="small" submit busy={mute.busy}>
              {t(leadTexts.muteNow)}
            </Button>
          </div>
        </form>
      )}
      <ErrorNote error={mute.error ?? unmute.error} small />
    </Section>
  )
}
