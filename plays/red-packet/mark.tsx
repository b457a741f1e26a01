// The mark of this play: a packet and its coin.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <rect x="12" y="8" width="24" height="32" rx="4" />
    <path d="M12 15c4 4 8 6 12 6s8-2 12-6" />
    <circle cx="24" cy="24" r="4.500" fill="currentColor" stroke="none" />
  </Drawing>
)
