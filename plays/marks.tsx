// The mark of a play, as both frames show it: its own where its folder has one, else petals that follow from its name.
import type { ComponentType } from 'react'
import { Drawing } from './drawing.tsx'

interface Drawn {
  Mark: ComponentType
}
const drawn = import.meta.glob<Drawn>('./*/mark.tsx', { eager: true })
const marks = new Map(Object.entries(drawn).map(([path, { Mark }]) => [path.split('/').at(-2), Mark]))

/** How many petals follows from the name, so that two plays seldom look alike. */
function Petals({ play }: { play: string }) {
  const sum = [...play].reduce((all, letter) => all + letter.charCodeAt(0), 0)
  const count = 3 + (sum % 5)
  return (
    <Drawing>
      {Array.from({ length: count }, (_none, n) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: petals have no identity.
          key={n}
          d={sum % 2 ? 'M24 20c-5-4-5-9 0-13 5 4 5 9 0 13' : 'M24 19 19 9.500h10z'}
          transform={`rotate(${(360 / count) * n} 24 24)`}
        />
      ))}
      <circle cx="24" cy="24" r="2.4" fill="currentColor" stroke="none" />
    </Drawing>
  )
}

export function MarkOf({ play }: { play: string }) {
  const Own = marks.get(play)
  return Own ? <Own /> : <Petals play={play} />
}
