// The picture with which an activity is shown and handed on: brought, looked at, taken away.
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api, fileAddress } from '../api.ts'
import type { Wired } from './inputs.tsx'
import { actTexts } from './texts.ts'

export function PictureField({ id, value, onChange }: Wired<string>) {
  const t = useT()
  const send = useAction(async (file: File) => {
    const { fileId } = await api.activities.uploadActivityPicture({ file, fileName: file.name })
    onChange?.(fileId)
  })
  return (
    <div className="c-act-picture">
      {value && <img src={fileAddress(value)} alt={t(actTexts.picture)} />}
      <input
        {...(id !== undefined && { id })}
        type="file"
        accept="image/*"
        disabled={send.busy}
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void send.run(file)
        }}
      />
      {value && (
        <Button size="small" kind="plain" onClick={() => onChange?.(null)}>
          {t(actTexts.remove)}
        </Button>
      )}
      <ErrorNote error={send.error} small />
    </div>
  )
}
