// The mark of this play: a hammer over its block.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="m14 22 10-10 8 8-10 10zM27 25l12 12M8 40h18" />
    <path d="m11 19 3 3M21 9l3 3" />
  </Drawing>
)
