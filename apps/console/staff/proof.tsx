// Dangerous acts ask once more who one is. An act that is refused for that waits for the proof and is then done.
import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { useState, useSyncExternalStore } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { is, isProblem } from '#ui/problem.ts'
import { api } from '../api.ts'
import { useSession } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'

type Settle = (proved: boolean) => void
let waiting: Settle | null = null
const watchers = new Set<() => void>()
function wait(settle: Settle | null): void {
  waiting = settle
  for (const tell of watchers) tell()
}
const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => watchers.delete(tell)
}
const askProof = (): Promise<boolean> => new Promise(resolve => wait(resolve))

/** `useAction`, for acts that may be refused with staff.confirm-first. */
export function useProved<A extends unknown[], R>(
  act: (...args: A) => Promise<R>,
  options: { refreshes?: string[]; onDone?: (answer: R) => void } = {},
) {
  return useAction(async (...args: A) => {
    try {
      return await act(...args)
    } catch (error) {
      if (!is(error, 'staff.confirm-first') || !(await askProof())) throw error
      return act(...args)
    }
  }, options)
}

/** Stands once on every page that holds such acts. */
export function ProofDoor() {
  const t = useT()
  const settle = useSyncExternalStore(watch, () => waiting)
  const end = (proved: boolean) => {
    settle?.(proved)
    wait(null)
  }
  return (
    <Sheet open={settle !== null} onClose={() => end(false)} title={t(accountTexts.proofTitle)}>
      {settle && <Proof onProved={() => end(true)} />}
    </Sheet>
  )
}

function Proof({ onProved }: { onProved: () => void }) {
  const t = useT()
  const { me } = useSession()
  const byCode = me.factors.totp || me.factors.recoveryCodesLeft > 0
  const [typed, setTyped] = useState('')
  const confirm = useAction(api.staff.confirm, { onDone: onProved })
  const passkey = useAction(
    async () => {
      const optionsJSON = (await api.staff.confirmPasskeyOptions()) as PublicKeyCredentialRequestOptionsJSON
      const proof = await startAuthentication({ optionsJSON })
      return api.staff.confirmPasskey({
        body: { proof: { ...proof, clientExtensionResults: { ...proof.clientExtensionResults } } },
      })
    },
    { onDone: onProved },
  )
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void confirm.run({ body: byCode ? { code: typed } : { password: typed } })
      }}
    >
      <p className="q-quiet">{t(accountTexts.proofLead)}</p>
      <input hidden type="email" autoComplete="username" value={me.email} readOnly />
      <Input
        label={t(byCode ? accountTexts.code : accountTexts.password)}
        type={byCode ? 'text' : 'password'}
        autoComplete={byCode ? 'one-time-code' : 'current-password'}
        value={typed}
        onChange={setTyped}
      />
      <ErrorNote error={confirm.error} small />
      {passkey.error !== undefined &&
        (isProblem(passkey.error) ? (
          <ErrorNote error={passkey.error} small />
        ) : (
          <p className="q-quiet">{t(accountTexts.passkeyStopped)}</p>
        ))}
      <div className="q-row">
        <Button kind="primary" submit busy={confirm.busy}>
          {t(accountTexts.prove)}
        </Button>
        {me.factors.passkeys > 0 && (
          <Button busy={passkey.busy} onClick={() => void passkey.run()}>
            {t(accountTexts.withPasskey)}
          </Button>
        )}
      </div>
    </form>
  )
}
