// The screen of signing in: by code, or by the link that came with it.
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { currentLocale, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api, boot } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { SignIn, type Way } from './sign-in.tsx'
import { memberTexts } from './texts.ts'

/** The page is drawn anew for the one who came in; `next` only leads within this app. */
function goIn({ missing }: { missing: string[] }): void {
  const next = new URLSearchParams(location.search).get('next') ?? ''
  const path = missing.length > 0 ? '/me' : /^\/(?!\/)[\w/-]*$/.test(next) ? next : '/'
  location.assign((boot.basePath ?? '') + path)
}

export function SignInScreen() {
  const t = useT()
  const [token] = useState(() => /^#link=([\w-]+)$/.exec(location.hash)?.[1])
  return (
    <Page title={t(token ? memberTexts.linkTitle : memberTexts.signInTitle)} back="/me">
      {token ? <ByLink token={token} /> : <ByCode />}
    </Page>
  )
}

/** A press, not the mere opening: mail programs open links to look at them. */
function ByLink({ token }: { token: string }) {
  const t = useT()
  const enter = useAction(api.members.signInByLink, { onDone: goIn })
  return (
    <div className="m-sign-in">
      <p>{t(memberTexts.linkLead)}</p>
      <ErrorNote error={enter.error} />
      <Button kind="primary" wide busy={enter.busy} onClick={() => void enter.run({ body: { token } })}>
        {t(memberTexts.enter)}
      </Button>
    </div>
  )
}

function ByCode() {
  const t = useT()
  const ways = useRead(api.members.ways, {})
  const [codeId, setCodeId] = useState('')
  const send = useAction(api.members.sendCode)
  const enter = useAction(api.members.signIn, { onDone: goIn })
  if (!ways.data) return ways.error ? <ErrorNote error={ways.error} onRetry={ways.reload} /> : <Skeleton kind="text" count={1} />
  const { email, phone } = ways.data
  const open = (['email', 'phone'] as const).filter(way => (way === 'email' ? email : phone))
  if (open.length === 0) return <p>{t(memberTexts.noWay)}</p>
  const onSend = async (kind: Way, subject: string) => {
    enter.reset()
    const sent = await send.run({ body: { kind, subject, locale: currentLocale() } })
    if (!sent) return null
    setCodeId(sent.codeId)
    return Math.max(0, Math.ceil((new Date(sent.againAt).getTime() - Date.now()) / 1000))
  }
  return (
    <>
      <p className="q-quiet">{t(memberTexts.signInLead)}</p>
      <SignIn
        ways={open}
        onSend={onSend}
        onEnter={(_way, _address, code) => enter.run({ body: { codeId, code } })}
        busy={send.busy || enter.busy}
        error={enter.error ?? send.error}
        note={ways.data.console ? t(memberTexts.consoleHint) : undefined}
      />
    </>
  )
}
