// The mark of this play: a card that is filled in and ticked.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M14 11h20v29H14z" />
    <path d="M20 8h8v6h-8zM19 26l4 4 7-8" />
  </Drawing>
)
