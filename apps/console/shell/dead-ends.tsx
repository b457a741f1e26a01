// Where a path ends: not found, not yours, broken.
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { frameTexts } from '../texts.ts'

export function Lost() {
  const t = useT()
  return (
    <main className="c-alone" id="main" tabIndex={-1}>
      <Empty
        heading="h1"
        scene="trail"
        title={t(frameTexts.lostTitle)}
        action={<Link href="~/console">{t(frameTexts.home)}</Link>}
      >
        {t(frameTexts.lostHint)}
      </Empty>
    </main>
  )
}

export function NotYours() {
  const t = useT()
  return (
    <Empty heading="h1" scene="trail" title={t(frameTexts.notYours)}>
      {t(frameTexts.notYoursHint)}
    </Empty>
  )
}

export function Broken() {
  const t = useT()
  return (
    <main className="c-alone" id="main" tabIndex={-1}>
      <Empty
        heading="h1"
        scene="rest"
        title={t(frameTexts.brokenTitle)}
        action={
          <Button kind="primary" onClick={() => location.reload()}>
            {t(frameTexts.reload)}
          </Button>
        }
      >
        {t(frameTexts.brokenHint)}
      </Empty>
    </main>
  )
}
