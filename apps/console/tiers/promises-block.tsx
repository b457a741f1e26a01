// What a plan promises its holders.
import { Form } from 'antd'
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { tiersForms } from '../forms/tiers.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { useMay } from '../shell/session.ts'
import { titlesOf, withFields } from '../shell/titled.ts'
import { priced } from '../shop/priced.ts'
import { ChooseOwner } from './choose-owner.tsx'
import { dueRuleTexts, tierTexts } from './texts.ts'

const fields = ['title', 'intro', 'dueRule', 'dueDays', 'dueOn', 'cost', 'ownerId', 'forHeld']

export function PromisesBlock({ planId, currency }: { planId: string; currency: string }) {
  const t = useT()
  const may = useMay()('tiers.edit')
  const [adding, setAdding] = useState(false)
  const [form] = Form.useForm()
  const rule = Form.useWatch('dueRule', form) as string | undefined
  const read = useRead(api.tiers.benefits, { params: { planId } })
  const schema = withFields(priced(tiersForms.promise, currency), { dueRule: { titles: titlesOf(dueRuleTexts) } })
  return (
    <Block
      title={t(tierTexts.promises)}
      aside={
        may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t(tierTexts.promise)}
          </Button>
        )
      }
    >
      <p className="q-quiet">{t(tierTexts.promisesHint)}</p>
      {!read.data && (read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="text" count={2} />)}
      {read.data?.length === 0 && <p>{t(tierTexts.noPromises)}</p>}
      <ul className="c-lines-of">
        {(read.data ?? []).map(one => (
          <li key={one.id}>
            <span>
              <b>{one.title}</b> {one.state === 'closed' && <Tag>{t(tierTexts.closedPlan)}</Tag>}
              <small className="c-under">
                {t(dueRuleTexts[one.dueRule])} · {money(one.cost, currency)} ·{' '}
                {t(tierTexts.promiseDone, { done: number(one.done), due: number(one.due) })}
              </small>
            </span>
            {may && (
              <ActButton
                size="small"
                act={() =>
                  api.tiers.changeBenefit({
                    params: { benefitId: one.id },
                    body: { state: one.state === 'open' ? 'closed' : 'open' },
                  })
                }
                refreshes={['tiers']}
                done={tierTexts.saved}
              >
                {t(one.state === 'open' ? tierTexts.closePromise : tierTexts.reopenPromise)}
              </ActButton>
            )}
          </li>
        ))}
      </ul>
      <ActForm
        open={adding}
        onClose={() => setAdding(false)}
        title={t(tierTexts.promise)}
        form={form}
        schema={schema}
        only={fields.filter(name => (rule === 'date' ? name !== 'dueDays' : name !== 'dueOn'))}
        replace={{ ownerId: () => <ChooseOwner /> }}
        value={first}
        verb={t(tierTexts.promise)}
        act={body => api.tiers.promise({ params: { planId }, body })}
        refreshes={['tiers']}
        done={tierTexts.promised}
      />
    </Block>
  )
}
const first = { dueRule: 'once' }
