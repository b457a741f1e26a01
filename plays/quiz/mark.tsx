// The mark of this play: a question that is asked.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M9 10h30v23H26l-8 7v-7H9z" />
    <path d="M20.500 18a3.600 3.600 0 1 1 5.200 3.200c-1.200.6-1.700 1.200-1.700 2.400M24 28h.01" />
  </Drawing>
)
