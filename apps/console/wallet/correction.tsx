// Giving or taking by hand: the form first, then what it comes to, from before to after.
import { Button as AntButton, Form, InputNumber } from 'antd'
import { useMemo, useState } from 'react'
import type { Answer, Send } from '#kernel/contract.ts'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { amountOf, minorsOf } from '#ui/ledger.ts'
import { unitTexts } from '#ui/ledger-texts.ts'
import { api } from '../api.ts'
import { walletForms } from '../forms/wallet.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { useSession } from '../shell/session.ts'
import { titlesOf, withFields } from '../shell/titled.ts'
import { walletTexts } from './texts.ts'

type Holding = Answer<Rooms['wallet']['ofMember']>[number]
type Wish = Send<Rooms['wallet']['correct']>['body']
/** As it is typed: of credit not the minor units but the whole. */
type Typed = Wish

const { points, credit, commission } = unitTexts
const schema = withFields(walletForms.correct, {
  unit: { titles: titlesOf({ points, credit, commission }) },
  direction: { titles: titlesOf({ give: walletTexts.give, take: walletTexts.take }) },
})
const labels = {
  unit: walletTexts.unit,
  direction: walletTexts.direction,
  amount: walletTexts.amount,
  note: walletTexts.why,
  'note.hint': walletTexts.whyHint,
  expiresAt: walletTexts.expires,
  'expiresAt.hint': walletTexts.expiresHint,
}
const always = ['unit', 'direction', 'amount', 'note'] as const
const lasting = [...always, 'expiresAt'] as const
const first = { unit: 'points', direction: 'give' } as const

interface CorrectionProps {
  memberId: string
  name: string
  holdings: readonly Holding[]
  onClose: () => void
}

export function CorrectionModal({ open, ...props }: CorrectionProps & { open: boolean }) {
  const t = useT()
  return (
    <FormModal open={open} title={t(walletTexts.correctTitle, { name: props.name })} onClose={props.onClose}>
      <Correction {...props} />
    </FormModal>
  )
}

function Correction({ memberId, holdings, onClose }: CorrectionProps) {
  const [typed, setTyped] = useState<Typed | null>(null)
  const [sure, setSure] = useState(false)
  const currency = useSession().community?.currency ?? 'CNY'
  const correct = useAction(api.wallet.correct, {
    refreshes: ['wallet', 'members.timeline'],
    onDone: () => {
      toast(walletTexts.corrected)
      onClose()
    },
  })
  if (!typed || !sure)
    return (
      <CorrectionForm
        typed={typed}
        currency={currency}
        onNext={wish => {
          setTyped(wish)
          setSure(true)
        }}
      />
    )
  const wish = { ...typed, amount: Math.round(typed.amount * minorsOf(typed.unit, currency)) }
  return (
    <Sure
      wish={wish}
      holding={holdings.find(one => one.unit === wish.unit)}
      currency={currency}
      busy={correct.busy}
      error={correct.error}
      onBack={() => {
        correct.reset()
        setSure(false)
      }}
      onSure={() => void correct.run({ params: { memberId }, body: wish })}
    />
  )
}

interface CorrectionFormProps {
  typed: Typed | null
  currency: string
  onNext: (typed: Typed) => void
}

function CorrectionForm({ typed, currency, onNext }: CorrectionFormProps) {
  const t = useT()
  const [form] = Form.useForm<Typed>()
  const unit = Form.useWatch('unit', form) ?? typed?.unit ?? first.unit
  const direction = Form.useWatch('direction', form) ?? typed?.direction ?? first.direction
  // Only points and credit that come in can run out.
  const runsOut = direction === 'give' && unit !== 'commission'
  const value = useMemo(() => ({ ...first, ...typed }), [typed])
  const minors = minorsOf(unit, currency)
  const places = Math.round(Math.log10(minors))
  return (
    <SchemaForm
      form={form}
      schema={schema}
      texts={labels}
      only={runsOut ? lasting : always}
      value={value}
      replace={{
        amount: () => (
          <InputNumber
            className="c-number"
            min={1 / minors}
            max={1_000_000_000 / minors}
            precision={places}
            prefix={unit === 'credit' ? currency : undefined}
          />
        ),
      }}
      verb={t(walletTexts.next)}
      onSend={onNext}
    />
  )
}

interface SureProps {
  wish: Wish
  holding: Holding | undefined
  currency: string
  busy: boolean
  error: unknown
  onBack: () => void
  onSure: () => void
}

function Sure({ wish, holding, currency, busy, error, onBack, onSure }: SureProps) {
  const t = useT()
  const told = (amount: number) => amountOf(wish.unit, amount, currency)
  const before = holding?.balance ?? 0
  const available = holding?.available ?? 0
  const after = wish.direction === 'give' ? before + wish.amount : before - wish.amount
  const tooMuch = wish.direction === 'take' && wish.amount > available
  return (
    <div className="q-stack">
      <p className="q-song c-becomes">
        {t(walletTexts.becomes, { unit: t(unitTexts[wish.unit]), before: told(before), after: told(after) })}
      </p>
      <p>{wish.note}</p>
      {wish.expiresAt && (
        <p className="q-quiet">
          {t(walletTexts.expires)} · {date(wish.expiresAt, 'full')}
        </p>
      )}
      {tooMuch && <p className="c-note c-note-ask">{t(walletTexts.tooMuch, { amount: told(available) })}</p>}
      <ErrorNote error={error} small />
      <div className="q-row">
        <Button kind="primary" busy={busy} disabled={tooMuch} onClick={onSure}>
          {t(wish.direction === 'give' ? walletTexts.doGive : walletTexts.doTake, { amount: told(wish.amount) })}
        </Button>
        <AntButton type="text" disabled={busy} onClick={onBack}>
          {t(walletTexts.back)}
        </AntButton>
      </div>
    </div>
  )
}
