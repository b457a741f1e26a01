// A code: typed, or scanned where the browser can read one.
import { useEffect, useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { IconQr } from '#ui/kit/icons.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { treasureTexts as words } from './texts.ts'

export interface CodeSheetProps {
  title: string
  first: string
  busy: boolean
  onClose: () => void
  onCode: (code: string) => void
}

/** A printed code is an address that ends in `#p<nth>.<code>`, or the code alone. */
export function readCode(text: string): { point: number | null; code: string } {
  const found = /#p(\d{1,2})\.([A-Z0-9]{4,12})$/i.exec(text)
  return found ? { point: Number(found[1]), code: String(found[2]) } : { point: null, code: text.trim().slice(0, 40) }
}

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type Detectors = { BarcodeDetector?: new (options: { formats: string[] }) => Detector }
const canScan = (): boolean => 'BarcodeDetector' in globalThis && Boolean(navigator.mediaDevices)

export function CodeSheet({ title, first, busy, onClose, onCode }: CodeSheetProps) {
  const t = useT()
  const [code, setCode] = useState(first)
  const [isScanning, setScanning] = useState(false)
  const isLong = code.replace(/[^a-z0-9]/gi, '').length >= 6
  return (
    <Sheet open onClose={onClose} title={t(words.codeTitle, { title })}>
      <form
        className="q-stack"
        onSubmit={event => {
          event.preventDefault()
          if (isLong) onCode(code)
        }}
      >
        {isScanning ? (
          <Scanner
            onText={text => {
              setScanning(false)
              const read = readCode(text).code
              setCode(read)
              onCode(read)
            }}
            onWrong={() => {
              setScanning(false)
              toast(words.scanWrong)
            }}
          />
        ) : (
          canScan() && (
            <Button icon={IconQr} wide onClick={() => setScanning(true)}>
              {t(words.scan)}
            </Button>
          )
        )}
        <Input
          label={t(words.code)}
          hint={t(words.codeHint)}
          className="p-treasure-code"
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={12}
          value={code}
          onChange={value => setCode(value.toUpperCase())}
        />
        <Button kind="primary" wide submit busy={busy} disabled={!isLong}>
          {t(words.send)}
        </Button>
      </form>
    </Sheet>
  )
}

function Scanner({ onText, onWrong }: { onText: (text: string) => void; onWrong: () => void }) {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onText, onWrong })
  told.current = { onText, onWrong }
  useEffect(() => {
    const { BarcodeDetector } = globalThis as Detectors
    const element = video.current
    if (!BarcodeDetector || !element) return
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let isHere = true
    const look = async () => {
      const seen = await detector.detect(element).catch(() => [])
      if (!isHere) return
      if (seen[0]) return told.current.onText(seen[0].rawValue)
      timer = setTimeout(() => void look(), 250)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async got => {
        stream = got
        if (!isHere) return stop()
        element.srcObject = got
        await element.play()
        await look()
      })
      .catch(() => isHere && told.current.onWrong())
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    return () => {
      isHere = false
      clearTimeout(timer)
      stop()
    }
  }, [])
  return <video ref={video} className="p-treasure-camera" muted playsInline aria-label={t(words.scan)} />
}
