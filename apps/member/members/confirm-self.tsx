// Some things are done only by who has just proved to be himself: a code to one of his own addresses, then the thing again.
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { is } from '#ui/problem.ts'
import { api } from '../api.ts'
import type { Identity } from './shapes.ts'
import { memberTexts } from './texts.ts'

/** As `useAction`; when the server first wants a proof, `asking` is the sheet that gets it and then does the thing. */
export function useProved<A extends unknown[], R>(act: (...args: A) => Promise<R>, onDone?: (answer: R) => void) {
  const [again, setAgain] = useState<A | null>(null)
  const action = useAction(
    async (...args: A) => {
      try {
        return { answer: await act(...args) }
      } catch (error) {
        if (!is(error, 'members.confirm-first')) throw error
        setAgain(args)
        return null
      }
    },
    { onDone: done => done && onDone?.(done.answer) },
  )
  const asking = again && (
    <ConfirmSelf
      onClose={() => setAgain(null)}
      onConfirmed={() => {
        setAgain(null)
        void action.run(...again)
      }}
    />
  )
  return { ...action, asking }
}

const sendable = (identity: Identity): boolean => identity.kind === 'email' || identity.kind === 'phone'

function ConfirmSelf({ onClose, onConfirmed }: { onClose: () => void; onConfirmed: () => void }) {
  const t = useT()
  const me = useRead(api.members.me, {})
  const [sent, setSent] = useState<{ codeId: string; to: string } | null>(null)
  const [code, setCode] = useState('')
  const send = useAction(async ({ id, subject }: Identity) => {
    const { codeId } = await api.members.sendConfirmCode({ body: { identityId: id } })
    setCode('')
    setSent({ codeId, to: subject })
  })
  const confirm = useAction(api.members.confirm, { onDone: onConfirmed })
  const identities = me.data?.identities.filter(sendable)
  return (
    <Sheet open title={t(memberTexts.confirmTitle)} onClose={onClose} held={confirm.busy}>
      <div className="q-stack">
        <p>{sent ? t(memberTexts.codeSent, { address: sent.to }) : t(memberTexts.confirmLead)}</p>
        {!identities && <Skeleton kind="text" count={1} />}
        {!sent &&
          identities?.map(identity => (
            <Button key={identity.id} busy={send.busy} onClick={() => void send.run(identity)}>
              {t(memberTexts.sendTo, { address: identity.subject })}
            </Button>
          ))}
        {sent && (
          <form
            className="q-stack"
            onSubmit={event => {
              event.preventDefault()
              void confirm.run({ body: { codeId: sent.codeId, code } })
            }}
          >
            <CodeInput value={code} onChange={setCode} />
            <Button kind="primary" wide submit busy={confirm.busy} disabled={code.length !== 6}>
              {t(memberTexts.confirm)}
            </Button>
            <Button kind="plain" onClick={() => setSent(null)}>
              {t(memberTexts.otherAddress)}
            </Button>
          </form>
        )}
        <ErrorNote error={confirm.error ?? send.error ?? me.error} small />
      </div>
    </Sheet>
  )
}

/** Pasted with spaces, or typed with the full-width digits of an input method. */
export function CodeInput({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const t = useT()
  return (
    <Input
      className="m-code"
      label={t(memberTexts.code)}
      inputMode="numeric"
      autoComplete="one-time-code"
      placeholder="000000"
      value={value}
      onChange={typed => onChange(typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6))}
    />
  )
}
