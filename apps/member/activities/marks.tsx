// The mark of a play: its own drawing where its folder has one, else one that is drawn from its name.
import type { ComponentType } from 'react'
import { pigmentOf } from '#ui/initial.ts'

interface Drawn {
  Mark: ComponentType
}
const drawn = import.meta.glob<Drawn>('../../../plays/*/mark.tsx', { eager: true })
const marks = new Map(Object.entries(drawn).map(([path, { Mark }]) => [path.split('/').at(-2), Mark]))

/** Petals round a middle; how many follows from the name, so that two plays seldom look alike. */
function Petals({ play }: { play: string }) {
  const sum = [...play].reduce((all, letter) => all + letter.charCodeAt(0), 0)
  const count = 3 + (sum % 5)
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {Array.from({ length: count }, (_none, n) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: petals have no identity.
          key={n}
          d={sum % 2 ? 'M24 20c-5-4-5-9 0-13 5 4 5 9 0 13' : 'M24 19 19 9.500h10z'}
          transform={`rotate(${(360 / count) * n} 24 24)`}
        />
      ))}
      <circle cx="24" cy="24" r="2.4" fill="currentColor" stroke="none" />
    </svg>
  )
}

export function PlayMark({ play, size = 'row' }: { play: string; size?: 'row' | 'slim' | 'head' }) {
  const Own = marks.get(play)
  return (
    <span className={`m-act-mark m-act-mark-${size}`} data-pigment={pigmentOf(play)} aria-hidden="true">
      {Own ? <Own /> : <Petals play={play} />}
    </span>
  )
}
