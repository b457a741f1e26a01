// One plan: its terms, its rounds with their seats, what it promises, and how it used to be.
import '../shop/shop.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import { Facts } from '../shell/facts.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { changeFields, changePlanForm, planLabels } from './plan-form.ts'
import { PromisesBlock } from './promises-block.tsx'
import { RoundsBlock } from './rounds-block.tsx'
import { tierTexts } from './texts.ts'

export type PlanRead = Answer<Rooms['tiers']['plan']>

export function PlanPage({ planId }: { planId: string }) {
  const t = useT()
  const read = useRead(api.tiers.plan, { params: { planId } })
  const whole = read.data
  if (!whole)
    return (
      <Page title={t(tierTexts.plan)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  const { plan } = whole
  return (
    <Page
      title={plan.name}
      lead={
        <>
          <span className="c-money">{money(plan.price, plan.currency)}</span> ·{' '}
          <Link href={`/tiers/holders?plan=${plan.id}`}>{t(tierTexts.heldBy, { count: number(whole.holders) })}</Link>
        </>
      }
      actions={<Acts plan={plan} />}
    >
      <div className="c-split">
        <div>
          <RoundsBlock planId={plan.id} rounds={whole.rounds} />
          <PromisesBlock planId={plan.id} currency={plan.currency} />
        </div>
        <aside>
          <TermsBlock plan={plan} />
          {whole.history.length > 1 && <History whole={whole} />}
        </aside>
      </div>
    </Page>
  )
}

function Acts({ plan }: { plan: PlanRead['plan'] }) {
  const t = useT()
  const may = useMay()('tiers.edit')
  const [editing, setEditing] = useState(false)
  const params = { planId: plan.id }
  const isOpen = plan.state === 'open'
  if (!may) return null
  return (
    <>
      <Button onClick={() => setEditing(true)}>{t(tierTexts.edit)}</Button>
      <SureButton
        verb={t(isOpen ? tierTexts.close : tierTexts.open)}
        kind={isOpen ? 'quiet' : 'primary'}
        sureKind={isOpen ? 'seal' : 'primary'}
        act={() => api.tiers.changePlan({ params, body: { state: isOpen ? 'closed' : 'open' } })}
        refreshes={['tiers']}
        done={tierTexts.saved}
      >
        <p>{t(isOpen ? tierTexts.closeHint : tierTexts.openHint)}</p>
      </SureButton>
      <ActForm
        open={editing}
        wide
        onClose={() => setEditing(false)}
        title={t(tierTexts.edit)}
        lead={t(tierTexts.editHint)}
        schema={changePlanForm(plan.currency)}
        texts={planLabels}
        only={changeFields}
        value={{ ...plan }}
        verb={t(tierTexts.save)}
        act={body => api.tiers.changePlan({ params, body })}
        refreshes={['tiers']}
        done={tierTexts.saved}
      />
    </>
  )
}

function TermsBlock({ plan }: { plan: PlanRead['plan'] }) {
  const t = useT()
  const days = (count: number) => count > 0 && t(tierTexts.days, { count: number(count) })
  const sum = (minor: number) => minor > 0 && <span className="c-money">{money(minor, plan.currency)}</span>
  return (
    <Block title={t(tierTexts.terms)}>
      <Facts
        of={[
          [
            t(tierTexts.state),
            <Tag key="state" tone={plan.state === 'open' ? 'green' : 'plain'}>
              {t(plan.state === 'open' ? tierTexts.openPlan : tierTexts.closedPlan)}
            </Tag>,
          ],
          [t(tierTexts.rights), plan.rights.join(t({ zh: '、', en: ', ' }))],
          [t(tierTexts.dues), sum(plan.dues)],
          [t(tierTexts.credit), sum(plan.credit)],
          [t(tierTexts.term), plan.months === null ? t(tierTexts.forLife) : t(tierTexts.months, { count: number(plan.months) })],
          [t(tierTexts.refundDays), days(plan.refundDays)],
          [t(tierTexts.grace), days(plan.graceDays)],
          [t(tierTexts.archive), plan.keepsArchive && t(tierTexts.keepsArchive)],
          [
            t(tierTexts.freezes),
            plan.freezesMax > 0 && t(tierTexts.freezesOf, { times: number(plan.freezesMax), days: number(plan.freezeDays) }),
          ],
          [t(tierTexts.ladder), `${plan.ladder} · ${number(plan.rank)}`],
        ]}
      />
      {plan.intro && <p className="c-pre">{plan.intro}</p>}
    </Block>
  )
}

function History({ whole }: { whole: PlanRead }) {
  const t = useT()
  return (
    <Block title={t(tierTexts.history)}>
      <ol>
        {whole.history.map(one => (
          <li key={one.version} className="c-story">
            <span className="c-story-dot" aria-hidden="true" />
            <span>
              <b>{t(tierTexts.version, { version: number(one.version) })}</b>{' '}
              <span className="c-money">{money(one.price, one.currency)}</span>
              <small className="c-under">
                {date(one.madeAt, 'moment')} · <By who={one.madeBy} />
              </small>
            </span>
          </li>
        ))}
      </ol>
    </Block>
  )
}
