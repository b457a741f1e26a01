// A number that rolls to its next value instead of jumping; at once for who asked for less motion.
import { useEffect, useRef, useState } from 'react'

const rollMs = 700

export function useRolling(value: number): number {
  const [shown, setShown] = useState(value)
  const from = useRef(value)
  useEffect(() => {
    if (from.current === value || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      from.current = value
      setShown(value)
      return
    }
    const began = performance.now()
    const first = from.current
    let frame = requestAnimationFrame(function step(now: number) {
      const share = Math.min(1, Math.max(0, (now - began) / rollMs))
      const eased = 1 - (1 - share) ** 3
      from.current = first + (value - first) * eased
      setShown(share === 1 ? value : from.current)
      if (share < 1) frame = requestAnimationFrame(step)
      else from.current = value
    })
    return () => cancelAnimationFrame(frame)
  }, [value])
  return shown
}
