// Signing in: e-mail and password, then the second proof where one is set up; or a passkey alone.
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { fieldError, isProblem } from '#ui/problem.ts'
import { api } from '../api.ts'
import { OutsideFrame } from './outside-frame.tsx'
import { staffTexts } from './texts.ts'

type Step = Awaited<ReturnType<typeof api.staff.signIn>>

export function SignInPage() {
  const t = useT()
  const door = useRead(api.staff.door, {})
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const [pending, setPending] = useState<Step>()
  const goOn = (step: Step) => {
    if (step.next !== 'in') return setPending(step)
    answers.clear()
    const next = search.get('next') ?? ''
    // Only within the console: a link must not lead a signed-in operator elsewhere.
    go(/^\/console(\/[\w/-]*)?$/.test(next) ? `~${next}` : '~/console', { replace: true })
  }
  if (pending)
    return (
      <OutsideFrame title={t(staffTexts.secondTitle)} lead={t(staffTexts.secondLead)}>
        <SecondStep step={pending} onStep={goOn} onBack={() => setPending(undefined)} />
      </OutsideFrame>
    )
  return (
    <OutsideFrame title={t(staffTexts.signIn)} lead={door.data?.ownerKnown === false ? t(staffTexts.noOwner) : undefined}>
      <FirstStep passkeys={door.data?.passkeys === true} onStep={goOn} />
    </OutsideFrame>
  )
}

function FirstStep({ passkeys, onStep }: { passkeys: boolean; onStep: (step: Step) => void }) {
  const t = useT()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useAction(api.staff.signIn, { onDone: onStep })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void signIn.run({ body: { email, password } })
      }}
    >
      <Input
        label={t(staffTexts.email)}
        type="email"
        autoComplete="username webauthn"
        value={email}
        onChange={setEmail}
        error={fieldError(signIn.error, 'email')}
      />
      <Input
        label={t(staffTexts.password)}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={fieldError(signIn.error, 'password')}
      />
      <ErrorNote error={signIn.error} small placed />
      <Button kind="primary" wide submit busy={signIn.busy}>
        {t(staffTexts.enter)}
      </Button>
      {passkeys && <PasskeyButton onStep={onStep} />}
    </form>
  )
}

function SecondStep({ step, onStep, onBack }: { step: Step; onStep: (step: Step) => void; onBack: () => void }) {
  const t = useT()
  const [code, setCode] = useState('')
  const check = useAction(api.staff.signInCode, { onDone: onStep })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const pending = step.pending!
  return (
    <form
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        void check.run({ body: { pending, code } })
      }}
    >
      <Input label={t(staffTexts.code)} autoComplete="one-time-code" value={code} onChange={setCode} />
      <ErrorNote error={check.error} small />
      <Button kind="primary" wide submit busy={check.busy}>
        {t(staffTexts.enter)}
      </Button>
      {step.factors.includes('passkey') && <PasskeyButton pending={pending} onStep={onStep} />}
      <Button kind="plain" onClick={onBack}>
        {t(staffTexts.startOver)}
      </Button>
    </form>
  )
}

/** The browser's own dialog; closing it is not an error worth a red line, only a word. */
function PasskeyButton({ pending, onStep }: { pending?: string; onStep: (step: Step) => void }) {
  const t = useT()
  const prove = useAction(
    async () => {
      const optionsJSON = (await api.staff.signInPasskeyOptions({ body: { pending } })) as PublicKeyCredentialRequestOptionsJSON
      const proof = await startAuthentication({ optionsJSON })
      const clientExtensionResults = { ...proof.clientExtensionResults }
      return api.staff.signInPasskey({ body: { pending, proof: { ...proof, clientExtensionResults } } })
    },
    { onDone: onStep },
  )
  return (
    <>
      <Button wide busy={prove.busy} onClick={() => void prove.run()}>
        {t(staffTexts.withPasskey)}
      </Button>
      {prove.error !== undefined &&
        (isProblem(prove.error) ? (
          <ErrorNote error={prove.error} small />
        ) : (
          <p className="q-quiet">{t(staffTexts.passkeyStopped)}</p>
        ))}
    </>
  )
}
