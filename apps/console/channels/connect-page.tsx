// Connecting an official account, step by step: what to fetch, what to agree on, what to paste, and waiting for the knock.
import './channels.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { newKey } from '#ui/api.ts'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, Select } from '#ui/kit/field.tsx'
import { IconAgain, IconCheck, IconClock } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { accountTexts } from './account-texts.ts'
import type { Account } from './channels-page.tsx'
import { ConnectionCheck } from './connection-check.tsx'
import { CopyLine } from './copy-line.tsx'
import { newAesKey, newToken } from './secrets.ts'
import { channelTexts } from './texts.ts'

interface Wish {
  name: string
  appId: string
  appSecret: string
  mode: 'encrypted' | 'plain'
  token: string
  encodingAesKey: string
}

export function ConnectPage() {
  const t = useT()
  const [wish, setWish] = useState<Wish>(() => ({
    name: '',
    appId: '',
    appSecret: '',
    mode: 'encrypted',
    token: newToken(),
    encodingAesKey: newAesKey(),
  }))
  const [key] = useState(newKey)
  const [made, setMade] = useState<Account | null>(null)
  const connect = useAction(
    () => {
      const { appSecret, encodingAesKey, ...rest } = wish
      const body = {
        ...rest,
        ...(appSecret.trim() && { appSecret: appSecret.trim() }),
        ...(wish.mode === 'encrypted' && { encodingAesKey }),
      }
      return api.channels.connect({ body, idempotencyKey: key })
    },
    {
      refreshes: ['channels'],
      onDone: account => {
        setMade(account)
        toast(accountTexts.connected)
        scrollTo({ top: 0 })
      },
    },
  )
  return (
    <Page title={t(channelTexts.connect)} lead={t(accountTexts.connectLead)} width="normal">
      {made ? (
        <AfterConnect account={made} wish={wish} />
      ) : (
        <form
          className="c-steps"
          onSubmit={event => {
            event.preventDefault()
            void connect.run()
          }}
        >
          <Before wish={wish} setWish={setWish} error={connect.error} />
          <ErrorNote error={connect.error} small placed />
          <Button kind="primary" submit busy={connect.busy} disabled={!wish.name.trim() || !wish.appId.trim()}>
            {t(accountTexts.doConnect)}
          </Button>
        </form>
      )}
    </Page>
  )
}

function Before({ wish, setWish, error }: { wish: Wish; setWish: (wish: Wish) => void; error: unknown }) {
  const t = useT()
  const set = (name: keyof Wish) => (value: string) => setWish({ ...wish, [name]: value.trimStart() })
  return (
    <>
      <Step at={1} title={t(accountTexts.stepOne)} hint={t(accountTexts.stepOneHint)}>
        <Input
          label={t(accountTexts.name)}
          hint={t(accountTexts.nameHint)}
          value={wish.name}
          maxLength={40}
          onChange={set('name')}
          error={fieldError(error, 'name')}
        />
        <Input
          label={t(accountTexts.appId)}
          hint={t(accountTexts.appIdHint)}
          value={wish.appId}
          spellCheck={false}
          autoComplete="off"
          onChange={set('appId')}
          error={fieldError(error, 'appId')}
        />
        <Input
          label={t(accountTexts.appSecret)}
          hint={t(accountTexts.appSecretHint)}
          optional
          type="password"
          autoComplete="new-password"
          value={wish.appSecret}
          onChange={set('appSecret')}
          error={fieldError(error, 'appSecret')}
        />
      </Step>
      <Step at={2} title={t(accountTexts.stepTwo)} hint={t(accountTexts.stepTwoHint)}>
        <Select
          label={t(accountTexts.mode)}
          value={wish.mode}
          options={[
            { value: 'encrypted', label: t(accountTexts.encrypted) },
            { value: 'plain', label: t(accountTexts.plain) },
          ]}
          onChange={mode => setWish({ ...wish, mode })}
        />
        <Made
          label={t(accountTexts.token)}
          value={wish.token}
          onChange={set('token')}
          make={newToken}
          error={fieldError(error, 'token')}
        />
        {wish.mode === 'encrypted' && (
          <Made
            label={t(accountTexts.aesKey)}
            value={wish.encodingAesKey}
            onChange={set('encodingAesKey')}
            make={newAesKey}
            error={fieldError(error, 'encodingAesKey')}
          />
        )}
      </Step>
    </>
  )
}

interface MadeProps {
  label: string
  value: string
  onChange: (value: string) => void
  make: () => string
  error: string | undefined
}

/** A secret that we can make ourselves. */
export function Made({ label, value, onChange, make, error }: MadeProps) {
  const t = useT()
  return (
    <div className="c-made">
      <Input label={label} value={value} spellCheck={false} autoComplete="off" onChange={onChange} error={error} />
      <Button size="small" icon={IconAgain} onClick={() => onChange(make())} aria-label={`${t(accountTexts.make)} ${label}`}>
        {t(accountTexts.make)}
      </Button>
    </div>
  )
}

function AfterConnect({ account, wish }: { account: Account; wish: Wish }) {
  const t = useT()
  const now = useRead(api.channels.account, { params: { accountId: account.id } }, { everyMs: 4_000 })
  const verified = now.data?.verifiedAt != null
  const plain = wish.mode === 'plain'
  return (
    <div className="c-steps">
      <Step at={3} title={t(accountTexts.stepThree)} hint={t(plain ? accountTexts.stepThreePlain : accountTexts.stepThreeHint)}>
        <CopyLine label={t(accountTexts.callbackUrl)} value={account.callbackUrl ?? ''} />
        <CopyLine label={t(accountTexts.token)} value={wish.token} />
        {!plain && <CopyLine label={t(accountTexts.aesKey)} value={wish.encodingAesKey} />}
      </Step>
      <Step at={4} title={t(accountTexts.stepFour)} hint={t(accountTexts.stepFourHint)}>
        <p className={`c-knock ${verified ? 'c-knock-came' : ''}`} role="status">
          {verified ? <IconCheck /> : <IconClock />}
          {t(verified ? accountTexts.verifiedNow : accountTexts.waiting)}
        </p>
        <ConnectionCheck accountId={account.id} />
      </Step>
      <Step at={5} title={t(accountTexts.stepFive)} hint={t(accountTexts.stepFiveHint)}>
        <Link href="/messages">{t(accountTexts.toInbox)}</Link>
      </Step>
    </div>
  )
}

function Step({ at, title, hint, children }: { at: number; title: string; hint: string; children: React.ReactNode }) {
  return (
    <section className="c-step">
      <span className="c-step-at q-song" aria-hidden="true">
        {at}
      </span>
      <div className="q-stack">
        <div>
          <h2>{title}</h2>
          <p className="q-quiet">{hint}</p>
        </div>
        {children}
      </div>
    </section>
  )
}
