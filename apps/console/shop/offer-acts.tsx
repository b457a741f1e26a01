// What can be done with an offer in its phase: announce, change, end, copy.
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { ChooseVariant } from './choose-variant.tsx'
import { type Kind, offerFields, offerLabels, offerSchema } from './offer-form.tsx'
import type { Offer } from './offer-page.tsx'
import { offerTexts } from './offer-texts.ts'

export function OfferActs({ offer }: { offer: Offer }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const [asking, setAsking] = useState<'change' | 'copy' | null>(null)
  const [, go] = useLocation()
  const params = { offerId: offer.id }
  if (!may || offer.madeFor) return null
  const { phase } = offer
  return (
    <>
      <Button onClick={() => setAsking('copy')}>{t(offerTexts.copy)}</Button>
      {phase !== 'ended' && (
        <Button onClick={() => setAsking('change')}>{t(phase === 'draft' ? offerTexts.change : offerTexts.changeOpen)}</Button>
      )}
      {(phase === 'coming' || phase === 'running') && (
        <SureButton
          verb={t(offerTexts.end)}
          act={() => api.shop.endOffer({ params })}
          refreshes={['shop']}
          done={offerTexts.ended}
        >
          <p>{t(offerTexts.endHint)}</p>
        </SureButton>
      )}
      {phase === 'draft' && <Announce offer={offer} />}
      {asking === 'change' && <ChangeOffer offer={offer} onClose={() => setAsking(null)} />}
      <ActForm
        open={asking === 'copy'}
        onClose={() => setAsking(null)}
        title={t(offerTexts.copy)}
        lead={t(offerTexts.copyHint)}
        schema={shopForms.copyOffer}
        verb={t(offerTexts.copy)}
        act={body => api.shop.copyOffer({ params, body })}
        refreshes={['shop']}
        done={offerTexts.copied}
        onDone={made => go(`/offers/${made.id}`)}
      />
    </>
  )
}

function Announce({ offer }: { offer: Offer }) {
  const t = useT()
  return (
    <SureButton
      verb={t(offerTexts.open)}
      kind="primary"
      sureKind={offer.warnings.length > 0 ? 'seal' : 'primary'}
      act={() => api.shop.openOffer({ params: { offerId: offer.id } })}
      refreshes={['shop']}
      done={offerTexts.opened}
    >
      <p>{t(offerTexts.openHint)}</p>
      {offer.warnings.length === 0 ? (
        <p className="q-quiet">{t(offerTexts.noWarnings)}</p>
      ) : (
        <ul className="c-note c-note-ask c-warnings">
          {offer.warnings.map(one => (
            <li key={`${one.kind} ${one.variantId} ${one.text}`}>{one.text}</li>
          ))}
        </ul>
      )}
    </SureButton>
  )
}

function ChangeOffer({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const t = useT()
  const kind = offer.kind as Kind
  const schema = useMemo(() => offerSchema(shopForms.changeOffer, kind, offer.currency), [kind, offer.currency])
  // Figures that come in while one types must not put the form back.
  const [value] = useState(() => {
    const { title, opensAt, closesAt, needsRight, perMemberMax, payMinutes } = offer
    const items = offer.items.map(({ variantId, price, quota, fromVariantId }) => ({ variantId, price, quota, fromVariantId }))
    return { title, opensAt, closesAt, needsRight, perMemberMax, payMinutes, items }
  })
  const [known] = useState(() => new Map(offer.items.map(item => [item.variantId, item.productId])))
  const draft = offer.phase === 'draft'
  const betterFields = ['title', 'closesAt', 'perMemberMax', 'items'].filter(name => offerFields(kind).includes(name))
  return (
    <ActForm
      open
      wide
      onClose={onClose}
      title={t(draft ? offerTexts.change : offerTexts.changeOpen)}
      {...(!draft && { lead: t(offerTexts.betterOnly) })}
      schema={schema}
      texts={offerLabels}
      only={draft ? offerFields(kind) : betterFields}
      value={value}
      replace={{ variantId: () => <ChooseVariant known={known} />, fromVariantId: () => <ChooseVariant known={known} /> }}
      verb={t(offerTexts.save)}
      act={body => api.shop.changeOffer({ params: { offerId: offer.id }, body })}
      refreshes={['shop']}
      done={offerTexts.saved}
    />
  )
}
