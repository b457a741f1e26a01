// The accounts with their balances by class, and a sentence that says whether it all sums to nothing.
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { amountOf } from '#ui/ledger.ts'
import { unitTexts } from '#ui/ledger-texts.ts'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useMay, useSession } from '../shell/session.ts'
import { accountWords } from './account-name.tsx'
import { classTexts, walletTexts } from './texts.ts'

type Account = Answer<Rooms['wallet']['accounts']>[number]
const classes = Object.keys(classTexts) as Account['class'][]
const toneOf: Record<Account['class'], TagTone> = {
  asset: 'green',
  liability: 'ochre',
  income: 'indigo',
  expense: 'plain',
  equity: 'plain',
}
const onDebit = (account: Account): boolean => account.class === 'asset' || account.class === 'expense'

/** What is left of each unit when all balances are added up; nothing, if the books are right. */
function leftOf(accounts: readonly Account[]): Map<Account['unit'], number> {
  const left = new Map<Account['unit'], number>()
  for (const one of accounts) left.set(one.unit, (left.get(one.unit) ?? 0) + (onDebit(one) ? one.balance : -one.balance))
  return left
}

export function AccountsTab() {
  const t = useT()
  const { community } = useSession()
  const read = useRead(api.wallet.accounts, {})
  const currency = community?.currency ?? 'CNY'
  const items = [...(read.data ?? [])].sort(
    (a, b) => a.unit.localeCompare(b.unit) || classes.indexOf(a.class) - classes.indexOf(b.class),
  )
  const sum = (account: Account, amount: number) => <span className="c-sum">{amountOf(account.unit, amount, currency)}</span>
  return (
    <>
      {items.length > 0 && <Balance accounts={items} currency={currency} />}
      <DataTable<Account>
        pages={{ ...read, items, end: true, more: async () => {}, moreAsking: false, moreError: undefined }}
        keyOf={one => one.code}
        label={t(walletTexts.accounts)}
        minWidth={640}
        empty={<Empty title={t(walletTexts.noAccountsTitle)}>{t(walletTexts.noAccountsHint)}</Empty>}
        columns={[
          { key: 'unit', title: t(walletTexts.unit), width: 120, render: (_none, one) => t(unitTexts[one.unit]) },
          {
            key: 'class',
            title: t(walletTexts.class),
            width: 110,
            render: (_none, one) => <Tag tone={toneOf[one.class]}>{t(classTexts[one.class])}</Tag>,
          },
          { key: 'name', title: t(walletTexts.account), render: (_none, one) => <Name account={one} /> },
          {
            key: 'balance',
            title: t(walletTexts.balance),
            align: 'right',
            width: 140,
            render: (_none, one) => sum(one, one.balance),
          },
          {
            key: 'held',
            title: t(walletTexts.held),
            align: 'right',
            width: 120,
            render: (_none, one) => (one.held > 0 ? sum(one, one.held) : '—'),
          },
          {
            key: 'accounts',
            title: t(walletTexts.holders),
            align: 'right',
            width: 90,
            render: (_none, one) => <span className="c-sum">{number(one.accounts)}</span>,
          },
        ]}
      />
    </>
  )
}

function Name({ account: { code } }: { account: Account }) {
  if (code.endsWith(':members')) return <>{accountWords(code)}</>
  return <Link href={`/ledger?account=${encodeURIComponent(code)}`}>{accountWords(code)}</Link>
}

function Balance({ accounts, currency }: { accounts: readonly Account[]; currency: string }) {
  const t = useT()
  const may = useMay()
  const left = [...leftOf(accounts)]
  const odd = left.filter(([, amount]) => amount !== 0)
  const join = (words: string[]) => words.join(t({ zh: '、', en: ', ' }))
  if (odd.length === 0)
    return (
      <p className="c-note c-facts-above">{t(walletTexts.even, { units: join(left.map(([unit]) => t(unitTexts[unit]))) })}</p>
    )
  const by = odd.map(([unit, amount]) =>
    t(walletTexts.oddBy, { unit: t(unitTexts[unit]), amount: amountOf(unit, Math.abs(amount), currency) }),
  )
  return (
    <p className="c-note c-note-ask c-facts-above">
      {t(walletTexts.odd, { units: join(by) })}{' '}
      {may('communities.examine') && <Link href="/doctor">{t(walletTexts.toDoctor)}</Link>}
    </p>
  )
}
