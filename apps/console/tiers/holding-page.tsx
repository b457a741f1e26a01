// One holding: why, until when, its dues month by month; frozen, unfrozen, ended with what goes back.
import '../shop/shop.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { tiersForms } from '../forms/tiers.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { Facts } from '../shell/facts.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { toneOfHolding } from './holders-page.tsx'
import { holdingTexts, tierTexts, whyTexts } from './texts.ts'

type Whole = Answer<Rooms['tiers']['holding']>

export function HoldingPage({ holdingId }: { holdingId: string }) {
  const t = useT()
  const read = useRead(api.tiers.holding, { params: { holdingId } })
  const whole = read.data
  if (!whole)
    return (
      <Page title={t(tierTexts.holder)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  const { holding } = whole
  return (
    <Page
      title={`${holding.memberName} · ${holding.planName}`}
      lead={<Tag tone={toneOfHolding[holding.state]}>{t(holdingTexts[holding.state])}</Tag>}
      crumbs={[{ title: t(tierTexts.holders), href: '/tiers/holders' }]}
      actions={<Acts whole={whole} />}
    >
      <div className="c-split">
        <div>
          <Months whole={whole} />
        </div>
        <aside>
          <FactsBlock holding={holding} />
        </aside>
      </div>
    </Page>
  )
}

function FactsBlock({ holding }: { holding: Whole['holding'] }) {
  const t = useT()
  const sum = (minor: number) => <span className="c-money">{money(minor, holding.currency)}</span>
  return (
    <Block title={t(tierTexts.terms)}>
      <Facts
        of={[
          [
            t(tierTexts.member),
            <Link key="member" href={`/members/${holding.memberId}`}>
              {holding.memberName}
            </Link>,
          ],
          [t(tierTexts.why), t(whyTexts[holding.why])],
          [
            t(tierTexts.cause),
            holding.cause.startsWith('ord_') && <Link href={`/orders/${holding.cause}`}>{t({ zh: '查看', en: 'Open' })}</Link>,
          ],
          [t(tierTexts.rights), holding.rights.join(t({ zh: '、', en: ', ' }))],
          [t(tierTexts.since), date(holding.since, 'full')],
          [t(tierTexts.until), holding.until ? date(holding.until, 'full') : t(tierTexts.forLife)],
          [t(tierTexts.thaws), holding.thawsAt && date(holding.thawsAt, 'full')],
          [t(tierTexts.paid), sum(holding.paid)],
          [t(tierTexts.dues), sum(holding.dues)],
          [t(tierTexts.earned), sum(holding.duesEarned)],
          [t(tierTexts.credit), holding.credit > 0 && sum(holding.credit)],
          [t({ zh: '结束原因', en: 'Ended because' }), holding.endedWhy],
        ]}
      />
    </Block>
  )
}

function Months({ whole }: { whole: Whole }) {
  const t = useT()
  return (
    <Block title={t(tierTexts.duesMonths)}>
      {whole.months.length === 0 && <p className="q-quiet">{t(tierTexts.noMonths)}</p>}
      <ul className="c-lines-of">
        {whole.months.map(one => (
          <li key={one.month}>
            <span>
              {t(tierTexts.month, { month: number(one.month) })} {one.isUndone && <Tag>{t(tierTexts.undone)}</Tag>}
              <small className="c-under">{date(one.dueAt, 'day')}</small>
            </span>
            <span className="c-money">{money(one.amount, whole.holding.currency)}</span>
          </li>
        ))}
      </ul>
    </Block>
  )
}

function Acts({ whole: { holding, quote } }: { whole: Whole }) {
  const t = useT()
  const may = useMay()('tiers.edit')
  const [asking, setAsking] = useState<'freeze' | 'end' | null>(null)
  const params = { holdingId: holding.id }
  const told = (minor: number) => money(minor, holding.currency)
  if (!may || (holding.state !== 'standing' && holding.state !== 'frozen')) return null
  return (
    <>
      {holding.state === 'frozen' ? (
        <SureButton
          verb={t(tierTexts.unfreeze)}
          sureKind="primary"
          act={() => api.tiers.unfreeze({ params })}
          refreshes={['tiers']}
          done={tierTexts.unfrozen}
        >
          <p>{t(tierTexts.unfreezeHint)}</p>
        </SureButton>
      ) : (
        <Button onClick={() => setAsking('freeze')}>{t(tierTexts.freeze)}</Button>
      )}
      <Button kind="seal" onClick={() => setAsking('end')}>
        {t(tierTexts.end)}
      </Button>
      <ActForm
        open={asking === 'freeze'}
        onClose={() => setAsking(null)}
        title={t(tierTexts.freeze)}
        lead={t(tierTexts.freezeHint)}
        schema={tiersForms.freeze}
        verb={t(tierTexts.freeze)}
        act={body => api.tiers.freeze({ params, body })}
        refreshes={['tiers']}
        done={tierTexts.frozen}
      />
      <ActForm
        open={asking === 'end'}
        onClose={() => setAsking(null)}
        title={t(tierTexts.end)}
        lead={
          quote && (
            <>
              <p>{t(tierTexts.endLead, { total: told(quote.total), dues: told(quote.dues), credit: told(quote.credit) })}</p>
              {quote.whole && <p>{t(tierTexts.endWhole)}</p>}
            </>
          )
        }
        schema={tiersForms.end}
        verb={t(tierTexts.end)}
        act={body => api.tiers.end({ params, body })}
        refreshes={['tiers', 'shop', 'payments']}
        onDone={answer => toast(tierTexts.ended, { refund: told(answer.refund) })}
      />
    </>
  )
}
