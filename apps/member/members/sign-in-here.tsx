// Signing in, wherever it is needed: the address, the code, and for who is new a name.
import './sign-in.css'
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { currentLocale, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import { SignIn, type Way } from './sign-in.tsx'
import { memberTexts } from './texts.ts'

/** What the code has proved; somebody new is asked for a name before going on. */
export function SignInHere({ onIn, lead }: { onIn: () => void; lead?: string }) {
  const t = useT()
  const ways = useRead(api.members.ways, {})
  const [codeId, setCodeId] = useState('')
  const [named, setNamed] = useState<string | null>(null)
  const send = useAction(api.members.sendCode)
  const enter = useAction(api.members.signIn, { onDone: ({ isNew, name }) => (isNew ? setNamed(name) : onIn()) })
  if (named !== null) return <NameStep given={named} onDone={onIn} />
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
      {lead && <p className="q-quiet">{lead}</p>}
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

export function NameStep({ given, onDone }: { given: string; onDone: () => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const save = useAction(api.members.changeMe, { onDone })
  return (
    <form
      className="m-sign-in"
      onSubmit={event => {
        event.preventDefault()
        if (name.trim()) void save.run({ body: { name } })
        else onDone()
      }}
    >
      <p>{t(memberTexts.welcome)}</p>
      <Input
        label={t(memberTexts.yourName)}
        hint={t(memberTexts.nameHint)}
        placeholder={given}
        optional
        autoComplete="nickname"
        maxLength={40}
        value={name}
        onChange={setName}
        error={fieldError(save.error, 'name')}
      />
      <ErrorNote error={save.error} small placed />
      <Button kind="primary" wide submit busy={save.busy}>
        {t(memberTexts.goOn)}
      </Button>
    </form>
  )
}
