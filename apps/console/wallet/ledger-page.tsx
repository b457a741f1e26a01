// The ledger, a tab each: the journal, the accounts, the closed months.
import '../shell/room.css'
import './wallet.css'
import { useLocation } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Page } from '../shell/page.tsx'
import { AccountsTab } from './accounts-tab.tsx'
import { JournalTab } from './journal-tab.tsx'
import { MonthsTab } from './months-tab.tsx'
import { walletTexts } from './texts.ts'

const tabs = { journal: JournalTab, accounts: AccountsTab, months: MonthsTab }
type TabKey = keyof typeof tabs

export function LedgerPage({ tab }: { tab?: string }) {
  const t = useT()
  const [, go] = useLocation()
  const chosen = tab !== undefined && tab in tabs ? (tab as TabKey) : 'journal'
  const Tab = tabs[chosen]
  return (
    <Page title={t(walletTexts.ledger)} lead={t(walletTexts.lead)}>
      <Tabs<TabKey>
        label={t(walletTexts.ledger)}
        chosen={chosen}
        onChoose={key => go(key === 'journal' ? '/ledger' : `/ledger/${key}`, { replace: true })}
        tabs={(Object.keys(tabs) as TabKey[]).map(key => ({ key, title: t(walletTexts[key]) }))}
      >
        <div className="c-tabbed">
          <Tab />
        </div>
      </Tabs>
    </Page>
  )
}
