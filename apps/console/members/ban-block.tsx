// Banning, letting in again, and erasing: each with its reason and what it means.
import { Button as AntButton, Input as AntInput } from 'antd'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, useT } from '#ui/i18n.ts'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { membersForms } from '../forms/members.gen.ts'
import { By } from '../shell/by.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import type { Member } from './member-page.tsx'
import { memberTexts } from './texts.ts'

export function BanBlock({ member, banning, onClose }: { member: Member; banning: boolean; onClose: () => void }) {
  const t = useT()
  const may = useMay()
  const params = { memberId: member.memberId }
  const ban = useAction(api.members.ban, {
    refreshes: ['members', 'groups'],
    onDone: () => {
      toast(memberTexts.banned)
      onClose()
    },
  })
  const readmit = useAction(api.members.readmit, { refreshes: ['members'], onDone: () => toast(memberTexts.readmitted) })
  return (
    <>
      {member.bannedAt && (
        <div className="c-note c-note-ask c-facts-above q-row q-row-apart">
          <span className="q-grow">
            {t(memberTexts.bannedSince, { day: date(member.bannedAt, 'day'), why: member.bannedWhy ?? '' })}{' '}
            <small className="q-quiet">
              · <By who={member.bannedBy ?? ''} name={member.bannedByName} />
            </small>
          </span>
          {may('members.ban') && (
            <AntButton loading={readmit.busy} onClick={() => void readmit.run({ params })}>
              {t(memberTexts.readmit)}
            </AntButton>
          )}
          <ErrorNote error={readmit.error} small />
        </div>
      )}
      <FormModal open={banning} title={t(memberTexts.banTitle, { name: member.name })} onClose={onClose}>
        <p className="c-note c-note-ask">{t(memberTexts.banHint)}</p>
        <SchemaForm
          schema={membersForms.ban}
          verb={t(memberTexts.ban)}
          busy={ban.busy}
          error={ban.error}
          onSend={body => ban.run({ params, body })}
        />
      </FormModal>
    </>
  )
}

/** Asked for by the person himself; his name must be typed, so that it is never done by a slip. */
export function EraseButton({ member }: { member: Member }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const erase = useAction(api.members.erase, {
    refreshes: ['members'],
    onDone: () => {
      toast(memberTexts.erased)
      setOpen(false)
    },
  })
  if (member.state === 'erased') return null
  return (
    <>
      <AntButton type="text" danger onClick={() => setOpen(true)}>
        {t(memberTexts.erase)}
      </AntButton>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={t(memberTexts.erase)}
        verb={t(memberTexts.erase)}
        busy={erase.busy}
        onConfirm={() =>
          typed.trim() === member.name && void erase.run({ params: { memberId: member.memberId }, body: { sure: true } })
        }
      >
        <div className="q-stack">
          <p>{t(memberTexts.eraseHint)}</p>
          <AntInput
            aria-label={t(memberTexts.name)}
            placeholder={t({ zh: '输入「{name}」确认', en: 'Type “{name}” to confirm' }, { name: member.name })}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
          <ErrorNote error={erase.error} small />
        </div>
      </Confirm>
    </>
  )
}
