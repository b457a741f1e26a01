// The drawer's mark.
import { pen } from '#ui/kit/icons.tsx'

export const IconMenu = pen('M4 6.5h16M4 12h16M4 17.5h10')
