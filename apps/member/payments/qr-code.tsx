// A QR code drawn on this device; what it says goes nowhere else.
import { useEffect, useState } from 'react'

interface Drawn {
  size: number
  path: string
}

async function draw(text: string): Promise<Drawn> {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  return { size, path }
}

/** Scanners want dark on light, by night as well. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<Drawn>()
  useEffect(() => {
    let here = true
    void draw(text).then(made => here && setDrawn(made))
    return () => {
      here = false
    }
  }, [text])
  const size = drawn?.size ?? 29
  return (
    <svg className="m-qr" viewBox={`-3 -3 ${size + 6} ${size + 6}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x="-3" y="-3" width={size + 6} height={size + 6} fill="#fff" />
      {drawn && <path d={drawn.path} fill="#000" />}
    </svg>
  )
}
