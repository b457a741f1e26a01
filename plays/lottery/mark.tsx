// The mark of this play: a ticket with a star.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M8 15h32v5.500a3.500 3.500 0 0 0 0 7V33H8v-5.500a3.500 3.500 0 0 0 0-7z" />
    <path d="M31 18v3M31 23v3M31 28v2M19 19l1.500 3.300 3.500.4-2.600 2.400.7 3.500-3.100-1.700-3.100 1.700.7-3.500-2.600-2.400 3.500-.4z" />
  </Drawing>
)
