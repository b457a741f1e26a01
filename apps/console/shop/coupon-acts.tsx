// What can be done with a batch of coupons: rewrite the draft, announce, enlarge, take back.
import { Form } from 'antd'
import { useMemo, useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { SureButton } from '../shell/sure-button.tsx'
import { batchControls, batchFields, batchSchema } from './coupon-form.tsx'
import type { Batch } from './coupon-page.tsx'
import { couponTexts } from './coupon-texts.ts'

export function BatchActs({ batch }: { batch: Batch }) {
  const t = useT()
  const [asking, setAsking] = useState<'edit' | 'more' | null>(null)
  const params = { batchId: batch.id }
  const close = () => setAsking(null)
  const unused = batch.held + batch.reserved
  if (batch.state === 'withdrawn') return null
  if (batch.state === 'draft')
    return (
      <>
        <Button onClick={() => setAsking('edit')}>{t(couponTexts.edit)}</Button>
        <SureButton
          verb={t(couponTexts.open)}
          kind="primary"
          sureKind="primary"
          act={() => api.shop.openBatch({ params })}
          refreshes={['shop']}
          done={couponTexts.opened}
        >
          <p>{t(couponTexts.openHint)}</p>
        </SureButton>
        {asking === 'edit' && <EditBatch batch={batch} onClose={close} />}
      </>
    )
  return (
    <>
      <Button onClick={() => setAsking('more')}>{t(couponTexts.enlarge)}</Button>
      <SureButton
        verb={t(couponTexts.withdraw)}
        act={() => api.shop.withdrawBatch({ params })}
        refreshes={['shop']}
        done={couponTexts.withdrawn}
      >
        <p>{t(couponTexts.withdrawHint, { count: number(unused) })}</p>
      </SureButton>
      <ActForm
        open={asking === 'more'}
        onClose={close}
        title={t(couponTexts.enlarge)}
        schema={shopForms.enlargeBatch}
        verb={t(couponTexts.enlarge)}
        act={body => api.shop.enlargeBatch({ params, body })}
        refreshes={['shop']}
        done={couponTexts.enlarged}
      />
    </>
  )
}

function EditBatch({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const t = useT()
  const schema = useMemo(() => batchSchema(batch.currency), [batch.currency])
  const [form] = Form.useForm()
  const way = (Form.useWatch('way', form) as string | undefined) ?? batch.way
  return (
    <ActForm
      open
      wide
      onClose={onClose}
      title={t(couponTexts.edit)}
      form={form}
      schema={schema}
      only={batchFields(batch.kind, way)}
      value={{ ...batch }}
      replace={batchControls}
      verb={t(couponTexts.save)}
      act={body => api.shop.changeBatch({ params: { batchId: batch.id }, body: { ...body, kind: batch.kind } })}
      refreshes={['shop']}
      done={couponTexts.saved}
    />
  )
}
