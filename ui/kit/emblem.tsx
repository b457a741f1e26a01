// A group's growth rings; see ui/emblem.ts for how they are drawn.
import './emblem.css'
import { type EmblemFacts, emblemOf } from '../emblem.ts'

export interface EmblemProps extends EmblemFacts {
  size?: number
  /** Say it only where no name stands beside it. */
  label?: string
}

export function Emblem({ size = 48, label, ...facts }: EmblemProps) {
  const { pigment, rings, bark, pith } = emblemOf(facts)
  return (
    <svg
      className="q-emblem"
      data-pigment={pigment}
      width={size}
      height={size}
      viewBox="0 0 64 64"
      fill="none"
      stroke="currentColor"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path className="q-emblem-wood" d={bark.d} stroke="none" />
      {rings.map(ring => (
        <path key={ring.d} d={ring.d} strokeWidth={ring.width} />
      ))}
      <path d={bark.d} strokeWidth="1" strokeOpacity=".45" />
      <path d={bark.d} strokeWidth="3" pathLength="100" strokeDasharray={`${bark.share * 100} 100`} />
      <circle cx={pith.x} cy={pith.y} r="1.4" fill="currentColor" stroke="none" />
    </svg>
  )
}
