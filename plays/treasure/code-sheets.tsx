// One page a check-point: its name, the QR code, and the six signs below it. Printed alone, without the console around it.
import './code-sheets.css'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import type { DeskProps } from '../screen.ts'
import type { PointShown, Shown } from './show.ts'
import { treasureTexts as words } from './texts.ts'

export function CodeSheets({ shown, activity }: DeskProps<Shown>) {
  const t = useT()
  const [address, setAddress] = useState(() => memberAddress(activity.id))
  const points = shown.points.filter(one => one.kind === 'code')
  if (points.length === 0) return null
  const isMade = points.every(one => one.code !== null)
  return (
    <section aria-label={t(words.codes)} className="q-stack">
      <h3>{t(words.codes)}</h3>
      {isMade ? (
        <>
          <p className="q-quiet">{t(words.codesHint)}</p>
          <label className="p-treasure-address" htmlFor="p-treasure-address">
            {t(words.address)}
            <Input id="p-treasure-address" value={address} onChange={event => setAddress(event.target.value.trim())} />
          </label>
          <p>
            <Button type="primary" onClick={printSheets}>
              {t(words.print)}
            </Button>
          </p>
          <ul className="p-treasure-sheets">
            {points.map(point => (
              <Sheet key={point.nth} point={point} text={`${address}#p${point.nth + 1}.${point.code}`} title={activity.title} />
            ))}
          </ul>
        </>
      ) : (
        <p className="q-quiet">{t(words.noCodes)}</p>
      )}
    </section>
  )
}

/** The console stands at /console/c/<community>, the members' app at /c/<community>. */
const memberAddress = (activityId: string): string =>
  `${location.origin}${/^\/console(\/c\/[^/]+)/.exec(location.pathname)?.[1] ?? ''}/activities/${activityId}`

function printSheets(): void {
  const root = document.documentElement
  root.classList.add('p-treasure-printing')
  addEventListener('afterprint', () => root.classList.remove('p-treasure-printing'), { once: true })
  print()
}

interface SheetProps {
  point: PointShown
  text: string
  title: string
}
function Sheet({ point, text, title }: SheetProps) {
  const t = useT()
  const [drawn, setDrawn] = useState({ size: 29, path: '' })
  useEffect(() => {
    let isHere = true
    void draw(text).then(made => isHere && setDrawn(made))
    return () => {
      isHere = false
    }
  }, [text])
  const { size, path } = drawn
  return (
    <li className="p-treasure-sheet">
      <small>{title}</small>
      <b>{t(words.pageTitle, { nth: point.nth + 1, title: point.title ?? '' })}</b>
      <svg
        viewBox={`-3 -3 ${size + 6} ${size + 6}`}
        role="img"
        aria-label={t(words.qrOf, { title: point.title ?? '' })}
        shapeRendering="crispEdges"
      >
        <rect x="-3" y="-3" width={size + 6} height={size + 6} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <code>{point.code}</code>
    </li>
  )
}

/** Drawn on this device: the code goes nowhere to become a picture. */
async function draw(text: string): Promise<{ size: number; path: string }> {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  return { size, path }
}
