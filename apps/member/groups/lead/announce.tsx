// The announcement on top of the group's page.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import type { Group } from '../shapes.ts'
import { leadTexts } from './texts.ts'

export function Announce({ group }: { group: Group }) {
  const t = useT()
  const now = group.announcement?.text ?? ''
  const [text, setText] = useState(now)
  const announce = useAction(api.groups.announce, {
    refreshes: ['groups.get'],
    onDone: () => toast(text.trim() ? leadTexts.announced : leadTexts.takenDown),
  })
  const run = () => announce.run({ params: { groupId: group.id }, body: { text } })
  return (
    <Section title={t(leadTexts.announcement)}>
      <TextArea
        label={t(leadTexts.announcement)}
        bare
        optional
        hint={t(leadTexts.announcementHint)}
        maxLength={1000}
        value={text}
        onChange={setText}
      />
      <ErrorNote error={announce.error} small onRetry={run} />
      <div>
        <Button size="small" busy={announce.busy} disabled={text.trim() === now} onClick={() => void run()}>
          {t(leadTexts.announce)}
        </Button>
      </div>
    </Section>
  )
}
