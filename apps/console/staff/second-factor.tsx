// The authenticator app and the recovery codes.
import { useEffect, useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { useSession } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import { useProved } from './proof.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Begun = Answer<Rooms['staff']['beginTotp']>

export function SecondFactor() {
  const t = useT()
  const { me } = useSession()
  const { totp, passkeys, recoveryCodesLeft } = me.factors
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<string[]>([])
  const begin = useProved(api.staff.beginTotp, { onDone: setBegun })
  const remove = useProved(api.staff.removeTotp, { refreshes: ['staff'], onDone: () => toast(accountTexts.totpRemoved) })
  const renew = useProved(api.staff.renewRecoveryCodes, {
    refreshes: ['staff'],
    onDone: answer => setCodes(answer.recoveryCodes),
  })
  return (
    <Block title={t(accountTexts.second)}>
      {!totp && passkeys === 0 && <p className="c-note c-note-ask">{t(accountTexts.secondNone)}</p>}
      <div className="c-line">
        <span className="q-grow">{t(accountTexts.totp)}</span>
        {totp && <Tag tone="green">{t(accountTexts.totpOn)}</Tag>}
        {totp ? (
          <Button size="small" busy={remove.busy} onClick={() => void remove.run()}>
            {t(accountTexts.totpRemove)}
          </Button>
        ) : (
          <Button size="small" kind="primary" busy={begin.busy} onClick={() => void begin.run()}>
            {t(accountTexts.totpSetUp)}
          </Button>
        )}
      </div>
      {(totp || passkeys > 0) && (
        <div className="c-line">
          <span className="q-grow">{t(accountTexts.recovery)}</span>
          <Tag tone={recoveryCodesLeft > 2 ? 'plain' : 'cinnabar'}>
            {t(accountTexts.recoveryLeft, { count: recoveryCodesLeft })}
          </Tag>
          <Button size="small" busy={renew.busy} onClick={() => void renew.run()}>
            {t(accountTexts.recoveryRenew)}
          </Button>
        </div>
      )}
      <ErrorNote error={begin.error ?? remove.error ?? renew.error} small />
      <Sheet open={begun !== null} onClose={() => setBegun(null)} title={t(accountTexts.totpSetUp)}>
        {begun && (
          <TotpForm
            begun={begun}
            onDone={fresh => {
              setBegun(null)
              setCodes(fresh)
              toast(accountTexts.totpDone)
            }}
          />
        )}
      </Sheet>
      <RecoveryCodes codes={codes} onClose={() => setCodes([])} />
    </Block>
  )
}

function TotpForm({ begun, onDone }: { begun: Begun; onDone: (codes: string[]) => void }) {
  const t = useT()
  const [code, setCode] = useState('')
  const [picture, setPicture] = useState<string>()
  const confirm = useProved(api.staff.confirmTotp, { refreshes: ['staff'], onDone: answer => onDone(answer.recoveryCodes) })
  useEffect(() => {
    // Drawn here: the secret must not travel to be made a picture.
    void import('qrcode').then(async ({ default: qr }) => setPicture(await qr.toDataURL(begun.uri, { margin: 0, width: 352 })))
  }, [begun.uri])
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void confirm.run({ body: { code } })
      }}
    >
      <p>{t(accountTexts.totpScan)}</p>
      {picture && <img className="c-totp-qr" src={picture} alt={t(accountTexts.totpScan)} width="192" height="192" />}
      <p className="q-quiet">
        {t(accountTexts.totpSecret)} <span className="c-mono">{begun.secret}</span>
      </p>
      <Input label={t(accountTexts.totpCode)} inputMode="numeric" autoComplete="one-time-code" value={code} onChange={setCode} />
      <ErrorNote error={confirm.error} small />
      <Button kind="primary" submit busy={confirm.busy}>
        {t(accountTexts.totpFinish)}
      </Button>
    </form>
  )
}
