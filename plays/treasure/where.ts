// Where the phone is and which way it looks, as far as it tells.
import { useEffect, useState } from 'react'
import type { Place } from './rules.ts'

export interface Where {
  place: Place | null
  isRefused: boolean
  /** Degrees clockwise from north; null: the phone has no compass. */
  heading: number | null
}

interface Turned extends DeviceOrientationEvent {
  webkitCompassHeading?: number
}
type Asking = { requestPermission?: () => Promise<string> }

/** iPhones tell their compass only after a press. */
export async function askForCompass(): Promise<void> {
  const ask = (globalThis.DeviceOrientationEvent as Asking | undefined)?.requestPermission
  await ask?.call(globalThis.DeviceOrientationEvent).catch(() => undefined)
}

export function useWhere(isOn: boolean): Where {
  const [place, setPlace] = useState<Place | null>(null)
  const [isRefused, setRefused] = useState(false)
  const [heading, setHeading] = useState<number | null>(null)
  useEffect(() => {
    if (!isOn) return
    if (!navigator.geolocation) return setRefused(true)
    const id = navigator.geolocation.watchPosition(
      ({ coords }) => {
        setRefused(false)
        setPlace({ latitude: coords.latitude, longitude: coords.longitude, accuracyMetres: Math.round(coords.accuracy) })
      },
      problem => setRefused(problem.code === problem.PERMISSION_DENIED),
      { enableHighAccuracy: true, maximumAge: 2_000, timeout: 30_000 },
    )
    return () => navigator.geolocation.clearWatch(id)
  }, [isOn])
  useEffect(() => {
    if (!isOn) return
    const turned = (event: Event) => {
      const { webkitCompassHeading, alpha, absolute } = event as Turned
      if (typeof webkitCompassHeading === 'number') setHeading(Math.round(webkitCompassHeading))
      else if (absolute && alpha !== null) setHeading(Math.round(360 - alpha) % 360)
    }
    const names = ['deviceorientationabsolute', 'deviceorientation']
    for (const name of names) addEventListener(name, turned)
    return () => {
      for (const name of names) removeEventListener(name, turned)
    }
  }, [isOn])
  return { place, isRefused, heading }
}
