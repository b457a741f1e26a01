// The mark of this play: a cup.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M16 9h16v10a8 8 0 0 1-16 0zM24 27v7M17 40c1-4 4-6 7-6s6 2 7 6z" />
    <path d="M16 12h-6c0 6 3 9 7 9M32 12h6c0 6-3 9-7 9" />
  </Drawing>
)
