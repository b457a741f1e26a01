// The drand gateway: public chance of a pinned network, a number a round, looked up by anyone for ever.
// Talks to: any HTTP door of a drand network, by a base URL that can be set. Fake: a network on loopback (startDrand, in emulator.ts).
import type { DrandNetwork, DrandNetworkOptions } from './emulator.ts'

export {
  type Drand,
  type DrandChain,
  type DrandOptions,
  DrandUnavailable,
  type Drawn,
  openDrand,
  quicknet,
} from './client.ts'
export type { DrandFailure, DrandNetwork } from './emulator.ts'

/** Loaded only where it is started, so that it costs a running house nothing. */
export async function startDrand(options: DrandNetworkOptions): Promise<DrandNetwork> {
  return (await import('./emulator.ts')).startDrand(options)
}
