// Who asks to come in, with what they answered.
import { useState } from 'react'
import { useAction, usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Card, Section } from '#ui/kit/list.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, fileAddress } from '../../api.ts'
import type { Application } from '../shapes.ts'
import { leadTexts } from './texts.ts'

export function Applications({ groupId }: { groupId: string }) {
  const t = useT()
  const pages = usePages(api.groups.applications, { params: { groupId } })
  return (
    <Section title={t(leadTexts.applications)}>
      <PagesList
        pages={pages}
        apart="air"
        keyOf={one => one.id}
        draw={one => <ApplicationCard application={one} />}
        label={t(leadTexts.applications)}
        empty={<p className="q-quiet">{t(leadTexts.noApplications)}</p>}
      />
    </Section>
  )
}

function ApplicationCard({ application }: { application: Application }) {
  const t = useT()
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const { id, groupId, memberId, name } = application
  const decide = useAction(api.groups.decide, {
    refreshes: ['groups.applications', 'groups.seats'],
    onDone: answer => toast(answer.state === 'approved' ? leadTexts.approved : leadTexts.refused, { name }),
  })
  const say = (approve: boolean) =>
    void decide.run({ params: { groupId, applicationId: id }, body: { approve, ...(approve ? {} : { reason }) } })
  return (
    <Card as="li" className="q-stack">
      <div className="q-row">
        <Avatar name={name} id={memberId} photo={application.avatarFileId && fileAddress(application.avatarFileId)} />
        <div className="q-grow">
          <b>{name}</b>
          <p className="q-quiet">
            {application.inviterName && `${t(leadTexts.invitedBy, { name: application.inviterName })} · `}
            <RelativeTime at={application.appliedAt} />
          </p>
        </div>
      </div>
      {application.answers.length > 0 && (
        <dl className="m-answers">
          {application.answers.map(({ ask, answer }) => (
            <div key={ask}>
              <dt>{ask}</dt>
              <dd className="q-prose">{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      {refusing && <Input label={t(leadTexts.refuseReason)} optional maxLength={200} value={reason} onChange={setReason} />}
      <ErrorNote error={decide.error} small />
      <div className="q-row">
        {!refusing && (
          <Button kind="primary" size="small" busy={decide.busy} onClick={() => say(true)}>
            {t(leadTexts.approve)}
          </Button>
        )}
        <Button
          kind={refusing ? 'seal' : 'quiet'}
          size="small"
          busy={decide.busy && refusing}
          onClick={() => (refusing ? say(false) : setRefusing(true))}
        >
          {t(leadTexts.refuse)}
        </Button>
      </div>
    </Card>
  )
}
