// The mark of this play: a phone that is shaken.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <rect x="17" y="9" width="14" height="30" rx="3" transform="rotate(-10 24 24)" />
    <path d="M10 17c-2 4-2 9 0 14M38 17c2 4 2 9 0 14" />
  </Drawing>
)
