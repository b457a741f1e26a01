// What can be done with a deal: changed, published, told about, called off, gone on with.
import { useState } from 'react'
import { money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { api } from '../api.ts'
import { dealsForms } from '../forms/deals.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { ChooseOwner } from '../tiers/choose-owner.tsx'
import { ChangeDeal } from './deal-form.tsx'
import type { Desk } from './deal-page.tsx'
import { dealTexts } from './texts.ts'

const underWay = ['deciding', 'settling', 'failing', 'cancelling']

export function DealActs({ desk }: { desk: Desk }) {
  const t = useT()
  const may = useMay()
  const [asking, setAsking] = useState<'edit' | 'publish' | 'cancel' | 'tell' | null>(null)
  const { deal } = desk
  const params = { dealId: deal.id }
  const close = () => setAsking(null)
  const isDraft = deal.state === 'draft'
  const isOpen = deal.state === 'open'
  const told = { members: number(deal.progress.members), amount: money(deal.progress.raised, deal.currency) }
  return (
    <>
      {(isDraft || isOpen) && may('shop.edit') && <Button onClick={() => setAsking('edit')}>{t(dealTexts.edit)}</Button>}
      {deal.kind === 'crowdfunding' && !isDraft && may('shop.edit') && (
        <Button onClick={() => setAsking('tell')}>{t(dealTexts.tell)}</Button>
      )}
      {underWay.includes(deal.state) && may('shop.refund') && (
        <SureButton
          verb={t(dealTexts.resume)}
          sureKind="primary"
          act={() => api.deals.resume({ params })}
          refreshes={['deals']}
          done={dealTexts.resumed}
        >
          <p>{t(dealTexts.stuck)}</p>
        </SureButton>
      )}
      {isOpen && may('shop.refund') && (
        <Button kind="plain" onClick={() => setAsking('cancel')}>
          {t(dealTexts.cancel)}
        </Button>
      )}
      {isDraft && may('shop.edit') && (
        <Button kind="primary" onClick={() => setAsking('publish')}>
          {t(dealTexts.publish)}
        </Button>
      )}
      {asking === 'edit' && <ChangeDeal desk={desk} onClose={close} />}
      <ActForm
        open={asking === 'publish'}
        onClose={close}
        title={t(dealTexts.publish)}
        lead={t(dealTexts.publishHint)}
        schema={dealsForms.publish}
        replace={{ secondPerson: () => <ChooseOwner /> }}
        verb={t(dealTexts.publish)}
        act={body => api.deals.publish({ params, body })}
        refreshes={['deals', 'shop']}
        done={dealTexts.published}
      />
      <ActForm
        open={asking === 'cancel'}
        onClose={close}
        title={t(dealTexts.cancel)}
        lead={t(dealTexts.cancelHint, told)}
        schema={dealsForms.cancel}
        verb={t(dealTexts.cancel)}
        act={body => api.deals.cancel({ params, body })}
        refreshes={['deals', 'shop', 'payments']}
        done={dealTexts.cancelled}
      />
      <ActForm
        open={asking === 'tell'}
        onClose={close}
        title={t(dealTexts.tell)}
        schema={dealsForms.tell}
        verb={t(dealTexts.tell)}
        act={body => api.deals.tell({ params, body })}
        refreshes={['deals']}
        done={dealTexts.told}
      />
    </>
  )
}
