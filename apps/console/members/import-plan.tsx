// How the file is read and what its columns mean. Guessed by the server, changed here, looked at again.
import { Button as AntButton, Input, Select } from 'antd'
import { useState } from 'react'
import type { Send } from '#kernel/contract.ts'
import type { Text } from '#kernel/i18n.ts'
import { useAction } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Field } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { ImportColumns } from './import-columns.tsx'
import type { Import } from './import-page.tsx'
import { encodingTitles, existingTexts, importTexts, onBadTexts } from './import-texts.ts'
import { stageTexts } from './words.ts'

export type Plan = Send<Rooms['members']['planImport']>['body']
type Reading = Plan['reading']
const countries: Record<NonNullable<Reading['country']>, Text> = {
  CN: { zh: '中国大陆', en: 'China' },
  HK: { zh: '香港', en: 'Hong Kong' },
  MO: { zh: '澳门', en: 'Macao' },
  TW: { zh: '台湾', en: 'Taiwan' },
  SG: { zh: '新加坡', en: 'Singapore' },
  MY: { zh: '马来西亚', en: 'Malaysia' },
  JP: { zh: '日本', en: 'Japan' },
  KR: { zh: '韩国', en: 'Korea' },
  US: { zh: '美国', en: 'United States' },
  CA: { zh: '加拿大', en: 'Canada' },
  GB: { zh: '英国', en: 'United Kingdom' },
  AU: { zh: '澳大利亚', en: 'Australia' },
}
const byItself = { zh: '自动判断', en: 'By itself' }
const words = {
  encoding: { zh: '文字编码', en: 'Encoding' },
  sheet: { zh: '工作表', en: 'Sheet' },
  headers: { zh: '第一行', en: 'The first row' },
  headersYes: { zh: '是列名', en: 'names the columns' },
  headersNo: { zh: '已经是人', en: 'is a person already' },
  country: { zh: '没写区号的手机号属于', en: 'Phone numbers without a code are of' },
  dates: { zh: '日期写法', en: 'Order of dates' },
  dayFirst: { zh: '日/月/年', en: 'day/month/year' },
  monthFirst: { zh: '月/日/年', en: 'month/day/year' },
  existing: { zh: '已经在的成员', en: 'Members already here' },
  onBad: { zh: '有问题的行', en: 'Rows with a problem' },
  stage: { zh: '新成员的阶段', en: 'Stage of new members' },
  tags: { zh: '给所有人贴标签', en: 'Tags for everyone' },
}

interface PickProps<V extends string> {
  label: string
  value: V | null | undefined
  options: readonly { value: V; label: string }[]
  onPick: (value: V | null) => void
  clearable?: boolean
}
function Pick<V extends string>({ label, value, options, onPick, clearable }: PickProps<V>) {
  const t = useT()
  return (
    <Field label={label}>
      {({ id }) => (
        <Select<V>
          id={id}
          value={value ?? (undefined as never)}
          allowClear={clearable === true}
          placeholder={t(byItself)}
          options={[...options]}
          onChange={next => onPick(next ?? null)}
        />
      )}
    </Field>
  )
}

export function ImportPlanForm({ data }: { data: Import }) {
  const t = useT()
  const [plan, setPlan] = useState<Plan>(data.plan as Plan)
  const save = useAction(api.members.planImport, { refreshes: ['members.import'] })
  const changed = JSON.stringify(plan) !== JSON.stringify(data.plan)
  const set = (change: Partial<Plan>) => setPlan(now => ({ ...now, ...change }))
  const read = (change: Partial<Reading>) => set({ reading: { ...plan.reading, ...change } })
  const of = <V extends string>(texts: Record<V, Text>) =>
    (Object.keys(texts) as V[]).map(value => ({ value, label: t(texts[value]) }))
  const sheet = data.sheet!
  return (
    <>
      <Block title={t(importTexts.columns)}>
        <p className="q-quiet">
          {sheet.knownAs && `${t(importTexts.knownAs, { system: sheet.knownAs })} `}
          {t(importTexts.columnsHint)}
        </p>
        <ImportColumns sheet={sheet} columns={plan.columns} onColumns={columns => set({ columns })} />
      </Block>
      <Block title={t(importTexts.rules)}>
        <div className="c-plan-rules">
          <Pick
            label={t(words.existing)}
            value={plan.existing}
            options={of(existingTexts)}
            onPick={existing => existing && set({ existing })}
          />
          <Pick label={t(words.onBad)} value={plan.onBad} options={of(onBadTexts)} onPick={onBad => onBad && set({ onBad })} />
          <Pick label={t(words.stage)} value={plan.stage} options={of(stageTexts)} onPick={stage => stage && set({ stage })} />
          <Field label={t(words.tags)} optional>
            {({ id }) => (
              <Select
                id={id}
                mode="tags"
                open={false}
                suffixIcon={null}
                value={plan.tags ?? []}
                onChange={tags => set({ tags })}
                tokenSeparators={[',', '，', '、']}
              />
            )}
          </Field>
          {plan.columns.some(column => column.to === 'external') && (
            <Field label={t(importTexts.system)}>
              {({ id }) => (
                <Input id={id} maxLength={30} value={plan.system} onChange={event => set({ system: event.target.value })} />
              )}
            </Field>
          )}
        </div>
      </Block>
      <Block title={t(importTexts.reading)}>
        <p className="q-quiet">
          {t(importTexts.readAs, {
            kind: sheet.kind.toUpperCase(),
            encoding: encodingTitles[sheet.encoding],
            line: number(sheet.headerLine),
          })}
        </p>
        {sheet.remarks.map(remark => (
          <p key={remark.code + remark.column + remark.got}>{remark.text}</p>
        ))}
        <div className="c-plan-rules">
          {sheet.kind === 'csv' && (
            <Pick
              label={t(words.encoding)}
              clearable
              value={plan.reading.encoding}
              options={(Object.keys(encodingTitles) as (keyof typeof encodingTitles)[]).map(value => ({
                value,
                label: encodingTitles[value],
              }))}
              onPick={encoding => read({ encoding })}
            />
          )}
          {sheet.sheetNames.length > 1 && (
            <Pick
              label={t(words.sheet)}
              clearable
              value={plan.reading.sheet}
              options={sheet.sheetNames.map(value => ({ value, label: value }))}
              onPick={name => read({ sheet: name })}
            />
          )}
          <Pick
            label={t(words.headers)}
            clearable
            value={
              plan.reading.headers === null || plan.reading.headers === undefined ? null : plan.reading.headers ? 'yes' : 'no'
            }
            options={[
              { value: 'yes', label: t(words.headersYes) },
              { value: 'no', label: t(words.headersNo) },
            ]}
            onPick={answer => read({ headers: answer === null ? null : answer === 'yes' })}
          />
          <Pick
            label={t(words.dates)}
            clearable
            value={plan.reading.dateOrder}
            options={[
              { value: 'day-first', label: t(words.dayFirst) },
              { value: 'month-first', label: t(words.monthFirst) },
            ]}
            onPick={dateOrder => read({ dateOrder })}
          />
          <Pick
            label={t(words.country)}
            value={plan.reading.country}
            options={of(countries)}
            onPick={country => country && read({ country })}
          />
        </div>
      </Block>
      <ErrorNote error={save.error} />
      {changed && (
        <div className="c-chosen">
          <span className="q-grow">{t(importTexts.stale)}</span>
          <AntButton
            type="primary"
            loading={save.busy}
            onClick={() => void save.run({ params: { importId: data.importId }, body: plan })}
          >
            {t(importTexts.again)}
          </AntButton>
        </div>
      )}
    </>
  )
}
