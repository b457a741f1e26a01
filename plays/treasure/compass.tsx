// Which way and how far: an arrow and a number, no map. The server decides whether one is there.
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { bearingTo, metresBetween, type Place } from './rules.ts'
import type { PointShown, Shown } from './show.ts'
import { treasureTexts as words } from './texts.ts'
import { useWhere } from './where.ts'

export interface CompassProps {
  point: PointShown
  shown: Shown
  busy: boolean
  onClose: () => void
  onArrive: (place: Place) => void
}

const directions = ['dir_0', 'dir_1', 'dir_2', 'dir_3', 'dir_4', 'dir_5', 'dir_6', 'dir_7'] as const

export function Compass({ point, shown, busy, onClose, onArrive }: CompassProps) {
  const t = useT()
  const { place, isRefused, heading } = useWhere(true)
  const isExact = place !== null && place.accuracyMetres <= shown.accuracyMaxMetres
  return (
    <Sheet
      open
      onClose={onClose}
      title={t(words.wayTitle, { title: point.title ?? '' })}
      actions={
        <Button kind="primary" wide busy={busy} disabled={!isExact} onClick={() => place && onArrive(place)}>
          {t(words.arrived)}
        </Button>
      }
    >
      {place && point.place ? (
        <Dial from={place} to={point.place} tolerance={point.toleranceMetres} heading={heading} />
      ) : (
        <p role="status">{t(isRefused ? words.noPlace : words.locating)}</p>
      )}
      {place && (
        <p className="q-quiet">
          {t(words.error, { metres: number(place.accuracyMetres) })}
          {!isExact && ` · ${t(words.tooInexact, { max: shown.accuracyMaxMetres })}`}
        </p>
      )}
      <p className="q-quiet">{t(heading === null ? words.north : words.sharp)}</p>
    </Sheet>
  )
}

interface DialProps {
  from: Place
  to: { latitude: number; longitude: number }
  tolerance: number
  heading: number | null
}
function Dial({ from, to, tolerance, heading }: DialProps) {
  const t = useT()
  const metres = metresBetween(from, to)
  const bearing = bearingTo(from, to)
  const isNear = metres <= tolerance + from.accuracyMetres
  const direction = directions[Math.round(bearing / 45) % 8] ?? 'dir_0'
  const far =
    metres < 1000
      ? t(words.metres, { metres: number(Math.round(metres)) })
      : t(words.km, { km: number(metres / 1000, { maximumFractionDigits: 1 }) })
  return (
    <div className="p-treasure-dial" data-near={isNear || undefined}>
      <svg viewBox="-60 -60 120 120" aria-hidden="true">
        <circle r="54" />
        {Array.from({ length: 24 }, (_none, nth) => `rotate(${nth * 15 - (heading ?? 0)})`).map((turn, nth) => (
          <path key={turn} d={nth % 6 === 0 ? 'M0 -54v10' : 'M0 -54v5'} transform={turn} />
        ))}
        <path className="p-treasure-needle" d="M0 -40 12 20 0 12 -12 20Z" transform={`rotate(${bearing - (heading ?? 0)})`} />
      </svg>
      <strong className="q-song" aria-live="polite">
        {isNear ? t(words.near) : far}
      </strong>
      <span>{t(words[direction])}</span>
    </div>
  )
}
