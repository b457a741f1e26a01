// What the file would do: the sums, the problems by kind with their lines, and the first rows as they would become.
import type { Answer } from '#kernel/contract.ts'
import { number, useT } from '#ui/i18n.ts'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import type { Rooms } from '../routes.gen.ts'
import { Block, Figure } from '../shell/block.tsx'
import { wholePages } from '../shell/whole.ts'
import { importTexts, outcomeTexts, outcomeTone } from './import-texts.ts'
import { stageTexts } from './words.ts'

type Preview = NonNullable<Answer<Rooms['members']['import']>['preview']>
type Row = Preview['first'][number]

export function ImportPreview({ preview }: { preview: Preview }) {
  const t = useT()
  const sums = ['created', 'changed', 'unchanged', 'merged', 'rejected'] as const
  return (
    <>
      <Block title={t(importTexts.preview)}>
        <p>
          {t(importTexts.sum, {
            rows: number(preview.rows),
            accepted: number(preview.accepted),
            rejected: number(preview.rejected),
          })}
        </p>
        <div className="c-figures">
          {sums.map(key => (
            <Figure key={key} value={number(preview[key])} label={t(outcomeTexts[key])} />
          ))}
        </div>
        {preview.newTags.length > 0 && (
          <p className="q-quiet">{t(importTexts.newTags, { tags: preview.newTags.join(t({ zh: '、', en: ', ' })) })}</p>
        )}
      </Block>
      <Block title={t(importTexts.problems)}>
        {preview.problems.length === 0 && <p className="q-quiet">{t(importTexts.problemsNone)}</p>}
        <ul>
          {preview.problems.map(problem => (
            <li key={problem.code + problem.column + problem.found} className="c-problem">
              <span className="q-row">
                <Tag tone={problem.weight === 'reject' ? 'cinnabar' : 'plain'}>
                  {t(problem.weight === 'reject' ? importTexts.rejects : importTexts.notes)}
                </Tag>
                <b>{problem.what}</b>
                {problem.column && <Tag>{problem.column}</Tag>}
                <span className="q-quiet">
                  {t(importTexts.problemRows, { count: number(problem.rows), line: number(problem.firstLine) })}
                </span>
              </span>
              <span className="q-quiet">{problem.todo}</span>
            </li>
          ))}
        </ul>
      </Block>
    </>
  )
}

export function FirstRows({ preview: { first: rows } }: { preview: Preview }) {
  const t = useT()
  const stageOf = (stage: string) => (Object.hasOwn(stageTexts, stage) ? t(stageTexts[stage as keyof typeof stageTexts]) : stage)
  return (
    <Block title={t(importTexts.first)}>
      <DataTable<Row>
        pages={wholePages({ data: rows, error: undefined, loading: false, asking: false, reload: async () => {} })}
        keyOf={row => String(row.line)}
        label={t(importTexts.first)}
        minWidth={680}
        empty={null}
        columns={[
          { key: 'line', title: t(importTexts.lineShort), width: 70, align: 'right', render: (_none, row) => number(row.line) },
          {
            key: 'outcome',
            title: t(importTexts.result),
            width: 120,
            render: (_none, row) => <Tag tone={outcomeTone[row.outcome]}>{t(outcomeTexts[row.outcome])}</Tag>,
          },
          { key: 'name', title: t({ zh: '姓名', en: 'Name' }), render: (_none, row) => row.name || '–' },
          {
            key: 'identities',
            title: t({ zh: '联系方式', en: 'Addresses' }),
            render: (_none, row) =>
              row.identities.map(one => (
                <div key={one} className="c-mono">
                  {one}
                </div>
              )),
          },
          {
            key: 'rest',
            title: '',
            render: (_none, row) => (
              <>
                <span className="q-row">
                  {row.stage && <Tag>{stageOf(row.stage)}</Tag>}
                  {row.tags.map(tag => (
                    <Tag key={tag}>{tag}</Tag>
                  ))}
                  {row.values.map(one => (
                    <span key={one.key} className="q-quiet">
                      {one.value}
                    </span>
                  ))}
                  {row.sameAsLine !== null && (
                    <span className="q-quiet">{t(importTexts.sameAs, { line: number(row.sameAsLine) })}</span>
                  )}
                </span>
                {row.problems.map(problem => (
                  <div key={problem.code + problem.column} className="q-quiet">
                    {problem.what}
                  </div>
                ))}
              </>
            ),
          },
        ]}
      />
    </Block>
  )
}
