// The mark of this play: the five of a die.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <rect x="10" y="10" width="28" height="28" rx="7" />
    <path strokeWidth="4" d="M18 18h.01M30 18h.01M24 24h.01M18 30h.01M30 30h.01" />
  </Drawing>
)
