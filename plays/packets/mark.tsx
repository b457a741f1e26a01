// The mark of this play: a packet that goes from one hand to the next.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <rect x="7" y="7" width="20" height="27" rx="3" />
    <path d="M7 13c3 3 6 5 10 5s7-2 10-5" />
    <path d="M32 14h6a3 3 0 0 1 3 3v21a3 3 0 0 1-3 3H24a3 3 0 0 1-3-3" />
    <circle cx="17" cy="21" r="3.500" fill="currentColor" stroke="none" />
  </Drawing>
)
