// What one looks for: words, stage, tags, a saved segment; the rarer conditions behind a button.
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { number, useT } from '#ui/i18n.ts'
import { SearchBox } from '#ui/kit/search.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { membersForms } from '../forms/members.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import { describeFilter } from './describe.ts'
import { type Filter, filterText, isEmptyFilter, tidyFilter } from './filter.ts'
import { FilterDrawer } from './filter-drawer.tsx'
import { useKnown } from './known.ts'
import { memberTexts } from './texts.ts'
import { stageTexts } from './words.ts'

export interface FilterBarProps {
  filter: Filter
  onFilter: (filter: Filter) => void
  total: number | undefined
}

export function FilterBar({ filter, onFilter, total }: FilterBarProps) {
  const t = useT()
  const may = useMay()
  const { tagList, known } = useKnown()
  const segments = useRead(api.members.segments, {}, { staleMs: 60_000 })
  const [more, setMore] = useState(false)
  const [keeping, setKeeping] = useState(false)
  const same = segments.data?.find(one => filterText(one.filter as Filter) === filterText(filter))
  return (
    <>
      <div className="c-tools">
        <SearchBox
          key={filter.text ?? ''}
          value={filter.text ?? ''}
          placeholder={t(memberTexts.search)}
          onSearch={text => onFilter({ ...filter, text })}
        />
        <Select
          aria-label={t(memberTexts.segment)}
          value={same?.id ?? ''}
          onChange={id => onFilter((segments.data?.find(one => one.id === id)?.filter as Filter) ?? {})}
          options={[
            { value: '', label: isEmptyFilter(filter) ? t(memberTexts.everyone) : t(memberTexts.segment) },
            ...(segments.data ?? []).map(one => ({ value: one.id, label: `${one.name} · ${number(one.count)}` })),
          ]}
        />
        <Select
          aria-label={t(memberTexts.stage)}
          mode="multiple"
          placeholder={t(memberTexts.stage)}
          value={filter.stages ?? []}
          onChange={stages => onFilter({ ...filter, stages })}
          options={Object.entries(stageTexts).map(([value, text]) => ({
            value: value as keyof typeof stageTexts,
            label: t(text),
          }))}
          showSearch={false}
        />
        <Select
          aria-label={t(memberTexts.tags)}
          mode="multiple"
          placeholder={t(memberTexts.tags)}
          value={filter.tagsAny ?? []}
          onChange={tagsAny => onFilter({ ...filter, tagsAny })}
          options={tagList.map(tag => ({ value: tag.id, label: tag.name }))}
          optionFilterProp="label"
        />
        <Button onClick={() => setMore(true)}>{t(memberTexts.moreFilters)}</Button>
      </div>
      {!isEmptyFilter(filter) && (
        <div className="c-tools">
          <span className="c-tools-words">
            {describeFilter(filter, known)}
            {total !== undefined && ` · ${t(memberTexts.fits, { count: number(total) })}`}
          </span>
          <Button onClick={() => onFilter({})}>{t(memberTexts.clearFilters)}</Button>
          {may('members.edit') && !same && <Button onClick={() => setKeeping(true)}>{t(memberTexts.keepSegment)}</Button>}
        </div>
      )}
      <FilterDrawer open={more} filter={filter} onClose={() => setMore(false)} onFilter={onFilter} />
      <KeepSegment open={keeping} filter={filter} onClose={() => setKeeping(false)} />
    </>
  )
}

function KeepSegment({ open, filter, onClose }: { open: boolean; filter: Filter; onClose: () => void }) {
  const t = useT()
  const { known } = useKnown()
  const keep = useAction(api.members.addSegment, {
    refreshes: ['members.segments'],
    onDone: ({ name }) => {
      toast(memberTexts.segmentKept, { name })
      onClose()
    },
  })
  return (
    <FormModal open={open} title={t(memberTexts.keepSegment)} onClose={onClose}>
      <p className="q-quiet">{describeFilter(filter, known)}</p>
      <SchemaForm
        schema={membersForms.addSegment}
        only={['name']}
        verb={t(memberTexts.keepSegment)}
        busy={keep.busy}
        error={keep.error}
        onSend={({ name }: { name: string }) => keep.run({ body: { name, filter: tidyFilter(filter) } })}
      />
    </FormModal>
  )
}
