// Signing in, as a form without a network: an address, then the code that went there.
import './sign-in.css'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { memberTexts } from './texts.ts'

export type Way = 'email' | 'phone'
export interface SignInProps {
  ways: readonly Way[]
  /** Sends the code; the seconds before another may be asked for, or null when none went out. */
  onSend: (way: Way, address: string) => Promise<number | null>
  onEnter: (way: Way, address: string, code: string) => Promise<unknown>
  busy: boolean
  error: unknown
  /** Said beside the code, e.g. where a try-out writes it. */
  note?: string | undefined
}

export function SignIn({ ways, onSend, onEnter, busy, error, note }: SignInProps) {
  const [way, setWay] = useState<Way>(ways[0] ?? 'email')
  const [address, setAddress] = useState('')
  const [sentTo, setSentTo] = useState<string>()
  const [waitSeconds, setWaitSeconds] = useState(0)
  const send = async (to = address.trim()) => {
    const wait = to ? await onSend(way, to) : null
    if (wait === null) return null
    setWaitSeconds(wait)
    setSentTo(to)
    return wait
  }
  if (sentTo !== undefined)
    return (
      <CodeStep
        {...{ sentTo, busy, error, waitSeconds, note }}
        onSend={() => send(sentTo)}
        onEnter={code => onEnter(way, sentTo, code)}
        onBack={() => setSentTo(undefined)}
      />
    )
  const step = <AddressStep {...{ way, address, setAddress, busy, error }} onSend={() => send()} />
  return ways.length > 1 ? <WayTabs {...{ ways, way, setWay }}>{step}</WayTabs> : step
}

function WayTabs({
  ways,
  way,
  setWay,
  children,
}: {
  ways: readonly Way[]
  way: Way
  setWay: (way: Way) => void
  children: React.ReactNode
}) {
  const t = useT()
  const names = { email: t(memberTexts.byEmail), phone: t(memberTexts.byPhone) }
  return (
    <Tabs label={t(memberTexts.ways)} tabs={ways.map(key => ({ key, title: names[key] }))} chosen={way} onChoose={setWay}>
      {children}
    </Tabs>
  )
}

interface AddressStepProps {
  way: Way
  address: string
  setAddress: (address: string) => void
  busy: boolean
  error: unknown
  onSend: () => Promise<unknown>
}

function AddressStep({ way, address, setAddress, busy, error, onSend }: AddressStepProps) {
  const t = useT()
  const email = way === 'email'
  return (
    <form
      className="m-sign-in"
      onSubmit={event => {
        event.preventDefault()
        void onSend()
      }}
    >
      <Input
        key={way}
        label={t(email ? memberTexts.byEmail : memberTexts.byPhone)}
        hint={t(email ? memberTexts.emailHint : memberTexts.phoneHint)}
        type={email ? 'email' : 'tel'}
        inputMode={email ? 'email' : 'tel'}
        autoComplete={email ? 'email' : 'tel'}
        placeholder={email ? 'ling@example.com' : '138 0000 0000'}
        value={address}
        onChange={setAddress}
      />
      <ErrorNote error={error} onRetry={onSend} small />
      <Button kind="primary" wide submit busy={busy}>
        {t(memberTexts.sendCode)}
      </Button>
    </form>
  )
}

function useCountdown(from: number): [left: number, begin: (seconds: number) => void] {
  const [left, setLeft] = useState(from)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}

interface CodeStepProps {
  sentTo: string
  busy: boolean
  error: unknown
  waitSeconds: number
  note: string | undefined
  onSend: () => Promise<number | null>
  onEnter: (code: string) => Promise<unknown>
  onBack: () => void
}

function CodeStep({ sentTo, busy, error, waitSeconds, note, onSend, onEnter, onBack }: CodeStepProps) {
  const t = useT()
  const [code, setCode] = useState('')
  const [left, begin] = useCountdown(waitSeconds)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const type = (typed: string) => {
    // Pasted with spaces, or typed with the full-width digits of an input method.
    const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6)
    setCode(digits)
    if (digits.length === 6 && digits !== code) void onEnter(digits)
  }
  return (
    <form
      ref={box}
      className="m-sign-in"
      onSubmit={event => {
        event.preventDefault()
        if (code.length === 6) void onEnter(code)
      }}
    >
      <p>{note ?? t(memberTexts.codeSent, { address: sentTo })}</p>
      <Input
        className="m-code"
        label={t(memberTexts.code)}
        hint={left > 0 ? t(memberTexts.sendAgainIn, { seconds: left }) : t(memberTexts.notThere)}
        inputMode="numeric"
        autoComplete="one-time-code"
        placeholder="000000"
        value={code}
        onChange={type}
      />
      <ErrorNote error={error} small />
      <Button kind="primary" wide submit busy={busy}>
        {t(memberTexts.enter)}
      </Button>
      <div className="q-row q-row-apart">
        <Button kind="plain" onClick={onBack}>
          {t(memberTexts.otherAddress)}
        </Button>
        <Button kind="plain" disabled={left > 0} onClick={() => void onSend().then(wait => wait !== null && begin(wait))}>
          {t(memberTexts.sendAgain)}
        </Button>
      </div>
    </form>
  )
}
