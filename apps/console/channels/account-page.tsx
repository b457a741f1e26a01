// One account: how it stands, its address and secrets, a check, and the way to disconnect it.
import './channels.css'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAction, useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, Select } from '#ui/kit/field.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import { type Account, StateOf } from './channels-page.tsx'
import { ConnectionCheck } from './connection-check.tsx'
import { CopyLine } from './copy-line.tsx'
import { type SecretName, SecretSheet } from './secret-sheet.tsx'
import { channelTexts, kindTexts } from './texts.ts'

export function AccountPage({ accountId }: { accountId: string }) {
  const t = useT()
  const may = useMay()('channels.edit')
  const found = useRead(api.channels.account, { params: { accountId } }, { everyMs: 15_000 })
  const account = found.data
  if (!account)
    return (
      <Page title="">{found.error ? <ErrorNote error={found.error} onRetry={found.reload} /> : <Skeleton kind="text" />}</Page>
    )
  const wechat = account.kind === 'wechat'
  return (
    <Page title={account.name} lead={t(kindTexts[account.kind])} actions={<StateOf account={account} />} width="normal">
      <div className="c-parts">
        {account.missing.length > 0 && (
          <p className="c-missing">
            {t(accountTexts.missing, { list: account.missing.join(t({ zh: '、', en: ', ' })) })}
            {!wechat && ` ${t(accountTexts.byServer)}`}
          </p>
        )}
        {wechat && (
          <dl className="c-account-facts">
            <div>
              <dt>{t(accountTexts.appId)}</dt>
              <dd>{account.appId}</dd>
            </div>
            <div>
              <dt>{t(accountTexts.verified)}</dt>
              <dd>{account.verifiedAt ? date(account.verifiedAt, 'moment') : t(accountTexts.unverified)}</dd>
            </div>
            <div>
              <dt>{t(accountTexts.heard)}</dt>
              <dd>{account.heardAt ? <RelativeTime at={account.heardAt} /> : t(accountTexts.never)}</dd>
            </div>
            <div>
              <dt>{t(accountTexts.followersTitle)}</dt>
              <dd>{number(account.followers)}</dd>
            </div>
          </dl>
        )}
        {account.callbackUrl && <CopyLine label={t(accountTexts.callbackUrl)} value={account.callbackUrl} />}
        {may && <ConnectionCheck accountId={account.id} />}
        {account.secrets && <Secrets account={account} secrets={account.secrets} may={may} />}
        {may && <Settings key={account.name} account={account} />}
        {may && wechat && <Disconnect account={account} />}
      </div>
    </Page>
  )
}

const secretNames: readonly SecretName[] = ['appSecret', 'token', 'encodingAesKey']
const labels = { appSecret: accountTexts.appSecret, token: accountTexts.token, encodingAesKey: accountTexts.aesKey }

function Secrets({ account, secrets, may }: { account: Account; secrets: NonNullable<Account['secrets']>; may: boolean }) {
  const t = useT()
  const [open, setOpen] = useState<SecretName | null>(null)
  return (
    <section className="c-part">
      <h2>{t(accountTexts.secrets)}</h2>
      <ul>
        {secretNames.map(name => {
          const mark = secrets[name]
          return (
            <li key={name}>
              <span className="q-grow">
                <b>{t(labels[name])}</b>
                <span className="q-quiet">
                  {mark.isSet
                    ? t(mark.tail ? accountTexts.secretSet : accountTexts.secretKept, {
                        tail: mark.tail,
                        at: mark.setAt ? date(mark.setAt, 'moment') : '',
                      })
                    : t(accountTexts.secretMissing)}
                </span>
              </span>
              {may && (
                <Button
                  size="small"
                  onClick={() => setOpen(name)}
                  aria-label={`${t(mark.isSet ? accountTexts.replaceSecret : accountTexts.addSecret)} ${t(labels[name])}`}
                >
                  {t(mark.isSet ? accountTexts.replaceSecret : accountTexts.addSecret)}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {open && <SecretSheet accountId={account.id} name={open} label={t(labels[open])} onClose={() => setOpen(null)} />}
    </section>
  )
}

function Settings({ account }: { account: Account }) {
  const t = useT()
  const [name, setName] = useState(account.name)
  const [mode, setMode] = useState(account.mode)
  const save = useAction(
    () => api.channels.changeAccount({ params: { accountId: account.id }, body: { name, ...(mode && { mode }) } }),
    { refreshes: ['channels'], onDone: () => toast(channelTexts.saved) },
  )
  const same = name.trim() === account.name && mode === account.mode
  return (
    <section className="c-part">
      <h2>{t(accountTexts.settings)}</h2>
      <Input label={t(accountTexts.name)} value={name} maxLength={40} onChange={setName} error={fieldError(save.error, 'name')} />
      {mode && (
        <Select
          label={t(accountTexts.mode)}
          value={mode}
          options={[
            { value: 'encrypted', label: t(accountTexts.encrypted) },
            { value: 'plain', label: t(accountTexts.plain) },
          ]}
          onChange={setMode}
        />
      )}
      <ErrorNote error={save.error} small placed />
      <div>
        <Button size="small" busy={save.busy} disabled={same || !name.trim()} onClick={() => void save.run()}>
          {t(channelTexts.save)}
        </Button>
      </div>
    </section>
  )
}

function Disconnect({ account }: { account: Account }) {
  const t = useT()
  const [, go] = useLocation()
  const [open, setOpen] = useState(false)
  const drop = useAction(() => api.channels.disconnect({ params: { accountId: account.id } }), {
    refreshes: ['channels'],
    onDone: () => {
      toast(accountTexts.disconnected)
      go('/channels', { replace: true })
    },
  })
  return (
    <div>
      <Button size="small" kind="plain" onClick={() => setOpen(true)}>
        {t(accountTexts.disconnect)}
      </Button>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={t(accountTexts.disconnectTitle, { name: account.name })}
        verb={t(accountTexts.disconnect)}
        busy={drop.busy}
        onConfirm={() => void drop.run()}
      >
        <p>{t(accountTexts.disconnectHint)}</p>
        <ErrorNote error={drop.error} small />
      </Confirm>
    </div>
  )
}
