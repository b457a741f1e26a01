// The three hands, drawn with one pen.
import type { Hand } from './play.ts'

const lines: Record<Hand, string> = {
  rock: 'M24 92V74c-7-5-12-13-12-23 0-8 4-13 10-14v-4c0-6 4-9 9-9 4 0 7 2 8 5 2-3 5-5 9-5 4 0 8 2 9 6 2-2 4-3 7-3 6 0 9 4 9 10v14c0 11-5 18-11 23v18M22 37v14M39 31v16M57 32v15M22 52c8-5 18-5 22 2 3 6-1 11-8 11',
  paper:
    'M30 92V76c-8-6-14-16-18-26-2-5 0-9 4-10 4-2 8 1 10 5l5 9V20c0-5 3-8 6-8s6 3 6 8v24V14c0-5 3-8 6-8s6 3 6 8v30V18c0-5 3-8 6-8s6 3 6 8v30V30c0-4 3-7 6-7s6 3 6 7v28c0 9-4 15-9 19v15',
  scissors:
    'M28 92V76c-8-6-13-14-13-24 0-7 5-11 11-11l6 1L22 18c-2-5 0-9 4-10s8 1 10 6l10 26 8-27c1-5 5-8 9-7s6 5 5 10l-8 28c6 0 10 4 10 10 0 10-4 17-9 22v16M32 42c6 1 9 6 8 12M46 40l6 4M60 44c-6 1-9 5-8 11',
}
export const HandMark = ({ hand, away }: { hand: Hand; away?: boolean }) => (
  <svg
    viewBox="0 0 90 98"
    className={`p-rock-paper-scissors-mark ${away ? 'p-rock-paper-scissors-away' : ''}`}
    aria-hidden="true"
  >
    <path d={lines[hand]} />
  </svg>
)
