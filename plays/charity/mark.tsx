// The mark of this play: a jar that fills, with a heart in it.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M15 10h18M17 10v5c-4 2-5 5-5 8v11a5 5 0 0 0 5 5h14a5 5 0 0 0 5-5V23c0-3-1-6-5-8v-5" />
    <path d="M24 34c-6-4-7-8-4-10 2-1 4 1 4 2 0-1 2-3 4-2 3 2 2 6-4 10z" />
  </Drawing>
)
