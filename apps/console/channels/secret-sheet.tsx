// Giving an account a new secret; what we made ourselves can be copied until the sheet closes.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import { accountTexts } from './account-texts.ts'
import { Made } from './connect-page.tsx'
import { CopyLine } from './copy-line.tsx'
import { newAesKey, newToken } from './secrets.ts'
import { channelTexts } from './texts.ts'

export type SecretName = 'appSecret' | 'token' | 'encodingAesKey'
const makers: Record<SecretName, (() => string) | null> = { appSecret: null, token: newToken, encodingAesKey: newAesKey }

interface SecretSheetProps {
  accountId: string
  name: SecretName
  label: string
  onClose: () => void
}

export function SecretSheet({ accountId, name, label, onClose }: SecretSheetProps) {
  const t = useT()
  const make = makers[name]
  const [value, setValue] = useState(() => make?.() ?? '')
  const [done, setDone] = useState(false)
  const save = useAction(() => api.channels.changeAccount({ params: { accountId }, body: { [name]: value.trim() } }), {
    refreshes: ['channels'],
    onDone: () => {
      toast(channelTexts.saved)
      if (make) setDone(true)
      else onClose()
    },
  })
  return (
    <Sheet
      open
      onClose={onClose}
      title={label}
      held={save.busy}
      actions={
        done ? undefined : (
          <Button kind="primary" busy={save.busy} disabled={!value.trim()} onClick={() => void save.run()}>
            {t(channelTexts.save)}
          </Button>
        )
      }
    >
      <div className="q-stack">
        {done ? (
          <>
            <p>{t(accountTexts.secretCopy)}</p>
            <CopyLine label={label} value={value.trim()} />
          </>
        ) : make ? (
          <Made label={label} value={value} onChange={setValue} make={make} error={fieldError(save.error, name)} />
        ) : (
          <Input
            label={label}
            type="password"
            autoComplete="new-password"
            value={value}
            onChange={setValue}
            error={fieldError(save.error, name)}
          />
        )}
        <ErrorNote error={save.error} small placed />
      </div>
    </Sheet>
  )
}
