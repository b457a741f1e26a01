// A voice: one tick a second, as long as it is. One thumb plays, moves and hastens it; nothing is loaded before it is wanted.
import './voice.css'
import { useEffect, useRef, useState } from 'react'
import { clock, useT } from '../i18n.ts'
import { IconPause, IconPlay } from './icons.tsx'
import { kitTexts } from './texts.ts'

export interface VoicePlayerProps {
  src: string
  /** As measured by the server. */
  durationMs: number
  title?: string
  /** The same in words, for those who cannot listen now. */
  transcript?: string | null | undefined
  onPlayed?: () => void
}

const rates = [1, 1.25, 1.5, 2] as const
/** Only one voice speaks at a time. */
let speaking: HTMLAudioElement | undefined

/** A ruler of a minute: what is spoken stands up, the rest lies as dots, so that lengths compare at a glance. */
const rulerSeconds = 60

function Ticks({ seconds, done }: { seconds: number; done: number }) {
  const ruler = Math.max(rulerSeconds, Math.min(seconds, 120))
  return (
    <svg className="q-ticks" viewBox={`0 0 ${ruler * 4} 20`} preserveAspectRatio="none" aria-hidden="true">
      {Array.from({ length: ruler }, (_none, i) => {
        const tall = i >= seconds ? 2 : i % 10 === 9 || i === 0 ? 18 : i % 5 === 4 ? 12 : 8
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a tick is its place.
            key={i}
            className={i < done ? 'q-tick-done' : i >= seconds ? 'q-tick-none' : undefined}
            x={i * 4 + 1}
            y={(20 - tall) / 2}
            width="2"
            height={tall}
            rx="1"
          />
        )
      })}
    </svg>
  )
}

function useVoice(durationMs: number, onPlayed?: () => void) {
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [rate, setRate] = useState<number>(1)
  const [broken, setBroken] = useState(false)
  const heard = useRef(false)
  useEffect(() => {
    const element = audio.current
    return () => {
      element?.pause()
      if (speaking === element) speaking = undefined
    }
  }, [])
  const toggle = () => {
    const element = audio.current!
    if (!element.paused) return element.pause()
    if (speaking && speaking !== element) speaking.pause()
    speaking = element
    setBroken(false)
    element.playbackRate = rate
    element.play().catch(error => (error as Error).name !== 'AbortError' && setBroken(true))
  }
  const seek = (seconds: number) => {
    audio.current!.currentTime = Math.min(seconds, durationMs / 1000)
    setAt(seconds)
  }
  const hasten = () => {
    const next = rates[(rates.indexOf(rate as 1) + 1) % rates.length]!
    setRate(next)
    audio.current!.playbackRate = next
  }
  const events = {
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    // The last one may come when the player is gone already.
    onTimeUpdate: () => audio.current && setAt(audio.current.currentTime),
    onEnded: () => {
      setAt(0)
      if (!heard.current) onPlayed?.()
      heard.current = true
    },
    onError: () => setBroken(true),
  }
  return { audio, playing, at, rate, broken, toggle, seek, hasten, events }
}

export function VoicePlayer({ src, durationMs, title, transcript, onPlayed }: VoicePlayerProps) {
  const t = useT()
  const { audio, playing, at, rate, broken, toggle, seek, hasten, events } = useVoice(durationMs, onPlayed)
  const seconds = Math.max(1, Math.round(durationMs / 1000))
  const name = t(kitTexts.voiceOf, { title: title ?? t(kitTexts.voice), seconds })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a voice is a group of controls, not a set of form fields.
    <div className={`q-voice ${playing ? 'q-voice-playing' : ''}`} role="group" aria-label={name}>
      <div className="q-voice-bar">
        <button type="button" className="q-voice-play" aria-label={t(playing ? kitTexts.pause : kitTexts.play)} onClick={toggle}>
          {playing ? <IconPause size={22} /> : <IconPlay size={22} />}
        </button>
        <div className="q-voice-line">
          <Ticks seconds={seconds} done={Math.ceil(at)} />
          <input
            type="range"
            style={{ width: `${(Math.min(seconds, rulerSeconds) / rulerSeconds) * 100}%` }}
            min="0"
            max={seconds}
            step="1"
            value={Math.floor(at)}
            aria-label={title ?? t(kitTexts.voice)}
            aria-valuetext={t(kitTexts.position, { at: Math.floor(at), of: seconds })}
            onChange={event => seek(Number(event.currentTarget.value))}
          />
        </div>
        <span className="q-voice-time" aria-hidden="true">
          {clock(playing || at > 0 ? at : seconds)}
        </span>
        <button type="button" className="q-voice-rate" aria-label={t(kitTexts.speed, { rate })} onClick={hasten}>
          {rate}×
        </button>
      </div>
      {broken && <p className="q-field-error">{t(kitTexts.voiceBroken)}</p>}
      {transcript && (
        <details className="q-voice-words">
          <summary>{t(kitTexts.transcript)}</summary>
          <p className="q-prose">{transcript}</p>
        </details>
      )}
      <audio ref={audio} src={src} preload="none" {...events} />
    </div>
  )
}
