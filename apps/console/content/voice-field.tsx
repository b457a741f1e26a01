// A voice: a file or a recording, measured by the server and heard before it is published.
import { useRef, useState } from 'react'
import { useAction } from '#ui/data.ts'
import { percent, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconMic, IconUpload } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { VoicePlayer } from '#ui/kit/voice-player.tsx'
import { VoiceRecorder } from '#ui/kit/voice-recorder.tsx'
import { api, fileAddress } from '../api.ts'
import { composeTexts } from './compose-texts.ts'
import type { ConsolePost } from './week.ts'

type Voice = NonNullable<ConsolePost['voice']>

export function VoiceField({ voice, onChange }: { voice: Voice | null; onChange: (voice: Voice | null) => void }) {
  const t = useT()
  const [recording, setRecording] = useState(false)
  const [share, setShare] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const send = useAction(
    (file: Blob, fileName: string) => {
      setShare(0)
      return api.content.consoleUploadVoice({ file, fileName, onProgress: setShare })
    },
    {
      onDone: got => {
        setRecording(false)
        onChange(got)
      },
    },
  )
  const pick = (
    <Button size="small" icon={IconUpload} busy={send.busy} onClick={() => input.current?.click()}>
      {t(voice ? composeTexts.another : composeTexts.upload)}
    </Button>
  )
  return (
    <fieldset className="c-voice-field">
      <legend className="q-field-label">{t(composeTexts.voice)}</legend>
      {voice && !recording && (
        <>
          <VoicePlayer src={fileAddress(voice.fileId)} durationMs={voice.durationMs} />
          <p className="c-measured">{t(composeTexts.measured, { seconds: (voice.durationMs / 1000).toFixed(1) })}</p>
        </>
      )}
      {recording && (
        <VoiceRecorder
          busy={send.busy}
          instead={pick}
          onDone={recorded => void send.run(recorded.blob, `voice.${recorded.blob.type.includes('mp4') ? 'm4a' : 'webm'}`)}
        />
      )}
      <div className="q-row">
        {pick}
        <Button size="small" icon={IconMic} disabled={send.busy || recording} onClick={() => setRecording(true)}>
          {t(composeTexts.record)}
        </Button>
        {voice && (
          <Button size="small" kind="plain" onClick={() => onChange(null)}>
            {t(composeTexts.removeVoice)}
          </Button>
        )}
      </div>
      {send.busy && <p role="status">{t(composeTexts.uploading, { percent: percent(share) })}</p>}
      <p className="q-field-hint">{t(composeTexts.voiceHint)}</p>
      <ErrorNote error={send.error} small />
      <input
        ref={input}
        hidden
        type="file"
        accept="audio/*,.m4a,.mp3,.wav,.ogg,.webm"
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          if (file) void send.run(file, file.name)
          event.currentTarget.value = ''
        }}
      />
    </fieldset>
  )
}
