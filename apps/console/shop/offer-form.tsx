// Making an offer: first which kind, then a form that asks only what that kind knows.
import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { Page } from '../shell/page.tsx'
import { ChooseVariant } from './choose-variant.tsx'
import { offerKindHints, offerKindTexts, offerTexts } from './offer-texts.ts'
import { priced, without } from './priced.ts'
import { useCurrency } from './sum.tsx'

export type Kind = keyof typeof offerKindHints
const kinds = Object.keys(offerKindHints) as Kind[]
/** What each kind does not know. */
const lacking: Record<Kind, readonly string[]> = {
  flash: ['fromVariantId'],
  price: ['fromVariantId', 'quota'],
  bundle: ['fromVariantId', 'quota', 'perMemberMax'],
  upgrade: ['quota', 'perMemberMax'],
}
export const offerLabels = {
  'items.variantId': offerTexts.what,
  'items.fromVariantId': offerTexts.from,
  'items.price': offerTexts.price,
  'items.price.hint': { zh: '划线价不用填，公布时按价格历史算出', en: 'What is struck out beside it is reckoned, not typed' },
}
/** The form of a kind, with sums in yuan. */
export const offerSchema = (written: object, kind: Kind, currency: string) => without(priced(written, currency), lacking[kind])
export const offerFields = (kind: Kind) =>
  ['title', 'opensAt', 'closesAt', 'items', 'perMemberMax', 'payMinutes', 'needsRight'].filter(
    name => !lacking[kind].includes(name),
  )

export function NewOfferPage({ kind }: { kind?: string }) {
  const t = useT()
  const chosen = kinds.find(one => one === kind)
  return chosen ? (
    <OfferForm kind={chosen} />
  ) : (
    <Page title={t(offerTexts.newOffer)} lead={t(offerTexts.chooseKind)}>
      <div className="c-kinds">
        {kinds.map(one => (
          <Link key={one} href={`/offers/new/${one}`} className="c-kind">
            <b className="q-song">{t(offerKindTexts[one])}</b>
            <span>{t(offerKindHints[one])}</span>
          </Link>
        ))}
      </div>
    </Page>
  )
}

function OfferForm({ kind }: { kind: Kind }) {
  const t = useT()
  const [, go] = useLocation()
  const currency = useCurrency()
  const schema = useMemo(() => offerSchema(shopForms.newOffer, kind, currency), [kind, currency])
  const [value] = useState(() => ({ items: kind === 'bundle' ? [{}, {}] : [{}] }))
  const make = useAction(api.shop.newOffer, {
    refreshes: ['shop'],
    onDone: made => {
      toast(offerTexts.saved)
      go(`/offers/${made.id}`)
    },
  })
  return (
    <Page
      title={t(offerKindTexts[kind])}
      lead={t(offerKindHints[kind])}
      crumbs={[{ title: t(offerTexts.newOffer), href: '/offers/new' }]}
      width="normal"
    >
      <SchemaForm
        schema={schema}
        texts={offerLabels}
        only={offerFields(kind)}
        value={value}
        replace={{ variantId: () => <ChooseVariant />, fromVariantId: () => <ChooseVariant /> }}
        verb={t(offerTexts.saveDraft)}
        busy={make.busy}
        error={make.error}
        onSend={body => make.run({ body: { ...body, kind } })}
      />
    </Page>
  )
}
