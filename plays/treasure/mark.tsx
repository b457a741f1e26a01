// The mark of this play: a compass.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <circle cx="24" cy="24" r="15" />
    <path d="m30 18-4 8-8 4 4-8zM24 9v3M24 36v3M9 24h3M36 24h3" />
  </Drawing>
)
