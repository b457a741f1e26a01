// What each column of the file means: a guess, a sample, and a choice.
import { Input, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { DataTable } from '#ui/table.tsx'
import { wholePages } from '../shell/whole.ts'
import type { Import } from './import-page.tsx'
import type { Plan } from './import-plan.tsx'
import { importTexts, targetTexts } from './import-texts.ts'
import { useKnown } from './known.ts'

type Column = Plan['columns'][number]
type Target = keyof typeof targetTexts
interface Line {
  at: number
  header: string
  samples: readonly string[]
  column: Column
}

export interface ImportColumnsProps {
  sheet: NonNullable<Import['sheet']>
  columns: readonly Column[]
  onColumns: (columns: Column[]) => void
}

/** A key for a field that is yet to be made; what no letters are left of becomes a number. */
const keyOfTitle = (title: string, at: number): string => {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
  return plain || `column_${at + 1}`
}

export function ImportColumns({ sheet, columns, onColumns }: ImportColumnsProps) {
  const t = useT()
  const { fieldList, known } = useKnown()
  const lines: Line[] = sheet.headers.map((header, at) => ({
    at,
    header: header || `#${at + 1}`,
    samples: sheet.samples[at] ?? [],
    column: columns[at] ?? { to: 'ignore' },
  }))
  const put = (at: number, column: Column) => onColumns(lines.map(line => (line.at === at ? column : line.column)))
  const options = [
    ...(Object.keys(targetTexts) as Target[])
      .filter(to => to !== 'field')
      .map(to => ({ value: to as string, label: t(targetTexts[to]) })),
    ...fieldList.map(field => ({ value: `field:${field.key}`, label: known.fields.get(field.key) ?? field.key })),
  ]
  const choose = ({ at, header }: Line, value: string) => {
    if (value.startsWith('field:')) return put(at, { to: 'field', key: value.slice(6), why: '' })
    if (value === 'new-field')
      return put(at, { to: 'new-field', key: keyOfTitle(header, at), title: header.slice(0, 30), kind: 'text', why: '' })
    return put(at, { to: value as Target, why: '' })
  }
  return (
    <DataTable<Line>
      pages={wholePages({ data: lines, error: undefined, loading: false, asking: false, reload: async () => {} })}
      keyOf={line => String(line.at)}
      label={t(importTexts.columns)}
      minWidth={560}
      empty={null}
      columns={[
        { key: 'header', title: t(importTexts.column), width: 170, render: (_none, { header }) => <b>{header}</b> },
        {
          key: 'means',
          title: t(importTexts.means),
          width: 230,
          render: (_none, line) => (
            <span className="q-stack">
              <Select
                aria-label={t(importTexts.which, { column: line.header })}
                value={line.column.to === 'field' ? `field:${line.column.key}` : line.column.to}
                showSearch
                optionFilterProp="label"
                options={options}
                onChange={value => choose(line, value)}
              />
              {line.column.to === 'new-field' && (
                <Input
                  aria-label={t(importTexts.fieldName)}
                  maxLength={30}
                  value={line.column.title ?? ''}
                  onChange={event => put(line.at, { ...line.column, title: event.target.value })}
                />
              )}
            </span>
          ),
        },
        {
          key: 'samples',
          title: t(importTexts.samples),
          ellipsis: true,
          render: (_none, { samples }) => <span className="q-quiet">{samples.slice(0, 3).join(' · ')}</span>,
        },
      ]}
    />
  )
}
