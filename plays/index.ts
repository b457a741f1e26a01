// THE SHELF: every play there is, one line each. A play is a folder beside this file; nothing else names it.
import type { Play } from '#modules/activities/contract.ts'

export const plays: readonly Play[] = []
