// The rarer conditions, with the count of those who fit while one chooses.
import { Button, DatePicker, Drawer, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useId, useState } from 'react'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { FieldWishes } from './field-wishes.tsx'
import { type Filter, filterText } from './filter.ts'
import { useKnown } from './known.ts'
import { memberTexts } from './texts.ts'
import { consentTexts, stateTexts } from './words.ts'

export interface FilterDrawerProps {
  open: boolean
  filter: Filter
  onClose: () => void
  onFilter: (filter: Filter) => void
}

const Line = ({ label, children }: { label: string; children: (id: string) => React.ReactNode }) => {
  const id = useId()
  return (
    <div className="q-field">
      <label className="q-field-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}

export function FilterDrawer({ open, filter, onClose, onFilter }: FilterDrawerProps) {
  const t = useT()
  const [draft, setDraft] = useState(filter)
  const { tagList } = useKnown()
  useEffect(() => {
    if (open) setDraft(filter)
  }, [open, filter])
  const preview = useRead(api.members.previewSegment, open ? ({ query: { filter: filterText(draft) } } as never) : null)
  const set = (change: Partial<Filter>) => setDraft(now => ({ ...now, ...change }))
  const tagOptions = tagList.map(tag => ({ value: tag.id, label: tag.name }))
  const show = () => {
    onFilter(draft)
    onClose()
  }
  return (
    <Drawer open={open} onClose={onClose} title={t(memberTexts.moreFilters)} size={360} destroyOnHidden>
      <div className="q-stack">
        <Line label={t(memberTexts.state)}>
          {id => (
            <Select
              id={id}
              mode="multiple"
              value={draft.states ?? []}
              placeholder={t(stateTexts.present)}
              onChange={states => set({ states })}
              options={Object.entries(stateTexts).map(([value, text]) => ({
                value: value as keyof typeof stateTexts,
                label: t(text),
              }))}
            />
          )}
        </Line>
        <Line label={t(memberTexts.tagsAll)}>
          {id => (
            <Select
              id={id}
              mode="multiple"
              value={draft.tagsAll ?? []}
              onChange={tagsAll => set({ tagsAll })}
              options={tagOptions}
              optionFilterProp="label"
            />
          )}
        </Line>
        <Line label={t(memberTexts.tagsWithout)}>
          {id => (
            <Select
              id={id}
              mode="multiple"
              value={draft.tagsNone ?? []}
              onChange={tagsNone => set({ tagsNone })}
              options={tagOptions}
              optionFilterProp="label"
            />
          )}
        </Line>
        <Line label={t(memberTexts.joinedFrom)}>
          {id => (
            <DatePicker.RangePicker
              id={id}
              allowEmpty
              value={[draft.joinedFrom ? dayjs(draft.joinedFrom) : null, draft.joinedTo ? dayjs(draft.joinedTo) : null]}
              onChange={range =>
                set({
                  joinedFrom: range?.[0]?.startOf('day').toISOString(),
                  joinedTo: range?.[1]?.endOf('day').toISOString(),
                } as Partial<Filter>)
              }
            />
          )}
        </Line>
        <Line label={t(memberTexts.silentDays)}>
          {id => (
            <InputNumber
              id={id}
              className="c-number"
              min={1}
              max={3650}
              precision={0}
              suffix={t(memberTexts.days)}
              value={draft.silentDays ?? null}
              onChange={days => set({ silentDays: days ?? undefined } as Partial<Filter>)}
            />
          )}
        </Line>
        <Line label={t(memberTexts.consent)}>
          {id => (
            <Select
              id={id}
              allowClear
              value={draft.consent}
              onChange={consent => set({ consent } as Partial<Filter>)}
              options={Object.entries(consentTexts).map(([value, text]) => ({
                value: value as keyof typeof consentTexts,
                label: t(text),
              }))}
            />
          )}
        </Line>
        <Line label={t(memberTexts.sources)}>
          {id => (
            <Select
              id={id}
              mode="tags"
              open={false}
              suffixIcon={null}
              value={draft.sources ?? []}
              onChange={sources => set({ sources })}
            />
          )}
        </Line>
        <FieldWishes wishes={draft.fields ?? []} onWishes={fields => set({ fields })} />
        <div className="q-row q-row-apart">
          <span aria-live="polite">{preview.data && t(memberTexts.fits, { count: number(preview.data.count) })}</span>
          <Button type="primary" onClick={show}>
            {t(memberTexts.apply)}
          </Button>
        </div>
      </div>
    </Drawer>
  )
}
