// The shops that ours stands beside, each driven through the API that it offers to storefronts. They are brought by whoever
// measures: running, on loopback, with a hundred products, one way to ship and one way to pay that settles at once.
//   --vendure=http://name:password@127.0.0.1:54331 --medusa=http://name%40example.com:password@127.0.0.1:54332
import { openMedusa } from './medusa.ts'
import type { Keeper, Peer } from './peer.ts'
import { openVendure } from './vendure.ts'

export async function openPeers(buyers: number): Promise<Peer[]> {
  const tag = Date.now().toString(36)
  const peers: Peer[] = []
  for (const [name, open] of [
    ['vendure', openVendure],
    ['medusa', openMedusa],
  ] as const) {
    const given = process.argv.find(a => a.startsWith(`--${name}=`))?.slice(name.length + 3)
    if (given) peers.push(await open({ ...keeperOf(given), buyers, tag }))
  }
  return peers
}

function keeperOf(given: string): Keeper {
  const { origin, username, password } = new URL(given)
  if (!username || !password) throw new Error('a peer is given as http://name:password@127.0.0.1:port')
  return { origin, name: decodeURIComponent(username), password: decodeURIComponent(password) }
}
