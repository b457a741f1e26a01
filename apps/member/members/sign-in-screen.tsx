// The screen of signing in: by code, or by the link that came with it. It also says why one was led out.
import { useEffect, useState } from 'react'
import { useAction } from '#ui/data.ts'
import { type Text, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { isProblem } from '#ui/problem.ts'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { goNext } from './next.ts'
import { NameStep, SignInHere } from './sign-in-here.tsx'
import { memberTexts } from './texts.ts'

const outWords: Record<string, Text> = {
  banned: memberTexts.outBanned,
  left: memberTexts.outLeft,
  erased: memberTexts.outErased,
  ended: memberTexts.outEnded,
}

/** The link's secret: taken from the address at once, so that it does not stay in the history. */
function useLinkToken(): [token: string | undefined, drop: () => void] {
  const [token, setToken] = useState(() => /^#link=([\w-]+)$/.exec(location.hash)?.[1])
  useEffect(() => {
    const read = () => {
      const found = /^#link=([\w-]+)$/.exec(location.hash)?.[1]
      if (!found) return
      setToken(found)
      history.replaceState(history.state, '', location.pathname + location.search)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return [token, () => setToken(undefined)]
}

export function SignInScreen() {
  const t = useT()
  const [token, drop] = useLinkToken()
  const [out] = useState(() => outWords[new URLSearchParams(location.search).get('out') ?? ''])
  return (
    <Page title={t(token ? memberTexts.linkTitle : memberTexts.signInTitle)} back="/">
      {out && (
        <p className="m-out" role="status">
          {t(out)}
        </p>
      )}
      {token ? <ByLink token={token} onOther={drop} /> : <SignInHere lead={t(memberTexts.signInLead)} onIn={goNext} />}
    </Page>
  )
}

/** A press, not the mere opening: mail programs open links to look at them. */
function ByLink({ token, onOther }: { token: string; onOther: () => void }) {
  const t = useT()
  const [named, setNamed] = useState<string | null>(null)
  const enter = useAction(api.members.signInByLink, { onDone: ({ isNew, name }) => (isNew ? setNamed(name) : goNext()) })
  if (named !== null) return <NameStep given={named} onDone={goNext} />
  // A link that was refused once is refused for ever: what is left is a code.
  const dead = isProblem(enter.error) && enter.error.kind === 'refused'
  return (
    <div className="m-sign-in">
      {!dead && <p>{t(memberTexts.linkLead)}</p>}
      <ErrorNote error={enter.error} />
      {dead ? (
        <Button kind="primary" wide onClick={onOther}>
          {t(memberTexts.newCode)}
        </Button>
      ) : (
        <Button kind="primary" wide busy={enter.busy} onClick={() => void enter.run({ body: { token } })}>
          {t(memberTexts.enter)}
        </Button>
      )}
    </div>
  )
}
