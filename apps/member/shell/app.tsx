// The shell around every screen: ways in, ways on, and what to show when a screen is late, lost or broken.
import './shell.css'
import { Component, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty, Skeleton } from '#ui/kit/states.tsx'
import { Toasts } from '#ui/kit/toast.tsx'
import { boot } from '../api.ts'
import { screens } from '../screens.tsx'
import { shellTexts } from '../texts.ts'
import { OfflineBar } from './offline-bar.tsx'
import { Page } from './page.tsx'
import { TabBar } from './tab-bar.tsx'

export function App() {
  const t = useT()
  return (
    <Router base={boot.basePath ?? ''}>
      <a className="m-skip" href="#main">
        {t(shellTexts.skip)}
      </a>
      <div className="m-shell">
        <OfflineBar />
        <Boundary>
          <Suspense fallback={<Waiting />}>{boot.community ? <Screens /> : <Nowhere />}</Suspense>
        </Boundary>
        <TabBar />
      </div>
      <Toasts />
    </Router>
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

function Broken() {
  const t = useT()
  return (
    <Page title={t(shellTexts.brokenTitle)} bare>
      <Empty
        heading="h1"
        scene="rest"
        title={t(shellTexts.brokenTitle)}
        action={
          <Button kind="primary" onClick={() => location.reload()}>
            {t(shellTexts.reload)}
          </Button>
        }
      >
        {t(shellTexts.brokenHint)}
      </Empty>
    </Page>
  )
}

class Boundary extends Component<{ children: React.ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override componentDidCatch(error: unknown) {
    console.error(error)
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
