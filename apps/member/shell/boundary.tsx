// Catches what a screen throws, so that the way to the others stays open.
import { Component } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { shellTexts } from '../texts.ts'
import { Page } from './page.tsx'

export class Boundary extends Component<{ children: React.ReactNode; at?: string }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override componentDidCatch(error: unknown) {
    console.error(error)
  }
  override componentDidUpdate(before: { at?: string }) {
    if (this.state.broken && before.at !== this.props.at) this.setState({ broken: false })
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
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
