// An invite to a group: a code to scan, a link to send. The one made last is shown again as long as it opens.
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Select } from '#ui/kit/field.tsx'
import { IconLink, IconShare } from '#ui/kit/icons.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { inviteTexts } from './invite/texts.ts'
import type { Group, Invite } from './shapes.ts'

const opens = (invite: Invite, groupId: string): boolean =>
  invite.revokedAt === null &&
  invite.uses < invite.usesMax &&
  new Date(invite.expiresAt).getTime() > Date.now() &&
  invite.groups.length === 1 &&
  invite.groups[0]?.id === groupId

export function InviteSheet({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useT()
  const made = useRead(api.groups.myInvites, { query: { limit: 50 } })
  const [another, setAnother] = useState(false)
  const invite = made.data?.items.find(one => opens(one, group.id))
  return (
    <Sheet open title={t(inviteTexts.title)} onClose={onClose}>
      {!made.data ? (
        made.error ? (
          <ErrorNote error={made.error} onRetry={made.reload} />
        ) : (
          <Skeleton kind="card" count={1} />
        )
      ) : invite && !another ? (
        <Shown group={group} invite={invite} onAnother={() => setAnother(true)} />
      ) : (
        <Make group={group} onMade={() => setAnother(false)} />
      )}
    </Sheet>
  )
}

const usesOffered = ['1', '5', '20', '50', '200'] as const
const daysOffered = ['1', '3', '7', '14', '30'] as const

function Make({ group, onMade }: { group: Group; onMade: () => void }) {
  const t = useT()
  const [uses, setUses] = useState<(typeof usesOffered)[number]>('20')
  const [days, setDays] = useState<(typeof daysOffered)[number]>('7')
  const make = useAction(api.groups.invite, { refreshes: ['groups.myInvites'], onDone: onMade })
  const options = <V extends string>(all: readonly V[]) => all.map(value => ({ value, label: value }))
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void make.run({ body: { groupIds: [group.id], usesMax: Number(uses), days: Number(days) } })
      }}
    >
      <p className="q-quiet">{t(inviteTexts.lead)}</p>
      <div className="m-two">
        <Select label={t(inviteTexts.usesMax)} value={uses} options={options(usesOffered)} onChange={setUses} />
        <Select label={t(inviteTexts.days)} value={days} options={options(daysOffered)} onChange={setDays} />
      </div>
      <ErrorNote error={make.error} small />
      <Button kind="primary" wide submit busy={make.busy}>
        {t(inviteTexts.make)}
      </Button>
    </form>
  )
}

function Shown({ group, invite, onAnother }: { group: Group; invite: Invite; onAnother: () => void }) {
  const t = useT()
  const { code, url } = invite
  const revoke = useAction(api.groups.revokeInvite, {
    refreshes: ['groups.myInvites'],
    onDone: () => toast(inviteTexts.revoked),
  })
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    toast(inviteTexts.copied)
  }
  // Closed without choosing anyone is no mistake.
  const share = () =>
    void navigator.share({ title: group.name, text: t(inviteTexts.shareText, { name: group.name }), url }).catch(() => {})
  return (
    <div className="m-invite">
      <img
        src={api.groups.inviteQr.address({ params: { code } })}
        width={220}
        height={220}
        alt={t(inviteTexts.qrOf, { name: group.name })}
      />
      <p className="q-quiet">
        {t(inviteTexts.uses, { left: invite.usesMax - invite.uses, date: date(invite.expiresAt, 'moment') })}
      </p>
      {!navigator.clipboard && <p className="q-quiet">{t(inviteTexts.copyYourself)}</p>}
      <p className="m-url">{url}</p>
      <div className="q-row">
        {navigator.clipboard && (
          <Button kind="primary" icon={IconLink} onClick={() => void copy()}>
            {t(inviteTexts.copy)}
          </Button>
        )}
        {'share' in navigator && (
          <Button icon={IconShare} onClick={share}>
            {t(inviteTexts.share)}
          </Button>
        )}
      </div>
      <ErrorNote error={revoke.error} small />
      <div className="q-row">
        <Button kind="plain" onClick={onAnother}>
          {t(inviteTexts.other)}
        </Button>
        <Button kind="plain" busy={revoke.busy} onClick={() => void revoke.run({ params: { code } })}>
          {t(inviteTexts.revoke)}
        </Button>
      </div>
    </div>
  )
}
