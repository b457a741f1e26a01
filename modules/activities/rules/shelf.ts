// The shelf as the host knows it: the plays are handed in at boot, so that this room needs to know none of them.
import { type Service, service } from '#kernel/services.ts'
import type { Play } from '../contract/play.ts'

export const playShelf: Service<readonly Play[]> = service<readonly Play[]>('plays')
