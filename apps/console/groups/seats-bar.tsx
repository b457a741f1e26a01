// How full a group is: a line that grows.
import './seats-bar.css'

export function SeatsBar({ taken, max }: { taken: number; max: number }) {
  const share = max > 0 ? Math.min(1, taken / max) : 0
  return (
    <svg className="c-seats" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="c-seats-all" width="100" height="4" rx="2" />
      <rect
        className={share >= 0.95 ? 'c-seats-full' : 'c-seats-taken'}
        width={taken > 0 ? Math.max(1.5, share * 100) : 0}
        height="4"
        rx="2"
      />
    </svg>
  )
}
