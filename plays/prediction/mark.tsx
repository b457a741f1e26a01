// The mark of this play: a ball to look into.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <circle cx="24" cy="20" r="12" />
    <path d="m16 32-3 8h22l-3-8M17 19c0-3 2-6 5-7" />
  </Drawing>
)
