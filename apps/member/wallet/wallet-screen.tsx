// The wallet: what one holds in each unit one ever had, and the statement of the chosen one.
import './wallet.css'
import { useSearchParams } from 'wouter'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { amountOf } from '#ui/ledger.ts'
import { unitTexts } from '#ui/ledger-texts.ts'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { currency, type HeldUnit, type Holding } from './shapes.ts'
import { Statement } from './statement.tsx'
import { walletTexts } from './texts.ts'

export function WalletScreen() {
  const t = useT()
  return (
    <Page title={t(walletTexts.wallet)} back="/me">
      {boot.me ? <Wallet /> : <SignInFirst />}
    </Page>
  )
}

const isEmpty = (holding: Holding | undefined): boolean => !holding || (holding.balance === 0 && holding.held === 0)

/** Where nothing is left, a single line tells whether there ever was something. */
function useEver(unit: HeldUnit, holdings: readonly Holding[] | undefined): boolean | undefined {
  const holding = holdings?.find(one => one.unit === unit)
  const asked = holding && isEmpty(holding) ? { query: { unit, limit: 1 } } : null
  const lines = useRead(api.wallet.myStatement, asked)
  if (!holding) return undefined
  return isEmpty(holding) ? lines.data && lines.data.items.length > 0 : true
}

function Wallet() {
  const t = useT()
  const holdings = useRead(api.wallet.mine, {})
  const [search, setSearch] = useSearchParams()
  const ever = {
    points: useEver('points', holdings.data),
    credit: useEver('credit', holdings.data),
    commission: useEver('commission', holdings.data),
  }
  if (!holdings.data) {
    return holdings.error ? <ErrorNote error={holdings.error} onRetry={holdings.reload} /> : <Skeleton kind="card" />
  }
  if (Object.values(ever).every(known => known === undefined)) return <Skeleton kind="card" />
  const order: readonly HeldUnit[] = ['points', 'credit', 'commission']
  const used = order.flatMap(unit => holdings.data!.filter(one => one.unit === unit && ever[unit]))
  const chosen = used.find(one => one.unit === search.get('unit')) ?? used.find(one => !isEmpty(one)) ?? used[0]
  if (!chosen) {
    if (Object.values(ever).includes(undefined)) return <Skeleton kind="card" />
    return <Empty title={t(walletTexts.emptyTitle)}>{t(walletTexts.emptyHint)}</Empty>
  }
  return (
    <div className="q-stack m-wallet">
      <ErrorNote error={holdings.error} onRetry={holdings.reload} small />
      <ul className="m-purses" aria-label={t(walletTexts.holdings)}>
        {used.map(holding => (
          <li key={holding.unit}>
            <Purse
              holding={holding}
              chosen={holding === chosen}
              onChoose={used.length > 1 ? () => setSearch({ unit: holding.unit }, { replace: true }) : undefined}
            />
          </li>
        ))}
      </ul>
      <Statement key={chosen.unit} unit={chosen.unit} />
    </div>
  )
}

interface PurseProps {
  holding: Holding
  chosen: boolean
  onChoose: (() => void) | undefined
}

function Purse({ holding, chosen, onChoose }: PurseProps) {
  const t = useT()
  const told = (amount: number) => amountOf(holding.unit, amount, currency())
  const { available, held, expiring } = holding
  const inner = (
    <>
      <span className="m-purse-unit">{t(unitTexts[holding.unit])}</span>
      <span className="q-song m-purse-sum">{told(available)}</span>
      <span className="m-purse-note">{t(walletTexts.available)}</span>
      {held > 0 && <span className="m-purse-note">{t(walletTexts.held, { amount: told(held) })}</span>}
      {expiring && (
        <span className="m-purse-note" title={date(expiring.at, 'full')}>
          {t(walletTexts.expiring, { amount: told(expiring.amount), day: date(expiring.at) })}
        </span>
      )}
    </>
  )
  if (!onChoose) return <div className="m-purse">{inner}</div>
  return (
    <button type="button" className="m-purse" aria-pressed={chosen} onClick={onChoose}>
      {inner}
    </button>
  )
}
