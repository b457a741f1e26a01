// Invites: their limit, their end, their QR code, and taking them back.
import { Button as AntButton, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, usePages, useRead } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, number, useT } from '#ui/i18n.ts'
import { Menu } from '#ui/kit/menu.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { groupsForms } from '../forms/groups.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import { groupTexts } from './texts.ts'

type Invite = Answer<Rooms['groups']['deskInvites']>['items'][number]

function standing(invite: Invite) {
  if (invite.revokedAt) return { text: groupTexts.revoked, live: false }
  if (new Date(invite.expiresAt).getTime() < Date.now()) return { text: groupTexts.expired, live: false }
  return invite.uses >= invite.usesMax ? { text: groupTexts.usedUp, live: false } : { text: groupTexts.inForce, live: true }
}

async function copy(url: string): Promise<void> {
  await navigator.clipboard.writeText(url)
  toast(groupTexts.copied)
}

export function InvitesList({ groupId }: { groupId?: string }) {
  const t = useT()
  const edit = useMay()('groups.edit')
  const invites = usePages(api.groups.deskInvites, { query: { limit: 30, ...(groupId && { groupId }) } })
  const [making, setMaking] = useState(false)
  const [shown, setShown] = useState<Invite | null>(null)
  const [revoking, setRevoking] = useState<Invite | null>(null)
  const revoke = useAction(api.groups.deskRevokeInvite, {
    refreshes: ['groups.deskInvites'],
    onDone: () => {
      toast(groupTexts.revoked)
      setRevoking(null)
    },
  })
  const make = edit && (
    <AntButton type="primary" onClick={() => setMaking(true)}>
      {t(groupTexts.makeInvite)}
    </AntButton>
  )
  return (
    <>
      {invites.items.length > 0 && <div className="c-tools">{make}</div>}
      <DataTable<Invite>
        pages={invites}
        keyOf={one => one.code}
        label={t(groupTexts.invites)}
        minWidth={640}
        empty={
          <Empty title={t(groupTexts.invitesNone)} action={make || undefined}>
            {t(groupTexts.invitesHint)}
          </Empty>
        }
        columns={[
          {
            key: 'groups',
            title: t(groupTexts.groups),
            render: (_none, one) =>
              one.groups.map(group => (
                <div key={group.id}>
                  <Link href={`/groups/${group.id}`}>{group.name}</Link>
                </div>
              )),
          },
          { key: 'code', title: t(groupTexts.invites), render: (_none, one) => <span className="c-mono">{one.code}</span> },
          {
            key: 'state',
            title: '',
            render: (_none, one) => (
              <span className="q-row">
                <Tag tone={standing(one).live ? 'green' : 'plain'}>{t(standing(one).text)}</Tag>
                <span className="q-quiet">
                  {t(groupTexts.uses, { uses: number(one.uses), max: number(one.usesMax) })} ·{' '}
                  {t(groupTexts.until, { day: date(one.expiresAt, 'date') })}
                </span>
              </span>
            ),
          },
          {
            key: 'by',
            title: t(groupTexts.madeBy),
            render: (_none, one) => (
              <span>
                {one.inviterName ?? t(groupTexts.house)} <span className="q-quiet">{date(one.madeAt, 'moment')}</span>
              </span>
            ),
          },
          {
            key: 'menu',
            width: 60,
            render: (_none, one) => (
              <Menu
                label={`${t(groupTexts.invites)} ${one.code}`}
                items={[
                  ...(standing(one).live
                    ? [
                        { label: t(groupTexts.qr), onChoose: () => setShown(one) },
                        { label: t(groupTexts.copy), onChoose: () => void copy(one.url) },
                      ]
                    : []),
                  ...(!one.revokedAt && edit
                    ? [{ label: t(groupTexts.revoke), grave: true, onChoose: () => setRevoking(one) }]
                    : []),
                ]}
              />
            ),
          },
        ]}
      />
      <FormModal open={making} title={t(groupTexts.makeInvite)} onClose={() => setMaking(false)}>
        <MakeInvite
          groupId={groupId}
          onDone={invite => {
            setMaking(false)
            setShown(invite)
          }}
        />
      </FormModal>
      <FormModal
        open={shown !== null}
        title={shown?.groups.map(group => group.name).join(t({ zh: '、', en: ', ' })) ?? ''}
        onClose={() => setShown(null)}
      >
        {shown && <InviteCard invite={shown} />}
      </FormModal>
      <Confirm
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t(groupTexts.revokeTitle)}
        verb={t(groupTexts.revoke)}
        busy={revoke.busy}
        onConfirm={() => revoking && void revoke.run({ params: { code: revoking.code } })}
      >
        <p>{t(groupTexts.revokeHint)}</p>
        <ErrorNote error={revoke.error} small />
      </Confirm>
    </>
  )
}

function InviteCard({ invite }: { invite: Invite }) {
  const t = useT()
  const qr = api.groups.inviteQr.address({ params: { code: invite.code } })
  return (
    <div className="q-stack">
      <img className="c-qr" src={qr} alt={t(groupTexts.qr)} width="192" height="192" />
      <p className="c-mono">{invite.url}</p>
      <p className="q-quiet">
        {t(groupTexts.uses, { uses: number(invite.uses), max: number(invite.usesMax) })} ·{' '}
        {t(groupTexts.until, { day: date(invite.expiresAt, 'full') })}
      </p>
      <div className="q-row">
        <AntButton type="primary" onClick={() => void copy(invite.url)}>
          {t(groupTexts.copy)}
        </AntButton>
        <a href={qr} download={`invite-${invite.code}.svg`}>
          {t(groupTexts.saveQr)}
        </a>
      </div>
    </div>
  )
}

function MakeInvite({ groupId, onDone }: { groupId: string | undefined; onDone: (invite: Invite) => void }) {
  const t = useT()
  const tree = useRead(api.groups.tree, {}, { staleMs: 30_000 })
  const options = (tree.data ?? []).filter(group => group.state === 'open').map(group => ({ value: group.id, label: group.name }))
  const make = useAction(api.groups.deskInvite, {
    refreshes: ['groups.deskInvites'],
    onDone: invite => {
      toast(groupTexts.inviteMade)
      onDone(invite)
    },
  })
  return (
    <SchemaForm
      schema={groupsForms.deskInvite}
      texts={{ groupIds: groupTexts.toGroups }}
      replace={{ groupIds: () => <Select mode="multiple" options={options} optionFilterProp="label" /> }}
      value={{ groupIds: groupId ? [groupId] : [] }}
      verb={t(groupTexts.makeInvite)}
      busy={make.busy}
      error={make.error}
      onSend={body => make.run({ body })}
    />
  )
}
