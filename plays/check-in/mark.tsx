// The mark of this play: a leaf of the calendar, ticked.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M10 13h28v26H10zM10 21h28M17 9v7M31 9v7" />
    <path d="m18 30 4 4 8-8" />
  </Drawing>
)
