// Records a voice: a ring of sixty that fills, a number that falls, and a listen before anything is sent.
import './voice.css'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n.ts'
import { type Recorded, type Recording, type RecordingFailure, RecordingRefused, startRecording } from '../recording.ts'
import { Button } from './button.tsx'
import { IconAgain, IconCheck, IconMic, IconStop } from './icons.tsx'
import { kitTexts } from './texts.ts'
import { VoicePlayer } from './voice-player.tsx'

export interface VoiceRecorderProps {
  maxSeconds?: number
  /** The voice the person listened to and agreed with. */
  onDone: (recorded: Recorded) => void
  /** Offered where recording is impossible, e.g. a file field. */
  instead?: React.ReactNode
  busy?: boolean
}
type Stage =
  | { at: 'rest'; failure?: RecordingFailure; tooShort?: boolean }
  | { at: 'asking' }
  | { at: 'recording'; elapsedMs: number; level: number }
  | { at: 'listening'; recorded: Recorded; src: string }

function useRecorder(maxSeconds: number) {
  const [stage, setStage] = useState<Stage>({ at: 'rest' })
  const recording = useRef<Recording | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)
  const gone = useRef(false)
  const stop = async () => {
    clearInterval(timer.current)
    const current = recording.current
    recording.current = undefined
    if (!current) return
    const recorded = await current.stop()
    if (gone.current) return
    // A limit is a limit: the machine may stop a little late, the voice counts as what is allowed.
    const kept = { ...recorded, durationMs: Math.min(recorded.durationMs, maxSeconds * 1000) }
    if (kept.durationMs < 1_000) return setStage({ at: 'rest', tooShort: true })
    setStage({ at: 'listening', recorded: kept, src: URL.createObjectURL(kept.blob) })
  }
  const start = async () => {
    setStage({ at: 'asking' })
    try {
      const made = await startRecording()
      if (gone.current) return made.drop()
      recording.current = made
      timer.current = setInterval(() => {
        // The encoder needs a moment to end; it must not run past the limit.
        if (made.elapsedMs() >= maxSeconds * 1000 - 150) void stop()
        else setStage({ at: 'recording', elapsedMs: made.elapsedMs(), level: made.level() })
      }, 100)
    } catch (error) {
      setStage({ at: 'rest', failure: error instanceof RecordingRefused ? error.failure : 'micUnsupported' })
    }
  }
  const src = stage.at === 'listening' ? stage.src : undefined
  useEffect(() => (src ? () => URL.revokeObjectURL(src) : undefined), [src])
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      clearInterval(timer.current)
      recording.current?.drop()
    }
  }, [])
  return { stage, start, stop, again: () => setStage({ at: 'rest' }) }
}

function Ring({ maxSeconds, elapsedMs, level }: { maxSeconds: number; elapsedMs: number; level: number }) {
  const done = (elapsedMs / 1000 / maxSeconds) * 60
  return (
    <svg className="q-ring" viewBox="0 0 160 160" aria-hidden="true">
      <circle className="q-ring-level" cx="80" cy="80" r={44 + level * 14} />
      {Array.from({ length: 60 }, (_none, i) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a tick is its place.
          key={i}
          className={i < done ? 'q-tick-done' : undefined}
          d={i % 15 === 0 ? 'M80 4v12' : 'M80 7v7'}
          transform={`rotate(${i * 6} 80 80)`}
        />
      ))}
    </svg>
  )
}

export function VoiceRecorder({ maxSeconds = 60, onDone, instead, busy }: VoiceRecorderProps) {
  const t = useT()
  const { stage, start, stop, again } = useRecorder(maxSeconds)
  if (stage.at === 'listening')
    return (
      <div className="q-recorder">
        <VoicePlayer src={stage.src} durationMs={stage.recorded.durationMs} />
        <div className="q-row">
          <Button icon={IconAgain} onClick={again} disabled={busy}>
            {t(kitTexts.again)}
          </Button>
          <Button kind="primary" icon={IconCheck} busy={busy} onClick={() => onDone(stage.recorded)}>
            {t(kitTexts.use)}
          </Button>
        </div>
      </div>
    )
  const live = stage.at === 'recording'
  const left = live ? Math.max(0, Math.ceil(maxSeconds - stage.elapsedMs / 1000)) : maxSeconds
  return (
    <div className="q-recorder">
      <div className="q-recorder-dial">
        <Ring maxSeconds={maxSeconds} elapsedMs={live ? stage.elapsedMs : 0} level={live ? stage.level : 0} />
        <button
          type="button"
          className={`q-recorder-press ${live ? 'q-recorder-live' : ''}`}
          disabled={stage.at === 'asking'}
          aria-label={t(live ? kitTexts.stop : kitTexts.record)}
          onClick={() => void (live ? stop() : start())}
        >
          {live ? <IconStop size={28} /> : <IconMic size={32} />}
        </button>
        {/* Beside the button, not in it: what one presses is called 录好了, not a number. */}
        {live && (
          <span className="q-recorder-left" aria-hidden="true">
            {left}
          </span>
        )}
      </div>
      <p className="q-quiet" aria-hidden={live}>
        {live
          ? t(kitTexts.recording, { seconds: left })
          : t(stage.at === 'asking' ? kitTexts.asking : kitTexts.recordHint, { seconds: maxSeconds })}
      </p>
      {stage.at === 'rest' && stage.tooShort && <p role="alert">{t(kitTexts.tooShort)}</p>}
      {stage.at === 'rest' && stage.failure && (
        <div className="q-error" role="alert">
          <p>{t(kitTexts[stage.failure])}</p>
        </div>
      )}
      {stage.at === 'rest' && stage.failure && instead}
      {/* Heard at the beginning and in the last ten seconds, not every second. */}
      <span className="q-aside" role="status">
        {live && (left === maxSeconds || left === 10 || left === 5) ? t(kitTexts.recording, { seconds: left }) : ''}
      </span>
    </div>
  )
}
