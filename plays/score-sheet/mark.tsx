// The mark of this play: a cup without a name.
import { Drawing } from '../drawing.tsx'

export const Mark = () => (
  <Drawing>
    <path d="M10 18h24v9a9 9 0 0 1-9 9h-6a9 9 0 0 1-9-9zM34 20h2a4.500 4.500 0 0 1 0 9h-2.500M10 41h24" />
    <path d="M18 8c-2 2 2 3 0 6M26 8c-2 2 2 3 0 6" />
  </Drawing>
)
