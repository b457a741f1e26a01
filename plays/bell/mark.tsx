// The mark of this play: a bell.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M24 8v3M12 34c3-3 4-8 4-13a8 8 0 0 1 16 0c0 5 1 10 4 13z" />
    <path d="M21 38a3.200 3.200 0 0 0 6 0" />
  </Drawing>
)
