// The mark of this play: a hand that shows scissors.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="m18 25-4-13a2.600 2.600 0 0 1 5-1.600L23 21M24 21l5-12a2.600 2.600 0 0 1 5 1.800L30 24" />
    <path d="M18 25c-3 1-5 3-4 7 1 5 4 9 9 9 6 0 10-4 10-10 0-4-1-6-4-8-3-1-7 0-8 4 1 2 4 3 7 2" />
  </Drawing>
)
