// What postage costs, and the receipts of a month for the books.
import '../shell/room.css'
import { Button as AntButton, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { Field } from '#ui/kit/field.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { Block } from '../shell/block.tsx'
import { keepFile } from '../shell/keep-file.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { DispatchNav } from './dispatch-nav.tsx'
import { dispatchTexts } from './dispatch-texts.ts'
import { priced } from './priced.ts'
import { useCurrency } from './sum.tsx'

export function ShopSettingsPage() {
  const t = useT()
  const may = useMay()
  return (
    <Page title={t(dispatchTexts.settings)} lead={t(dispatchTexts.postageHint)}>
      <DispatchNav />
      <div className="c-split">
        <div>
          <PostageBlock />
        </div>
        {may('payments.read') && (
          <aside>
            <ReceiptsBlock />
          </aside>
        )}
      </div>
    </Page>
  )
}

const labels = { 'regions.prefix.hint': dispatchTexts.regionPrefix }

function PostageBlock() {
  const t = useT()
  const may = useMay()('shop.edit')
  const currency = useCurrency()
  const read = useRead(api.shop.postage, {})
  const save = useAction(api.shop.setPostage, { refreshes: ['shop.postage'], onDone: () => toast(dispatchTexts.saved) })
  return (
    <Block title={t(dispatchTexts.postage)}>
      {!read.data ? (
        read.error ? (
          <ErrorNote error={read.error} onRetry={read.reload} />
        ) : (
          <Skeleton kind="text" />
        )
      ) : (
        <SchemaForm
          schema={priced(shopForms.setPostage, currency)}
          texts={labels}
          value={read.data}
          verb={t(dispatchTexts.save)}
          busy={save.busy || !may}
          error={save.error}
          onSend={body => save.run({ body })}
        />
      )}
    </Block>
  )
}

function ReceiptsBlock() {
  const t = useT()
  const [month, setMonth] = useState(() => dayjs().format('YYYY-MM'))
  const keep = useAction(
    (format: 'csv' | 'xlsx') => {
      const wish = { month, format }
      return keepFile(api.shop.exportReceipts.address({ body: wish }), wish, `receipts-${month}.${format}`)
    },
    { onDone: () => toast(dispatchTexts.kept2) },
  )
  return (
    <Block title={t(dispatchTexts.receipts)}>
      <p className="q-quiet">{t(dispatchTexts.receiptsHint)}</p>
      <Field label={t(dispatchTexts.month)}>
        {({ id }) => (
          <DatePicker
            id={id}
            picker="month"
            allowClear={false}
            value={dayjs(`${month}-01`)}
            onChange={next => next && setMonth(next.format('YYYY-MM'))}
          />
        )}
      </Field>
      <ErrorNote error={keep.error} small />
      <div className="q-row">
        <AntButton loading={keep.busy} onClick={() => void keep.run('xlsx')}>
          {t(dispatchTexts.xlsx)}
        </AntButton>
        <AntButton disabled={keep.busy} onClick={() => void keep.run('csv')}>
          {t(dispatchTexts.csv)}
        </AntButton>
      </div>
    </Block>
  )
}
