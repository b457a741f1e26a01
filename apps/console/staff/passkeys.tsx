// Passkeys: adding one, seeing when each was used, removing one.
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { isProblem } from '#ui/problem.ts'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { accountTexts } from './account-texts.ts'
import { useProved } from './proof.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

async function addPasskey(name: string) {
  const optionsJSON = (await api.staff.passkeyOptions()) as PublicKeyCredentialCreationOptionsJSON
  const made = await startRegistration({ optionsJSON })
  const { id, rawId, type, authenticatorAttachment, response } = made
  const { clientDataJSON, attestationObject, transports } = response
  const shell = { id, rawId, type: type as 'public-key', clientExtensionResults: { ...made.clientExtensionResults } }
  return api.staff.addPasskey({
    body: {
      name,
      made: {
        ...shell,
        ...(authenticatorAttachment && { authenticatorAttachment: authenticatorAttachment as 'platform' | 'cross-platform' }),
        response: { clientDataJSON, attestationObject, ...(transports && { transports }) },
      },
    },
  })
}

export function Passkeys() {
  const t = useT()
  const passkeys = useRead(api.staff.passkeys, {})
  const [adding, setAdding] = useState(false)
  const [name, setName] = useState('')
  const [codes, setCodes] = useState<string[]>([])
  const add = useProved(addPasskey, {
    refreshes: ['staff'],
    onDone: ({ recoveryCodes }) => {
      setAdding(false)
      setCodes(recoveryCodes)
      toast(accountTexts.passkeyAdded)
    },
  })
  const remove = useProved(api.staff.removePasskey, { refreshes: ['staff'] })
  return (
    <Block
      title={t(accountTexts.passkeys)}
      aside={
        <Button size="small" onClick={() => setAdding(true)}>
          {t(accountTexts.passkeyAdd)}
        </Button>
      }
    >
      <ErrorNote error={passkeys.error ?? remove.error} small />
      {passkeys.loading && <Skeleton kind="text" count={1} />}
      {passkeys.data?.length === 0 && <p className="q-quiet">{t(accountTexts.passkeysNone)}</p>}
      <ul>
        {passkeys.data?.map(one => (
          <li key={one.id} className="c-line">
            <span className="q-grow">
              {one.name} {one.synced && <Tag>{t(accountTexts.passkeySynced)}</Tag>}
              <small>
                {one.usedAt ? (
                  <>
                    {t(accountTexts.used)} <RelativeTime at={one.usedAt} />
                  </>
                ) : (
                  t(accountTexts.never)
                )}
              </small>
            </span>
            <Button
              size="small"
              busy={remove.busy}
              aria-label={t(accountTexts.passkeyRemove, { name: one.name })}
              onClick={() => void remove.run({ params: { passkeyId: one.id } })}
            >
              {t({ zh: '移除', en: 'Remove' })}
            </Button>
          </li>
        ))}
      </ul>
      <Sheet open={adding} onClose={() => setAdding(false)} title={t(accountTexts.passkeyAdd)}>
        <form
          className="q-stack"
          onSubmit={event => {
            event.preventDefault()
            void add.run(name)
          }}
        >
          <Input label={t(accountTexts.passkeyName)} maxLength={40} value={name} onChange={setName} />
          {add.error !== undefined &&
            (isProblem(add.error) ? (
              <ErrorNote error={add.error} small />
            ) : (
              <p className="q-quiet">{t(accountTexts.passkeyStopped)}</p>
            ))}
          <Button kind="primary" submit busy={add.busy}>
            {t(accountTexts.passkeyAdd)}
          </Button>
        </form>
      </Sheet>
      <RecoveryCodes codes={codes} onClose={() => setCodes([])} />
    </Block>
  )
}
