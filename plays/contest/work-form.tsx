// Handing in a work, or its revised version: title, text, pictures, a voice, a file.
import { useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check, Field, Input, TextArea } from '#ui/kit/field.tsx'
import { IconUpload } from '#ui/kit/icons.tsx'
import { ImagePicker } from '#ui/kit/images.tsx'
import { VoiceRecorder } from '#ui/kit/voice-recorder.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown } from './settings.ts'
import { contestTexts } from './texts.ts'

type Props = MemberProps<Shown> & { onDone: () => void }

export function WorkForm({ shown, move, upload, urlOf, busy, onDone }: Props) {
  const t = useT()
  const old = shown.mine?.work
  const [title, setTitle] = useState(old?.title ?? '')
  const [text, setText] = useState(old?.text ?? '')
  const [keeps, setKeeps] = useState(true)
  const [added, setAdded] = useState<readonly string[]>([])
  const [isSending, setSending] = useState(false)
  const [voice, setVoice] = useState(old?.voice ?? null)
  const [file, setFile] = useState(old?.file ?? null)
  const kept = keeps ? (old?.pictures ?? []) : []
  const pictures = [...kept, ...added]
  const isEmpty = title.trim() === '' || (text.trim() === '' && pictures.length === 0 && !voice && !file)
  const send = async (event: React.FormEvent) => {
    event.preventDefault()
    if (await move(old ? 'revise' : 'submit', { title, text, pictures, voice, file })) onDone()
  }
  return (
    <form className="q-stack" onSubmit={send}>
      <Input label={t(contestTexts.title)} maxLength={40} value={title} onChange={setTitle} />
      {shown.textMax > 0 && (
        <TextArea label={t(contestTexts.text)} optional rows={6} maxLength={shown.textMax} value={text} onChange={setText} />
      )}
      {old && old.pictures.length > 0 && (
        <Check checked={keeps} onChange={setKeeps}>
          {t(contestTexts.keptPictures, { count: old.pictures.length })}
        </Check>
      )}
      {shown.picturesMax > kept.length && (
        <ImagePicker
          max={shown.picturesMax - kept.length}
          send={async picture => {
            const id = await upload(picture, 'picture')
            if (!id) throw new Error('not sent')
            return { id, src: urlOf(id) }
          }}
          onChange={(images, sending) => {
            setAdded(images.map(one => one.id))
            setSending(sending)
          }}
        />
      )}
      {shown.takesVoice && <Voice {...{ voice, setVoice, upload, busy }} />}
      {shown.takesFile && <Attached {...{ file, setFile, upload, busy }} />}
      <Button kind="primary" wide submit busy={busy || isSending} disabled={isEmpty}>
        {t(old ? contestTexts.revise : contestTexts.submit)}
      </Button>
    </form>
  )
}

interface VoiceProps extends Pick<MemberProps, 'upload' | 'busy'> {
  voice: string | null
  setVoice: (id: string | null) => void
}
function Voice({ voice, setVoice, upload, busy }: VoiceProps) {
  const t = useT()
  return (
    <Field label={t(contestTexts.voice)} optional>
      {() =>
        voice ? (
          <p className="q-row">
            <span>{t(contestTexts.voiceKept)}</span>
            <Button size="small" onClick={() => setVoice(null)}>
              {t({ zh: '换一段', en: 'Another one' })}
            </Button>
          </p>
        ) : (
          <VoiceRecorder busy={busy} onDone={async ({ blob }) => setVoice((await upload(blob, 'voice')) ?? null)} />
        )
      }
    </Field>
  )
}

interface AttachedProps extends Pick<MemberProps, 'upload' | 'busy'> {
  file: string | null
  setFile: (id: string | null) => void
}
function Attached({ file, setFile, upload, busy }: AttachedProps) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const send = async (chosen: File | undefined) => {
    const id = chosen && (await upload(chosen, 'document'))
    if (id) setFile(id)
  }
  return (
    <div className="q-row">
      <Button icon={IconUpload} busy={busy} onClick={() => input.current?.click()}>
        {t(contestTexts.addFile)}
      </Button>
      {file && <span className="q-quiet">{t(contestTexts.fileKept)}</span>}
      <input
        ref={input}
        hidden
        type="file"
        onChange={event => {
          void send(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
