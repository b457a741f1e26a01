// The norms in force, writing a new version, and who has not signed it.
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, usePages } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, number, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { groupsForms } from '../forms/groups.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import type { DeskGroup } from './group-page.tsx'
import { NormsVersions } from './norms-versions.tsx'
import { groupTexts } from './texts.ts'
import { roleTexts, roleTone } from './words.ts'

type Seat = Answer<Rooms['groups']['unsigned']>['items'][number]

export function NormsTab({ group }: { group: DeskGroup }) {
  const t = useT()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const params = { groupId: group.id }
  const unsigned = usePages(api.groups.unsigned, group.norms ? { params, query: { limit: 30 } } : null)
  const set = useAction(api.groups.setNorms, {
    refreshes: ['groups'],
    onDone: () => {
      toast(groupTexts.normsDone)
      setOpen(false)
    },
  })
  const write = may('groups.edit') && (
    <AntButton type="primary" onClick={() => setOpen(true)}>
      {t(groupTexts.write)}
    </AntButton>
  )
  return (
    <div className="c-split">
      <div>
        {group.norms ? (
          <Block
            title={`${t(groupTexts.version, { n: number(group.norms.version) })} · ${date(group.norms.changedAt, 'day')}`}
            aside={write}
          >
            <p className="c-norms q-prose">{group.norms.text}</p>
            <p className="q-quiet">
              <By who={group.norms.changedBy} name={group.norms.changedByName} /> · {date(group.norms.changedAt, 'moment')}
            </p>
          </Block>
        ) : (
          <Empty title={t(groupTexts.normsNone)} action={write || undefined}>
            {t(groupTexts.normsHint)}
          </Empty>
        )}
        <NormsVersions group={group} />
      </div>
      <div>
        {group.norms && (
          <Block title={t(groupTexts.unsignedList)} aside={<Tag>{number(group.unsigned)}</Tag>}>
            <DataTable<Seat>
              pages={unsigned}
              keyOf={seat => seat.memberId}
              label={t(groupTexts.unsignedList)}
              minWidth={240}
              empty={<p className="q-quiet">{t(groupTexts.allSigned)}</p>}
              columns={[
                {
                  key: 'name',
                  title: t(groupTexts.card),
                  render: (_none, seat) => <Link href={`/members/${seat.memberId}`}>{seat.cardName}</Link>,
                },
                {
                  key: 'role',
                  title: t(groupTexts.role),
                  width: 90,
                  render: (_none, seat) => <Tag tone={roleTone[seat.role]}>{t(roleTexts[seat.role])}</Tag>,
                },
              ]}
            />
          </Block>
        )}
      </div>
      <FormModal open={open} title={t(groupTexts.norms)} onClose={() => setOpen(false)} wide>
        <p className="q-quiet">{t(groupTexts.normsLead)}</p>
        {group.seatsTaken > 0 && (
          <p className="c-note c-note-ask">{t(groupTexts.normsSure, { count: number(group.seatsTaken) })}</p>
        )}
        <SchemaForm
          schema={groupsForms.setNorms}
          value={{ text: group.norms?.text ?? '' }}
          verb={t(groupTexts.publishNorms)}
          busy={set.busy}
          error={set.error}
          onSend={body => set.run({ params, body: { text: body.text ?? '' } })}
        />
      </FormModal>
    </div>
  )
}
