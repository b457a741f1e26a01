// The mark of this play: one line after the other.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M20 13h19M20 24h15M20 35h10M12 17v3M12 28v3" />
    <path strokeWidth="5" d="M12 13h.01M12 24h.01M12 35h.01" />
  </Drawing>
)
