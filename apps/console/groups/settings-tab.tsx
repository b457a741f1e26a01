// A group's settings, its place in the tree, and closing it.
import { Button as AntButton } from 'antd'
import { useMemo, useState } from 'react'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { groupsForms } from '../forms/groups.gen.ts'
import { Block } from '../shell/block.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import { CardPatternField } from './card-pattern-field.tsx'
import { changeForm, groupLabels } from './group-form.ts'
import type { DeskGroup } from './group-page.tsx'
import { GroupSelect } from './group-select.tsx'
import { groupTexts } from './texts.ts'

const keys = ['name', 'intro', 'purpose', 'kind', 'seenBy', 'seatsMax', 'cardPattern'] as const
const own = { cardPattern: () => <CardPatternField /> }

export function SettingsTab({ group }: { group: DeskGroup }) {
  const t = useT()
  const edit = useMay()('groups.edit')
  const params = { groupId: group.id }
  const change = useAction(api.groups.change, { refreshes: ['groups'], onDone: () => toast(groupTexts.saved) })
  const value = useMemo(() => Object.fromEntries(keys.map(key => [key, group[key]])), [group])
  if (!edit) return null
  return (
    <div className="c-split">
      <div>
        <SchemaForm
          key={group.id}
          schema={changeForm}
          texts={groupLabels}
          only={keys}
          replace={own}
          value={value}
          verb={t(groupTexts.save)}
          busy={change.busy}
          error={change.error}
          onSend={body => change.run({ params, body })}
        />
      </div>
      <div>
        <Place group={group} />
        <Closing group={group} />
      </div>
    </div>
  )
}

function Place({ group }: { group: DeskGroup }) {
  const t = useT()
  const [parentId, setParent] = useState<string | null>(group.parentId)
  const move = useAction(api.groups.move, { refreshes: ['groups'], onDone: () => toast(groupTexts.moved) })
  return (
    <Block title={t(groupTexts.parent)}>
      <GroupSelect
        value={parentId}
        onChange={id => setParent(id ?? null)}
        without={[group.id]}
        clearable
        placeholder={t(groupTexts.root)}
      />
      <p className="q-quiet">{t(groupTexts.moveHint)}</p>
      <ErrorNote error={move.error} small />
      <div>
        <AntButton
          disabled={parentId === group.parentId}
          loading={move.busy}
          onClick={() => void move.run({ params: { groupId: group.id }, body: { parentId } })}
        >
          {t(groupTexts.move)}
        </AntButton>
      </div>
    </Block>
  )
}

function Closing({ group }: { group: DeskGroup }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const params = { groupId: group.id }
  const close = useAction(api.groups.close, {
    refreshes: ['groups'],
    onDone: () => {
      toast(groupTexts.closedNow)
      setOpen(false)
    },
  })
  const reopen = useAction(api.groups.reopen, { refreshes: ['groups'], onDone: () => toast(groupTexts.reopened) })
  return (
    <Block title={t(groupTexts.close)}>
      <p className="q-quiet">{t(groupTexts.closeHint)}</p>
      <ErrorNote error={reopen.error} small />
      <div>
        {group.state === 'closed' ? (
          <AntButton loading={reopen.busy} onClick={() => void reopen.run({ params })}>
            {t(groupTexts.reopen)}
          </AntButton>
        ) : (
          <AntButton danger onClick={() => setOpen(true)}>
            {t(groupTexts.close)}
          </AntButton>
        )}
      </div>
      <FormModal open={open} title={`${t(groupTexts.close)} · ${group.name}`} onClose={() => setOpen(false)}>
        <p className="c-note c-note-ask">{t(groupTexts.closeHint)}</p>
        <SchemaForm
          schema={groupsForms.close}
          texts={{ reason: groupTexts.reason }}
          verb={t(groupTexts.close)}
          busy={close.busy}
          error={close.error}
          onSend={body => close.run({ params, body })}
        />
      </FormModal>
    </Block>
  )
}
