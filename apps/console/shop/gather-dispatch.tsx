// What goes on a dispatch list: by product, offer and time of payment; counted before it is made.
import { DatePicker, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useEffect, useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check, Field } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { ChooseProduct } from './choose-variant.tsx'
import { dispatchTexts } from './dispatch-texts.ts'

const paid = { zh: '付款时间', en: 'Paid between' }

export function GatherDispatch() {
  const t = useT()
  const [productId, setProduct] = useState<string | null>(null)
  const [offerId, setOffer] = useState<string | null>(null)
  const [span, setSpan] = useState<[Dayjs | null, Dayjs | null]>([null, null])
  const [pack, setPack] = useState(false)
  const filter = {
    productId,
    offerId,
    paidFrom: span[0]?.toISOString() ?? null,
    paidUntil: span[1]?.toISOString() ?? null,
  }
  const gather = useAction(() => api.shop.gatherDispatch({ body: { ...filter, pack } }), {
    refreshes: ['shop'],
    onDone: made => toast(dispatchTexts.gathered, { count: number(made.parcels) }),
  })
  const parcels = useCount(filter, gather.busy)
  return (
    <Block title={t(dispatchTexts.gather)}>
      <div className="c-gather">
        <Field label={t(dispatchTexts.product)}>
          {({ id }) => <ChooseProduct id={id} value={productId} onChange={next => setProduct(next ?? null)} />}
        </Field>
        <Field label={t(dispatchTexts.offer)}>{({ id }) => <ChooseOffer id={id} value={offerId} onChange={setOffer} />}</Field>
        <Field label={t(paid)}>
          {({ id }) => (
            <DatePicker.RangePicker
              id={{ start: id }}
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              allowEmpty={[true, true]}
              onChange={next => setSpan(next ? [next[0], next[1]] : [null, null])}
            />
          )}
        </Field>
      </div>
      <Check checked={pack} onChange={setPack}>
        {t(dispatchTexts.pack)}
      </Check>
      <ErrorNote error={gather.error} small />
      <div className="q-row">
        <Button kind="primary" busy={gather.busy} disabled={parcels === 0} onClick={() => void gather.run()}>
          {t(dispatchTexts.gatherIt)}
        </Button>
        <p role="status">
          {parcels === 0
            ? t(dispatchTexts.nothing)
            : parcels !== undefined && t(dispatchTexts.waiting, { count: number(parcels) })}
        </p>
      </div>
    </Block>
  )
}

type Filter = Parameters<typeof api.shop.countDispatch>[0]['body']

/** How many would be on it now; asked again when the wish changes and when a list was made. */
function useCount(filter: Filter, busy: boolean): number | undefined {
  const [parcels, setParcels] = useState<number | undefined>(undefined)
  const count = useAction((wish: Filter) => api.shop.countDispatch({ body: wish }), {
    onDone: found => setParcels(found.parcels),
  })
  const wish = JSON.stringify(filter)
  const { run } = count
  useEffect(() => {
    if (!busy) void run(JSON.parse(wish) as Filter)
  }, [wish, busy, run])
  return parcels
}

interface ChooseOfferProps {
  id: string
  value: string | null
  onChange: (id: string | null) => void
}
function ChooseOffer({ id, value, onChange }: ChooseOfferProps) {
  const offers = useRead(api.shop.deskOffers, { query: { limit: 50 } }, { staleMs: 60_000 })
  const t = useT()
  return (
    <Select
      id={id}
      allowClear
      showSearch
      optionFilterProp="label"
      placeholder={t(dispatchTexts.any)}
      {...(value && { value })}
      onChange={next => onChange(next ?? null)}
      options={(offers.data?.items ?? []).filter(one => one.phase !== 'draft').map(one => ({ value: one.id, label: one.title }))}
    />
  )
}
