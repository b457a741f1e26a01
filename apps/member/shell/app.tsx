// The shell around every screen: ways in, ways on, and what to show when a screen is late, lost or broken.
import './shell.css'
import { Suspense, useEffect } from 'react'
import { Route, Router, Switch, useLocation } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Empty, Skeleton } from '#ui/kit/states.tsx'
import { Toasts } from '#ui/kit/toast.tsx'
import { boot } from '../api.ts'
import { useContentHeard } from '../content/heard.tsx'
import { useGroupsHeard } from '../groups/heard.ts'
import { screens } from '../screens.tsx'
import { shellTexts } from '../texts.ts'
import { useWalletHeard } from '../wallet/heard.ts'
import { Boundary } from './boundary.tsx'
import { leadOut } from './live.ts'
import { OfflineBar } from './offline-bar.tsx'
import { Page } from './page.tsx'
import { TabBar } from './tab-bar.tsx'
import { UndoBar } from './undo.tsx'

/** The session ended elsewhere: out through the door, once. */
function useSignedOut(): void {
  useEffect(() => {
    const out = (event: Event) => boot.me && leadOut((event as CustomEvent<string>).detail)
    addEventListener('signedout', out)
    return () => removeEventListener('signedout', out)
  }, [])
}

export function App() {
  const t = useT()
  useSignedOut()
  useContentHeard()
  useGroupsHeard()
  useWalletHeard()
  return (
    <Router base={boot.basePath ?? ''}>
      <a className="m-skip" href="#main">
        {t(shellTexts.skip)}
      </a>
      <div className="m-shell">
        {boot.community?.demo && <aside className="m-demo">{t(shellTexts.demo)}</aside>}
        <OfflineBar />
        <Held />
        <TabBar />
      </div>
      <UndoBar />
      <Toasts />
    </Router>
  )
}

function Held() {
  const [at] = useLocation()
  return (
    <Boundary at={at}>
      <Suspense fallback={<Waiting />}>{boot.community ? <Screens /> : <Nowhere />}</Suspense>
    </Boundary>
  )
}

const Screens = () => (
  <Switch>
    {screens.map(({ path, screen: Screen }) => (
      <Route key={path} path={path}>
        {params => <Screen {...params} />}
      </Route>
    ))}
    <Route>
      <Lost />
    </Route>
  </Switch>
)

const Waiting = () => (
  <Page>
    <Skeleton kind="text" />
  </Page>
)

export function Lost() {
  const t = useT()
  return (
    <Page title={t(shellTexts.lostTitle)} bare>
      <Empty
        heading="h1"
        scene="trail"
        title={t(shellTexts.lostTitle)}
        action={<a href={boot.basePath || '/'}>{t(shellTexts.home)}</a>}
      >
        {t(shellTexts.lostHint)}
      </Empty>
    </Page>
  )
}

function Nowhere() {
  const t = useT()
  return (
    <Page title={t(shellTexts.nowhereTitle)} bare>
      <Empty heading="h1" title={t(shellTexts.nowhereTitle)}>
        {t(shellTexts.nowhereHint)}
      </Empty>
    </Page>
  )
}
