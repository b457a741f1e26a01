// The operators: who they are, what they may where, and who has yet to accept.
import '../shell/room.css'
import './account.css'
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import { HeldTags } from './held-tags.tsx'
import { Invitations } from './invitations.tsx'
import { InviteOperator } from './invite-operator.tsx'
import { OnceLink, type OnceLinkMade } from './once-link.tsx'
import { OperatorActs } from './operator-acts.tsx'
import { ProofDoor } from './proof.tsx'

export type Operator = Answer<Rooms['staff']['operators']>['items'][number]

export function OperatorsPage() {
  const t = useT()
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [inviting, setInviting] = useState(false)
  const [link, setLink] = useState<OnceLinkMade | null>(null)
  const pages = usePages(api.staff.operators, { query: { limit: 50, ...(typed && { text: typed }) } })
  return (
    <Page
      title={t(accountTexts.operators)}
      lead={t(accountTexts.operatorsLead)}
      actions={
        <>
          {may('staff.audit') && <Link href="/staff/audit">{t(accountTexts.auditHouse)}</Link>}
          <AntButton type="primary" onClick={() => setInviting(true)}>
            {t(accountTexts.invite)}
          </AntButton>
        </>
      }
    >
      <div className="c-stack-8">
        <div>
          <div className="c-tools">
            <SearchBox placeholder={t(accountTexts.findOperator)} onSearch={setTyped} />
          </div>
          <DataTable<Operator>
            pages={pages}
            keyOf={one => one.id}
            label={t(accountTexts.operators)}
            minWidth={640}
            empty={<Empty scene="trail" title={t(accountTexts.inviteNone)} />}
            columns={[
              {
                key: 'name',
                title: t(accountTexts.name),
                render: (_none, one) => (
                  <span className="c-person">
                    <Avatar name={one.name} id={one.id} size="small" />
                    <span>
                      <b>{one.name}</b> {one.disabledAt && <Tag tone="cinnabar">{t(accountTexts.disabled)}</Tag>}
                      <small>{one.email}</small>
                    </span>
                  </span>
                ),
              },
              { key: 'roles', title: t(accountTexts.roles), render: (_none, one) => <HeldTags roles={one.roles} /> },
              {
                key: 'factors',
                title: t(accountTexts.factors),
                width: 150,
                render: (_none, { factors }) =>
                  factors.totp || factors.passkeys > 0 ? (
                    <span className="q-row">
                      {factors.totp && <Tag tone="green">{t(accountTexts.totp)}</Tag>}
                      {factors.passkeys > 0 && <Tag tone="green">{t(accountTexts.passkeys)}</Tag>}
                    </span>
                  ) : (
                    <Tag tone="ochre">{t(accountTexts.factorsNone)}</Tag>
                  ),
              },
              {
                key: 'seen',
                title: t(accountTexts.seen),
                width: 120,
                render: (_none, one) => (one.signedInAt ? <RelativeTime at={one.signedInAt} /> : '–'),
              },
              { key: 'acts', width: 60, render: (_none, one) => <OperatorActs operator={one} onLink={setLink} /> },
            ]}
          />
        </div>
        <Invitations />
      </div>
      <InviteOperator open={inviting} onClose={() => setInviting(false)} onLink={setLink} />
      <OnceLink link={link} onClose={() => setLink(null)} />
      <ProofDoor />
    </Page>
  )
}
