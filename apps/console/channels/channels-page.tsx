// The accounts by which people are reached, and how each of them stands.
import './channels.css'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { IconPlus } from '#ui/kit/icons.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import { ChannelsNav } from './channels-nav.tsx'
import { channelTexts, kindTexts } from './texts.ts'

export type Account = Answer<Rooms['channels']['account']>

export function ChannelsPage() {
  const t = useT()
  const may = useMay()('channels.edit')
  const accounts = useRead(api.channels.accounts, {})
  const wechat = accounts.data?.filter(account => account.kind === 'wechat') ?? []
  const others = accounts.data?.filter(account => account.kind !== 'wechat') ?? []
  const connect = may && (
    <Link href="/channels/connect" className="q-button q-button-primary q-button-small">
      <IconPlus size={18} />
      {t(channelTexts.connect)}
    </Link>
  )
  return (
    <Page title={t(channelTexts.channels)} lead={t(accountTexts.lead)} actions={wechat.length > 0 && connect}>
      <ChannelsNav part="channels" />
      {accounts.loading && <Skeleton kind="card" count={2} />}
      <ErrorNote error={accounts.error} onRetry={accounts.reload} />
      {accounts.data && wechat.length === 0 && (
        <Empty title={t(accountTexts.noWechat)} action={connect}>
          {t(accountTexts.noWechatHint)}
        </Empty>
      )}
      <ul className="c-accounts">
        {[...wechat, ...others].map(account => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
    </Page>
  )
}

function AccountCard({ account }: { account: Account }) {
  const t = useT()
  return (
    <li className="c-account-card">
      <p className="q-row q-row-apart">
        <span className="q-quiet">{t(kindTexts[account.kind])}</span>
        <StateOf account={account} />
      </p>
      <h2>
        <Link href={`/channels/accounts/${account.id}`}>{account.name}</Link>
      </h2>
      {account.missing.length > 0 && <p>{t(accountTexts.missing, { list: account.missing.join(t({ zh: '、', en: ', ' })) })}</p>}
      {account.kind === 'wechat' ? (
        <p className="q-quiet">
          {t(accountTexts.followers, { count: number(account.followers) })} · {t(accountTexts.heard)}{' '}
          {account.heardAt ? <RelativeTime at={account.heardAt} /> : t(accountTexts.never)}
        </p>
      ) : (
        account.missing.length > 0 && <p className="q-quiet">{t(accountTexts.byServer)}</p>
      )}
    </li>
  )
}

export function StateOf({ account }: { account: Account }) {
  const t = useT()
  if (account.kind !== 'wechat')
    return account.canSend ? (
      <Tag tone="green">{t(accountTexts.canSend)}</Tag>
    ) : (
      <Tag tone="ochre">{t(accountTexts.notReady)}</Tag>
    )
  if (account.canReceive && account.canSend && account.verifiedAt) return <Tag tone="green">{t(accountTexts.ready)}</Tag>
  if (account.canReceive && account.verifiedAt) return <Tag tone="green">{t(accountTexts.canReceive)}</Tag>
  return <Tag tone="cinnabar">{t(account.canReceive ? accountTexts.unverified : accountTexts.half)}</Tag>
}
