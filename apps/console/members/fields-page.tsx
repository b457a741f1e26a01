// The fields of a profile: what is asked, of whom, in which order.
import '../shell/room.css'
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Menu } from '#ui/kit/menu.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { Sortable } from '../shell/sortable.tsx'
import { FieldForm } from './field-form.tsx'
import type { FieldLine } from './known.ts'
import { memberTexts } from './texts.ts'
import { fieldKindTexts, seenByTexts } from './words.ts'

export function FieldsPage() {
  const t = useT()
  const may = useMay()
  const fields = useRead(api.members.fields, {})
  const [open, setOpen] = useState<FieldLine | 'new' | null>(null)
  const [dropping, setDropping] = useState<FieldLine | null>(null)
  const [order, setOrder] = useState<FieldLine[] | null>(null)
  const arrange = useAction(api.members.orderFields, { refreshes: ['members.fields'], onDone: () => setOrder(null) })
  const drop = useAction(api.members.dropField, {
    refreshes: ['members'],
    onDone: () => {
      toast(memberTexts.dropped)
      setDropping(null)
    },
  })
  const nameOf = (field: FieldLine) => t({ zh: field.titleZh, en: field.titleEn })
  const list = order ?? fields.data ?? []
  const edit = may('members.edit')
  const add = edit && (
    <AntButton type="primary" onClick={() => setOpen('new')}>
      {t(memberTexts.addField)}
    </AntButton>
  )
  return (
    <Page title={t(memberTexts.fields)} lead={t(memberTexts.fieldsLead)} width="normal" actions={list.length > 0 && add}>
      <ErrorNote error={fields.error} onRetry={fields.reload} />
      <ErrorNote error={arrange.error} small />
      {fields.loading && <Skeleton />}
      {fields.data?.length === 0 && (
        <Empty title={t(memberTexts.fieldsNone)} action={add || undefined}>
          {t(memberTexts.fieldsHint)}
        </Empty>
      )}
      {list.length > 0 && (
        <Sortable
          label={t(memberTexts.fields)}
          items={list}
          keyOf={field => field.key}
          nameOf={nameOf}
          disabled={!edit}
          onOrder={next => {
            setOrder(next)
            void arrange.run({ body: { keys: next.map(field => field.key) } })
          }}
          draw={field => (
            <div className="q-row q-row-apart">
              <span>
                <b>{nameOf(field)}</b>
                <span className="q-quiet"> {t(fieldKindTexts[field.kind])}</span>
              </span>
              <span className="q-row">
                {field.required && <Tag tone="ochre">{t(memberTexts.required)}</Tag>}
                {field.askedAtSignUp && <Tag tone="green">{t(memberTexts.asked)}</Tag>}
                <Tag>{t(seenByTexts[field.seenBy ?? 'self'])}</Tag>
                {edit && (
                  <Menu
                    label={`${t(memberTexts.edit)} ${nameOf(field)}`}
                    items={[
                      { label: t(memberTexts.edit), onChoose: () => setOpen(field) },
                      { label: t(memberTexts.drop), grave: true, onChoose: () => setDropping(field) },
                    ]}
                  />
                )}
              </span>
            </div>
          )}
        />
      )}
      <FormModal
        open={open !== null}
        title={open === 'new' || !open ? t(memberTexts.addField) : nameOf(open)}
        onClose={() => setOpen(null)}
      >
        <FieldForm field={open === 'new' ? null : open} onDone={() => setOpen(null)} />
      </FormModal>
      <Confirm
        open={dropping !== null}
        onClose={() => setDropping(null)}
        title={dropping ? t(memberTexts.dropField, { name: nameOf(dropping) }) : ''}
        verb={t(memberTexts.drop)}
        busy={drop.busy}
        onConfirm={() => dropping && void drop.run({ params: { key: dropping.key } })}
      >
        <p>{t(memberTexts.dropFieldHint)}</p>
        <ErrorNote error={drop.error} small />
      </Confirm>
    </Page>
  )
}
