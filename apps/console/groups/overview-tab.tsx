// A group at a glance: its figures, each opened by pressing it; announcement, mute, closing.
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, number, useT } from '#ui/i18n.ts'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { groupsForms } from '../forms/groups.gen.ts'
import { Block, Figure } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import type { DeskGroup } from './group-page.tsx'
import { groupTexts } from './texts.ts'
import { stepTexts } from './words.ts'

const announceLabels = { text: groupTexts.announcement }
const muteLabels = { reason: groupTexts.reason }

export function OverviewTab({ group }: { group: DeskGroup }) {
  const t = useT()
  const at = `/groups/${group.id}`
  return (
    <div className="c-split">
      <div>
        <Standing group={group} />
        <div className="c-figures">
          <Figure
            value={`${number(group.seatsTaken)} / ${number(group.seatsMax)}`}
            label={t(groupTexts.seats)}
            href={`${at}/seats`}
          />
          <Figure value={number(group.waiting)} label={t(groupTexts.waiting)} href={`${at}/applications`} />
          <Figure value={number(group.unsigned)} label={t(groupTexts.unsigned)} href={`${at}/norms`} />
        </div>
        <Announcement group={group} />
        <Block title={t(groupTexts.door)}>
          <ol className="c-door-way">
            {group.norms && <li>{t(stepTexts.norms)}</li>}
            {group.admission.map(step => (
              <li key={step.kind}>{t(stepTexts[step.kind])}</li>
            ))}
            <li>{t(groupTexts.seats)}</li>
          </ol>
        </Block>
      </div>
      <div>
        <Block title={t(groupTexts.settings)}>
          {group.intro && <p className="q-prose">{group.intro}</p>}
          <dl className="c-facts">
            <dt>{t(groupTexts.owner)}</dt>
            <dd>
              {group.owner ? (
                <Link href={`/members/${group.owner.memberId}`}>{group.owner.cardName}</Link>
              ) : (
                t(groupTexts.noOwner)
              )}
            </dd>
            <dt>{t(groupTexts.openedAt)}</dt>
            <dd>{date(group.openedAt, 'day')}</dd>
            <dt>{t(groupTexts.card)}</dt>
            <dd className="c-mono">{group.cardPattern}</dd>
          </dl>
        </Block>
      </div>
    </div>
  )
}

function Announcement({ group }: { group: DeskGroup }) {
  const t = useT()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const announce = useAction(api.groups.deskAnnounce, {
    refreshes: ['groups'],
    onDone: () => {
      toast(groupTexts.announced)
      setOpen(false)
    },
  })
  return (
    <Block
      title={t(groupTexts.announcement)}
      aside={
        may('groups.edit') && (
          <AntButton size="small" onClick={() => setOpen(true)}>
            {t(groupTexts.announce)}
          </AntButton>
        )
      }
    >
      {group.announcement ? (
        <p className="q-prose">{group.announcement}</p>
      ) : (
        <p className="q-quiet">{t(groupTexts.announcementNone)}</p>
      )}
      <FormModal open={open} title={t(groupTexts.announcement)} onClose={() => setOpen(false)}>
        <SchemaForm
          schema={groupsForms.deskAnnounce}
          texts={announceLabels}
          value={{ text: group.announcement }}
          verb={t(groupTexts.announcement)}
          busy={announce.busy}
          error={announce.error}
          onSend={body => announce.run({ params: { groupId: group.id }, body: { text: body.text ?? '' } })}
        />
      </FormModal>
    </Block>
  )
}

/** Muted or closed: said plainly, with the way back beside it. */
function Standing({ group }: { group: DeskGroup }) {
  const t = useT()
  const may = useMay()('groups.edit')
  const [muting, setMuting] = useState(false)
  const params = { groupId: group.id }
  const mute = useAction(api.groups.deskMute, {
    refreshes: ['groups'],
    onDone: () => {
      toast(groupTexts.mutedNow)
      setMuting(false)
    },
  })
  const unmute = useAction(api.groups.deskUnmute, { refreshes: ['groups'], onDone: () => toast(groupTexts.unmuted) })
  const reopen = useAction(api.groups.reopen, { refreshes: ['groups'], onDone: () => toast(groupTexts.reopened) })
  return (
    <>
      {group.closing && (
        <div className="c-note c-note-ask q-row q-row-apart">
          <span className="q-grow">
            {t(groupTexts.closedSince, { day: date(group.closing.closedAt, 'moment'), why: group.closing.reason })}{' '}
            <small className="q-quiet">
              · <By who={group.closing.closedBy} name={group.closing.closedByName} />
            </small>
          </span>
          {may && (
            <AntButton loading={reopen.busy} onClick={() => void reopen.run({ params })}>
              {t(groupTexts.reopen)}
            </AntButton>
          )}
        </div>
      )}
      {group.mute ? (
        <div className="c-note q-row q-row-apart">
          <span className="q-grow">
            {t(groupTexts.mutedSince, { day: date(group.mute.mutedAt, 'moment'), why: group.mute.reason })}{' '}
            <small className="q-quiet">
              · <By who={group.mute.mutedBy} name={group.mute.mutedByName} />
            </small>
          </span>
          {may && (
            <AntButton loading={unmute.busy} onClick={() => void unmute.run({ params })}>
              {t(groupTexts.unmute)}
            </AntButton>
          )}
        </div>
      ) : (
        may &&
        !group.closing && (
          <div className="q-row">
            <AntButton onClick={() => setMuting(true)}>{t(groupTexts.mute)}</AntButton>
            <span className="q-quiet">{t(groupTexts.muteHint)}</span>
          </div>
        )
      )}
      <ErrorNote error={unmute.error ?? reopen.error} small />
      <FormModal open={muting} title={t(groupTexts.mute)} onClose={() => setMuting(false)}>
        <p className="q-quiet">{t(groupTexts.muteHint)}</p>
        <SchemaForm
          schema={groupsForms.deskMute}
          texts={muteLabels}
          verb={t(groupTexts.mute)}
          busy={mute.busy}
          error={mute.error}
          onSend={body => mute.run({ params, body })}
        />
      </FormModal>
    </>
  )
}
