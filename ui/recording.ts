// A recording from the microphone: asks, measures, stops at the limit, and says plainly why it could not.
export type RecordingFailure = 'micRefused' | 'micMissing' | 'micUnsupported' | 'micBusy'
export interface Recorded {
  blob: Blob
  durationMs: number
}
export interface Recording {
  /** Ends it; the answer is what was recorded. */
  stop: () => Promise<Recorded>
  /** Ends it and throws it away. */
  drop: () => void
  elapsedMs: () => number
  /** Loudness now, 0–1. */
  level: () => number
}

/** MP4 first: iPhones record and play nothing else; the server measures and keeps what comes. */
const kinds = ['audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus']

export class RecordingRefused extends Error {
  failure: RecordingFailure
  constructor(failure: RecordingFailure) {
    super(failure)
    this.failure = failure
  }
}

const failures: Record<string, RecordingFailure> = {
  NotAllowedError: 'micRefused',
  SecurityError: 'micRefused',
  NotFoundError: 'micMissing',
  OverconstrainedError: 'micMissing',
  NotReadableError: 'micBusy',
  AbortError: 'micBusy',
}

async function microphone(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined') throw new RecordingRefused('micUnsupported')
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
    })
  } catch (error) {
    throw new RecordingRefused(failures[(error as Error).name] ?? 'micUnsupported')
  }
}

function meterOf(stream: MediaStream): { level: () => number; close: () => void } {
  try {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 256
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Uint8Array(analyser.fftSize)
    const level = () => {
      analyser.getByteTimeDomainData(samples)
      let loudest = 0
      for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample - 128))
      return Math.min(1, loudest / 96)
    }
    return { level, close: () => void context.close() }
  } catch {
    return { level: () => 0, close: () => {} }
  }
}

export async function startRecording(): Promise<Recording> {
  const stream = await microphone()
  const mimeType = kinds.find(kind => MediaRecorder.isTypeSupported(kind))
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 48_000 })
  const parts: Blob[] = []
  const meter = meterOf(stream)
  const from = performance.now()
  let durationMs = 0
  const release = () => {
    meter.close()
    for (const track of stream.getTracks()) track.stop()
  }
  const ended = new Promise<Recorded>(resolve => {
    recorder.onstop = () => {
      release()
      resolve({ blob: new Blob(parts, { type: (recorder.mimeType || mimeType) ?? 'audio/mp4' }), durationMs })
    }
  })
  recorder.ondataavailable = event => event.data.size > 0 && parts.push(event.data)
  recorder.start(1_000)
  const end = () => {
    if (recorder.state === 'inactive') return
    durationMs = performance.now() - from
    recorder.stop()
  }
  return {
    stop: () => {
      end()
      return ended
    },
    drop: end,
    elapsedMs: () => performance.now() - from,
    level: meter.level,
  }
}
