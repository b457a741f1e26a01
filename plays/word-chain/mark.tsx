// The mark of this play: one word that takes up the other.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <rect x="7" y="9" width="19" height="19" rx="4" />
    <path d="M32 20h5a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4v-1M16.500 13v11M12 17h9M31.500 24v11M27 31h9" />
  </Drawing>
)
