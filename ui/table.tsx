// A table over a paged endpoint: its states, its selection, and the next page at its foot. For the console.
import './table.css'
import { Button, Table, type TableProps } from 'antd'
import { useEffect, useRef } from 'react'
import type { Pages } from './data.ts'
import { number, useT } from './i18n.ts'
import { ErrorNote, Skeleton } from './kit/states.tsx'
import { kitTexts } from './kit/texts.ts'

export interface DataTableProps<T extends object> {
  pages: Pick<Pages<T>, 'items' | 'loading' | 'error' | 'reload' | 'asking' | 'end' | 'more' | 'moreAsking' | 'moreError'>
  columns: NonNullable<TableProps<T>['columns']>
  keyOf: (item: T) => string
  empty: React.ReactNode
  /** What the table is, for those who hear it. */
  label: string
  /** Of all pages, where the endpoint tells. */
  total?: number
  selected?: readonly string[]
  onSelect?: (keys: string[]) => void
  /** Narrower than this the table scrolls in itself. */
  minWidth?: number
}

export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { pages, columns, keyOf, empty, label, total, selected, onSelect, minWidth = 560 } = props
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Ant Design measures with a hidden row that holds real checkboxes; nobody should land on them.
    for (const row of box.current?.querySelectorAll<HTMLElement>('.ant-table-measure-row') ?? []) row.inert = true
    box.current?.querySelector('table')?.setAttribute('aria-label', label)
  })
  if (pages.loading) return <Skeleton count={6} kind="text" />
  if (pages.items.length === 0 && pages.error) return <ErrorNote error={pages.error} onRetry={pages.reload} />
  if (pages.items.length === 0) return empty
  return (
    <div className="c-table" ref={box}>
      <ErrorNote error={pages.error} onRetry={pages.reload} small />
      <Table<T>
        size="middle"
        rowKey={keyOf}
        columns={columns}
        dataSource={pages.items as T[]}
        pagination={false}
        scroll={{ x: minWidth }}
        {...(onSelect && {
          rowSelection: { selectedRowKeys: [...(selected ?? [])], onChange: keys => onSelect(keys.map(String)) },
        })}
      />
      <ErrorNote error={pages.moreError} onRetry={pages.more} small />
      <div className="c-table-foot">
        <span className="q-quiet">
          {t(pages.end ? kitTexts.all : total === undefined ? kitTexts.shown : kitTexts.shownOf, {
            count: number(pages.items.length),
            total: number(total ?? 0),
          })}
        </span>
        {!pages.end && (
          <Button loading={pages.moreAsking} onClick={() => void pages.more()}>
            {t(kitTexts.loadMore)}
          </Button>
        )}
      </div>
    </div>
  )
}
