// The mark of this play: a flag.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M14 41V8M14 11c7-4 12 4 20 0v15c-8 4-13-4-20 0" />
  </Drawing>
)
