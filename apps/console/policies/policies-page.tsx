// What the law allows here, a tab each: the rules, a text to try, what was changed, what was let open.
import '../shell/room.css'
import './policies.css'
import { useLocation } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Page } from '../shell/page.tsx'
import { DecisionsTab } from './decisions-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { RulesTab } from './rules-tab.tsx'
import { policyTexts } from './texts.ts'
import { TryTab } from './try-tab.tsx'

const tabs = { rules: RulesTab, try: TryTab, history: HistoryTab, decisions: DecisionsTab }
type TabKey = keyof typeof tabs

export function PoliciesPage({ tab }: { tab?: string }) {
  const t = useT()
  const [, go] = useLocation()
  const chosen = tab !== undefined && tab in tabs ? (tab as TabKey) : 'rules'
  const Tab = tabs[chosen]
  return (
    <Page title={t(policyTexts.title)} lead={t(policyTexts.lead)} width="normal">
      <Tabs<TabKey>
        label={t(policyTexts.title)}
        chosen={chosen}
        onChoose={key => go(key === 'rules' ? '/policies' : `/policies/${key}`, { replace: true })}
        tabs={(Object.keys(tabs) as TabKey[]).map(key => ({ key, title: t(policyTexts[key]) }))}
      >
        <div className="c-tabbed">
          <Tab />
        </div>
      </Tabs>
    </Page>
  )
}
