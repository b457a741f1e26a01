// The providers by which members pay: what is set, what is missing, on or off. Secrets are entered, never shown.
import '../shop/shop.css'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import type { JsonSchema } from '#ui/form/schema.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { CopyLine } from '../channels/copy-line.tsx'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { Facts } from '../shell/facts.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { PaymentsNav } from './payments-nav.tsx'
import { paymentTexts } from './texts.ts'

type Account = Answer<Rooms['payments']['accounts']>[number]

export function PaymentAccountsPage() {
  const t = useT()
  const read = useRead(api.payments.accounts, {})
  return (
    <Page title={t(paymentTexts.accounts)} lead={t(paymentTexts.accountsLead)}>
      <PaymentsNav />
      {!read.data && (read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" count={2} />)}
      <div className="c-stack-6">
        {(read.data ?? []).map(account => (
          <AccountBlock key={account.provider} account={account} />
        ))}
      </div>
    </Page>
  )
}

function AccountBlock({ account }: { account: Account }) {
  const t = useT()
  const may = useMay()('payments.edit')
  const [editing, setEditing] = useState(false)
  const titleOf = (name: string) => account.fields.find(field => field.name === name)?.title ?? name
  return (
    <Block
      title={account.name}
      aside={
        <span className="q-row">
          {account.trial && <Tag tone="ochre">{t(paymentTexts.trial)}</Tag>}
          <Tag tone={account.isOn ? 'green' : 'plain'}>{t(account.isOn ? paymentTexts.on : paymentTexts.off)}</Tag>
        </span>
      }
    >
      {account.missing.length > 0 && (
        <p className="q-quiet">{t(paymentTexts.lacks, { what: account.missing.map(titleOf).join(t({ zh: '、', en: ', ' })) })}</p>
      )}
      {account.problem && <p className="c-note c-note-ask">{account.problem}</p>}
      <Facts
        of={[
          ...account.fields.map(field => [field.title, <FieldState key={field.name} field={field} />] as const),
          [t(paymentTexts.currency), account.currency],
          [t(paymentTexts.baseUrl), account.baseUrl && <span className="c-mono">{account.baseUrl}</span>],
        ]}
      />
      {!account.trial && (
        <CopyLine label={`${t(paymentTexts.notify)} · ${t(paymentTexts.notifyHint)}`} value={account.notifyUrl} />
      )}
      {may && (
        <div className="q-row">
          {(account.fields.length > 0 || !account.trial) && (
            <Button onClick={() => setEditing(true)}>{t(paymentTexts.setUp)}</Button>
          )}
          <Turn account={account} />
        </div>
      )}
      {editing && <KeysForm account={account} onClose={() => setEditing(false)} />}
    </Block>
  )
}

function FieldState({ field }: { field: Account['fields'][number] }) {
  const t = useT()
  if (!field.isSet) return <span className="q-quiet">{t(paymentTexts.notSet)}</span>
  return field.secret ? t(paymentTexts.isSet, { tail: field.tail }) : <span className="c-mono">{field.value}</span>
}

function Turn({ account }: { account: Account }) {
  const t = useT()
  const { isOn } = account
  return (
    <SureButton
      verb={t(isOn ? paymentTexts.turnOff : paymentTexts.turnOn)}
      title={`${t(isOn ? paymentTexts.turnOff : paymentTexts.turnOn)} · ${account.name}`}
      sureKind={isOn ? 'seal' : 'primary'}
      disabled={!isOn && !account.isReady}
      act={() => api.payments.changeAccount({ params: { provider: account.provider }, body: { isOn: !isOn } })}
      refreshes={['payments']}
      done={paymentTexts.saved}
    >
      <p>{t(isOn ? paymentTexts.turnOffHint : paymentTexts.turnOnHint)}</p>
    </SureButton>
  )
}

/** The fields that the provider asks for, as the account tells them. */
function formOf(account: Account): JsonSchema {
  const field = (one: Account['fields'][number]): [string, JsonSchema] => [
    one.name,
    {
      type: 'string',
      title: `${one.title} | ${one.title}`,
      ...(one.hint && { description: `${one.hint} | ${one.hint}` }),
      // A key of several lines cannot be typed into a field of dots; it is empty again when the form opens.
      widget: one.long ? 'prose' : one.secret ? 'secret' : 'line',
    },
  ]
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(account.fields.map(field)),
      baseUrl: {
        type: 'string',
        title: '接口地址（留空用官方的） | Address of the API (empty: the official one)',
        format: 'uri',
      },
    },
  }
}

function KeysForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useT()
  const open = Object.fromEntries(account.fields.filter(one => !one.secret && one.isSet).map(one => [one.name, one.value]))
  const [value] = useState({ ...open, ...(account.baseUrl && { baseUrl: account.baseUrl }) })
  return (
    <ActForm
      open
      wide
      onClose={onClose}
      title={`${t(paymentTexts.setUp)} · ${account.name}`}
      lead={t(paymentTexts.setUpHint)}
      schema={formOf(account)}
      value={value}
      verb={t(paymentTexts.save)}
      act={({ baseUrl, ...typed }: Record<string, string>) => {
        const fields = Object.fromEntries(Object.entries(typed).filter(([, text]) => text?.trim()))
        return api.payments.changeAccount({
          params: { provider: account.provider },
          body: { baseUrl: baseUrl?.trim() || null, ...(Object.keys(fields).length > 0 && { fields }) },
        })
      }}
      refreshes={['payments']}
      done={paymentTexts.saved}
    />
  )
}
