// A phone that is shaken: heard where the browser allows it, after a press where it asks to be asked.
import { useEffect, useRef, useState } from 'react'

type Asking = { requestPermission?: () => Promise<'granted' | 'denied'> }
const asking = (): Asking | undefined =>
  typeof DeviceMotionEvent === 'undefined' ? undefined : (DeviceMotionEvent as unknown as Asking)
/** Beyond this a hand shakes; a bus does not. In m/s². */
const jolt = 16
const jolts = 3
const withinMs = 900

export interface Motion {
  /** The phone can be shaken, once it is allowed. */
  mustAsk: boolean
  hears: boolean
  allow(): void
}
export function useShaken(isOn: boolean, onShaken: () => void): Motion {
  const said = useRef(onShaken)
  said.current = onShaken
  const needs = asking()?.requestPermission !== undefined
  const [allowed, setAllowed] = useState(!needs)
  const [hears, setHears] = useState(false)
  useEffect(() => {
    if (!isOn || !allowed || asking() === undefined) return
    let last: { x: number; y: number; z: number } | null = null
    let times: number[] = []
    const heard = (event: DeviceMotionEvent): void => {
      const now = event.accelerationIncludingGravity
      if (!now || now.x === null || now.y === null || now.z === null) return
      setHears(true)
      const { x, y, z } = now
      const change = last ? Math.hypot(x - last.x, y - last.y, z - last.z) : 0
      last = { x, y, z }
      if (change < jolt) return
      times = [...times.filter(at => event.timeStamp - at < withinMs), event.timeStamp]
      if (times.length < jolts) return
      times = []
      said.current()
    }
    addEventListener('devicemotion', heard)
    return () => removeEventListener('devicemotion', heard)
  }, [isOn, allowed])
  return {
    mustAsk: needs && !allowed,
    hears,
    allow: () =>
      void asking()
        ?.requestPermission?.()
        .then(
          answer => setAllowed(answer === 'granted'),
          () => setAllowed(false),
        ),
  }
}
