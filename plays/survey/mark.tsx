// The mark of this play: answers as bars.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M8 40h32" />
    <path strokeWidth="5" d="M14 34v-6M24 34V12M34 34V21" />
  </Drawing>
)
