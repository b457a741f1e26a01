// Applications for a seat: read the answers, then open the door or not.
import { Button as AntButton, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, fileAddress } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { useLive } from '../shell/live.ts'
import { useMay } from '../shell/session.ts'
import { groupTexts } from './texts.ts'
import { applicationTexts } from './words.ts'

type Application = Answer<Rooms['groups']['deskApplications']>['items'][number]
type State = keyof typeof applicationTexts

export function ApplicationsList({ groupId }: { groupId?: string }) {
  const t = useT()
  const [state, setState] = useState<State>('waiting')
  const [refusing, setRefusing] = useState<Application | null>(null)
  const pages = usePages(api.groups.deskApplications, { query: { state, limit: 30, ...(groupId && { groupId }) } })
  useLive(['groups.applied', 'groups.application-decided', 'groups.application-withdrawn'], () => void pages.reload())
  return (
    <>
      <div className="c-tools">
        <Select<State>
          aria-label={t(groupTexts.applications)}
          value={state}
          onChange={setState}
          options={Object.entries(applicationTexts).map(([value, text]) => ({ value: value as State, label: t(text) }))}
        />
      </div>
      <PagesList
        pages={pages}
        keyOf={one => one.id}
        label={t(groupTexts.applications)}
        empty={
          <Empty scene="rest" title={t(groupTexts.applicationsNone)}>
            {t(groupTexts.applicationsHint)}
          </Empty>
        }
        draw={one => <ApplicationLine application={one} showGroup={!groupId} onRefuse={() => setRefusing(one)} />}
      />
      <FormModal
        open={refusing !== null}
        title={t(groupTexts.refuseTitle, { name: refusing?.name ?? '' })}
        onClose={() => setRefusing(null)}
      >
        {refusing && <Refuse application={refusing} onDone={() => setRefusing(null)} />}
      </FormModal>
    </>
  )
}

function useDecide(name: string, onDone?: () => void) {
  return useAction(api.groups.deskDecide, {
    refreshes: ['groups'],
    onDone: ({ state }) => {
      toast(state === 'approved' ? groupTexts.approved : groupTexts.refused, { name })
      onDone?.()
    },
  })
}

function ApplicationLine({
  application: one,
  showGroup,
  onRefuse,
}: {
  application: Application
  showGroup: boolean
  onRefuse: () => void
}) {
  const t = useT()
  const may = useMay()
  const decide = useDecide(one.name)
  return (
    <li className="c-application">
      <div className="q-row">
        <Avatar name={one.name} id={one.memberId} photo={one.avatarFileId && fileAddress(one.avatarFileId)} />
        <span className="q-grow">
          <Link href={`/members/${one.memberId}`}>{one.name}</Link>{' '}
          {showGroup && (
            <>
              → <Link href={`/groups/${one.groupId}`}>{one.groupName}</Link>{' '}
            </>
          )}
          {one.inviterName && <Tag>{t(groupTexts.invitedBy, { name: one.inviterName })}</Tag>}
          <span className="q-quiet">
            {' '}
            <RelativeTime at={one.appliedAt} />
          </span>
        </span>
        {one.state === 'waiting' && may('groups.edit') ? (
          <span className="q-row">
            <AntButton onClick={onRefuse}>{t(groupTexts.refuse)}</AntButton>
            <AntButton
              type="primary"
              loading={decide.busy}
              onClick={() => void decide.run({ params: { applicationId: one.id }, body: { approve: true } })}
            >
              {t(groupTexts.approve)}
            </AntButton>
          </span>
        ) : (
          <Tag tone={one.state === 'approved' ? 'green' : 'plain'}>{t(applicationTexts[one.state])}</Tag>
        )}
      </div>
      {one.answers.length === 0 ? (
        <p className="q-quiet">{t(groupTexts.noAnswers)}</p>
      ) : (
        <dl>
          {one.answers.map(({ ask, answer }) => (
            <div key={ask}>
              <dt>{ask}</dt>
              <dd className="q-prose">{answer || '–'}</dd>
            </div>
          ))}
        </dl>
      )}
      {one.reason && <p className="q-quiet">{one.reason}</p>}
      <ErrorNote error={decide.error} small />
    </li>
  )
}

function Refuse({ application, onDone }: { application: Application; onDone: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const decide = useDecide(application.name, onDone)
  return (
    <div className="q-stack">
      <Input.TextArea
        aria-label={t(groupTexts.reason)}
        placeholder={t(groupTexts.reason)}
        maxLength={200}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      <ErrorNote error={decide.error} small />
      <AntButton
        danger
        loading={decide.busy}
        onClick={() => void decide.run({ params: { applicationId: application.id }, body: { approve: false, reason } })}
      >
        {t(groupTexts.refuse)}
      </AntButton>
    </div>
  )
}
