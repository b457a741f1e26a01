// The voice of a post: recorded here or brought as a file, sent at once, heard again before it is published.
import { useRef, useState } from 'react'
import { useAction } from '#ui/data.ts'
import { percent, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconUpload } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { VoicePlayer } from '#ui/kit/voice-player.tsx'
import { VoiceRecorder } from '#ui/kit/voice-recorder.tsx'
import { api, fileAddress } from '../../api.ts'
import { writeTexts } from './texts.ts'

export interface SentVoice {
  fileId: string
  durationMs: number
}

export function VoicePart({ voice, onVoice }: { voice: SentVoice | null; onVoice: (voice: SentVoice | null) => void }) {
  const t = useT()
  const [share, setShare] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const last = useRef<Blob>(undefined)
  const send = useAction(async (file: Blob) => {
    last.current = file
    setShare(0)
    const name = file instanceof File ? file.name : 'voice'
    onVoice(await api.content.uploadVoice({ file, fileName: name, onProgress: setShare }))
  })
  if (voice)
    return (
      <div className="q-stack">
        <VoicePlayer src={fileAddress(voice.fileId)} durationMs={voice.durationMs} />
        <div>
          <Button size="small" onClick={() => onVoice(null)}>
            {t(writeTexts.otherVoice)}
          </Button>
        </div>
      </div>
    )
  const upload = (
    <>
      <Button kind="plain" icon={IconUpload} disabled={send.busy} onClick={() => input.current?.click()}>
        {t(writeTexts.upload)}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept="audio/*,.m4a,.mp3,.wav,.ogg,.webm"
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void send.run(file)
        }}
      />
    </>
  )
  return (
    <div className="m-voice-part">
      <VoiceRecorder busy={send.busy} onDone={recorded => void send.run(recorded.blob)} />
      {upload}
      {send.busy && (
        <p role="status" className="q-quiet">
          {t(writeTexts.uploading, { percent: percent(share) })}
        </p>
      )}
      <ErrorNote error={send.error} small onRetry={() => last.current && void send.run(last.current)} />
    </div>
  )
}
