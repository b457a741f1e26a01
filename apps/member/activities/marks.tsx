// The mark of a play on its coloured leaf.
import { MarkOf } from '#plays/marks.tsx'
import { pigmentOf } from '#ui/initial.ts'

export const PlayMark = ({ play, size = 'row' }: { play: string; size?: 'row' | 'slim' | 'head' }) => (
  <span className={`m-act-mark m-act-mark-${size}`} data-pigment={pigmentOf(play)} aria-hidden="true">
    <MarkOf play={play} />
  </span>
)
