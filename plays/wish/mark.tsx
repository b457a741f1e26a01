// The mark of this play: a lantern that is let go.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M14 13c0-3 4-5 10-5s10 2 10 5c0 7-3 12-5 18H19c-2-6-5-11-5-18z" />
    <path d="M24 34c-2.500 2.500-1.500 5 0 6.500 1.500-1.500 2.500-4 0-6.500zM20 14c0 5 1 8 2 11" />
  </Drawing>
)
