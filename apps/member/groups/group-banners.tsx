// What everyone in the group has to know now: a mute, new norms, the announcement.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconLock, IconMuted } from '#ui/kit/icons.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Words } from '../content/words.tsx'
import { NormsSheet } from './norms-sheet.tsx'
import type { Group } from './shapes.ts'
import { groupsTexts } from './texts.ts'

const leadersSpeak = ['owner', 'host', 'teacher']

export function GroupBanners({ group }: { group: Group }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const unsigned = group.writeRefusal?.code === 'groups.norms-unsigned'
  return (
    <>
      {unsigned && (
        <div className="m-banner m-banner-asks" role="status">
          <div className="q-grow">
            <p>
              <b>{t(groupsTexts.normsNew)}</b>
            </p>
            <p>{t(groupsTexts.normsNewHint)}</p>
          </div>
          <Button kind="seal" size="small" onClick={() => setOpen(true)}>
            {t(groupsTexts.readAndSign)}
          </Button>
        </div>
      )}
      {group.mute && (
        <div className="m-banner" role="status">
          <IconMuted size={22} />
          <div className="q-grow">
            <p>
              <b>{t(groupsTexts.mutedTitle)}</b> <RelativeTime at={group.mute.mutedAt} className="q-quiet" />
            </p>
            {group.mute.reason && <p className="q-prose">{group.mute.reason}</p>}
            <p className="q-quiet">
              {t(leadersSpeak.includes(group.role ?? '') ? groupsTexts.mutedYouMay : groupsTexts.mutedBut)}
            </p>
          </div>
        </div>
      )}
      {group.writeRefusal && !unsigned && !group.mute && (
        <div className="m-banner" role="status">
          <IconLock size={22} />
          <p className="q-grow">{group.writeRefusal.title}</p>
        </div>
      )}
      {group.announcement && (
        <section className="m-announcement" aria-label={t(groupsTexts.announcement)}>
          <h2>
            {t(groupsTexts.announcement)} <RelativeTime at={group.announcement.announcedAt} className="q-quiet" />
          </h2>
          <p className="q-prose">
            <Words text={group.announcement.text} mentions={[]} />
          </p>
        </section>
      )}
      {open && <NormsSheet group={group} onClose={() => setOpen(false)} />}
    </>
  )
}
