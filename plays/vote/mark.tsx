// The mark of this play: a ballot on its way into the box.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M8 25h32v15H8zM13 25l4-6M35 25l-4-6M18 32h12" />
    <path d="M18 25V8h12v17M21 15l2.500 2.500L27.500 13" />
  </Drawing>
)
