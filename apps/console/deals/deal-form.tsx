// Making a deal: first which kind, then its terms. And changing one.
import { Form } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { minorsOf } from '#ui/ledger.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Page } from '../shell/page.tsx'
import { useCurrency } from '../shop/sum.tsx'
import { type DealKind, dealControls, dealForm, GoalInput, kindParts } from './deal-kinds.tsx'
import { dealKindHints, dealKindTexts, dealTexts } from './texts.ts'
import '../shop/shop.css'

const kinds = Object.keys(dealKindTexts) as DealKind[]

export function NewDealPage({ kind }: { kind?: string }) {
  const t = useT()
  const chosen = kinds.find(one => one === kind)
  if (chosen) return <NewDeal kind={chosen} />
  return (
    <Page title={t(dealTexts.newDeal)} lead={t(dealTexts.chooseKind)}>
      <div className="c-kinds">
        {kinds.map(one => (
          <Link key={one} href={`/deals/new/${one}`} className="c-kind">
            <b className="q-song">{t(dealKindTexts[one])}</b>
            <span>{t(dealKindHints[one])}</span>
          </Link>
        ))}
      </div>
    </Page>
  )
}

function useControls(form: ReturnType<typeof Form.useForm>[0]) {
  const currency = useCurrency()
  const inMoney = Form.useWatch('goalIn', form) !== 'units'
  return { ...dealControls(), goal: () => <GoalInput inMoney={inMoney} minors={minorsOf('credit', currency)} /> }
}

function NewDeal({ kind }: { kind: DealKind }) {
  const t = useT()
  const [, go] = useLocation()
  const currency = useCurrency()
  const [form] = Form.useForm()
  const controls = useControls(form)
  const schema = useMemo(() => dealForm(kind, currency), [kind, currency])
  const [value] = useState(() => ({
    ...(kind === 'stepped' && { steps: [{}] }),
    ...(kind === 'crowdfunding' && { rewards: [{}] }),
  }))
  const make = useAction((body: never) => kindParts[kind].make(body), {
    refreshes: ['deals'],
    onDone: made => {
      toast(dealTexts.saved)
      go(`/deals/${made.dealId}`)
    },
  })
  return (
    <Page
      title={t(dealKindTexts[kind])}
      lead={t(dealKindHints[kind])}
      crumbs={[{ title: t(dealTexts.newDeal), href: '/deals/new' }]}
      width="normal"
    >
      <SchemaForm
        form={form}
        schema={schema}
        value={value}
        replace={controls}
        verb={t(dealTexts.saveDraft)}
        busy={make.busy}
        error={make.error}
        onSend={body => make.run(body as never)}
      />
    </Page>
  )
}

type Desk = Answer<Rooms['deals']['deskShow']>

export function ChangeDeal({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const t = useT()
  const { deal } = desk
  const [form] = Form.useForm()
  const controls = useControls(form)
  const schema = useMemo(() => dealForm(deal.kind, deal.currency), [deal.kind, deal.currency])
  const [value] = useState(() => {
    const { title, intro, opensAt, closesAt, needsRight, variantId } = deal
    const terms = deal[kindParts[deal.kind].terms] ?? {}
    return {
      title,
      intro,
      opensAt,
      closesAt,
      needsRight,
      variantId,
      ...terms,
      ...(desk.reserve !== null && { reserve: desk.reserve }),
    }
  })
  return (
    <ActForm
      open
      wide
      onClose={onClose}
      title={t(dealTexts.edit)}
      {...(deal.state !== 'draft' && { lead: t(dealTexts.betterOnly) })}
      form={form}
      schema={schema}
      value={value}
      replace={controls}
      verb={t(dealTexts.save)}
      act={body => kindParts[deal.kind].change(deal.id, { ...value, ...body } as never)}
      refreshes={['deals']}
      done={dealTexts.saved}
    />
  )
}
