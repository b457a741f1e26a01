// Which column of a list is the order, which the tracking number, which the carrier.
import { Select } from 'antd'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Field } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { dispatchTexts } from './dispatch-texts.ts'
import { ChooseCarrier } from './step-orders.tsx'
import type { Tracking } from './tracking-page.tsx'

const parts = [
  ['order', dispatchTexts.orderColumn],
  ['number', dispatchTexts.numberColumn],
  ['carrier', dispatchTexts.carrierColumn],
] as const

export function TrackingColumns({ tracking }: { tracking: Tracking }) {
  const t = useT()
  const [plan, setPlan] = useState(tracking.plan)
  const save = useAction(() => api.shop.planTracking({ params: { trackingId: tracking.id }, body: plan }), {
    refreshes: ['shop'],
  })
  const options = tracking.headers.map((label, value) => ({ value, label: label || `${value + 1}` }))
  return (
    <Block title={t(dispatchTexts.columns)}>
      <div className="c-plan-columns">
        {parts.map(([key, title]) => (
          <Field key={key} label={t(title)}>
            {({ id }) => (
              <Select
                id={id}
                allowClear
                placeholder={t(dispatchTexts.noColumn)}
                {...(plan[key] !== null && { value: plan[key] })}
                onChange={value => setPlan({ ...plan, [key]: value ?? null })}
                options={options}
              />
            )}
          </Field>
        ))}
        <Field label={t(dispatchTexts.usual)}>
          {({ id }) => <ChooseCarrier id={id} value={plan.usual} onChange={usual => setPlan({ ...plan, usual })} />}
        </Field>
        <Button busy={save.busy} onClick={() => void save.run()}>
          {t(dispatchTexts.replan)}
        </Button>
      </div>
      <ErrorNote error={save.error} small />
    </Block>
  )
}
