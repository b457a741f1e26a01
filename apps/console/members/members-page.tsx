// The directory: everyone, narrowed by what one looks for, and what can be done with those one chooses.
import '../shell/room.css'
import { Button as AntButton, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { AddMember } from './add-member.tsx'
import { ChosenBar } from './chosen-bar.tsx'
import { useMemberColumns } from './columns.tsx'
import { type Filter, filterOf, filterText, isEmptyFilter } from './filter.ts'
import { FilterBar } from './filter-bar.tsx'
import { memberTexts } from './texts.ts'
import { sortTexts } from './words.ts'

type Sort = keyof typeof sortTexts
const isSort = (word: string | null): word is Sort => word !== null && Object.hasOwn(sortTexts, word)

export function MembersPage() {
  const t = useT()
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const filter = useMemo(() => filterOf(search.get('filter')), [search])
  const given = search.get('sort')
  const sort: Sort = isSort(given) ? given : 'joined'
  const [chosen, setChosen] = useState<string[]>([])
  const [adding, setAdding] = useState(false)
  const pages = usePages(api.members.list, { query: { filter: filterText(filter), sort, limit: 50 } } as never)
  const { columns, shown, choose, all } = useMemberColumns()
  const go = (next: Filter, order: Sort = sort) => {
    setChosen([])
    const words: Record<string, string> = {}
    if (!isEmptyFilter(next)) words['filter'] = filterText(next)
    if (order !== 'joined') words['sort'] = order
    setSearch(words)
  }
  const total = (pages.whole as { total?: number | null } | undefined)?.total ?? undefined
  return (
    <Page
      title={t(memberTexts.members)}
      lead={t(memberTexts.lead)}
      actions={
        <>
          {may('members.import') && <Link href="/imports">{t(memberTexts.bring)}</Link>}
          {may('members.edit') && (
            <AntButton type="primary" onClick={() => setAdding(true)}>
              {t(memberTexts.add)}
            </AntButton>
          )}
        </>
      }
    >
      <FilterBar filter={filter} onFilter={go} total={total} />
      <div className="c-tools">
        <Select<Sort>
          aria-label={t(memberTexts.order)}
          value={sort}
          onChange={order => go(filter, order)}
          options={(Object.keys(sortTexts) as Sort[]).map(value => ({ value, label: t(sortTexts[value]) }))}
        />
        <Select<string[]>
          aria-label={t(memberTexts.columns)}
          mode="multiple"
          value={shown}
          onChange={choose}
          options={all}
          maxTagCount={0}
          maxTagPlaceholder={t(memberTexts.columns)}
          placeholder={t(memberTexts.columns)}
          showSearch={false}
        />
      </div>
      <DataTable
        pages={pages}
        columns={columns as never}
        keyOf={(member: { memberId: string }) => member.memberId}
        label={t(memberTexts.members)}
        total={total}
        minWidth={720}
        {...(may('members.edit') && { selected: chosen, onSelect: setChosen })}
        empty={
          isEmptyFilter(filter) ? (
            <Empty title={t(memberTexts.none)} action={<Link href="/imports">{t(memberTexts.bring)}</Link>}>
              {t(memberTexts.noneHint)}
            </Empty>
          ) : (
            <Empty
              scene="trail"
              title={t(memberTexts.nothing)}
              action={<AntButton onClick={() => go({})}>{t(memberTexts.clearFilters)}</AntButton>}
            >
              {t(memberTexts.nothingHint)}
            </Empty>
          )
        }
      />
      <ChosenBar chosen={chosen} members={pages.items as never} onGone={() => setChosen([])} />
      <AddMember open={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
