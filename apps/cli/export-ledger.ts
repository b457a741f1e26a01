// `qunluo export ledger`: the ledger of one community; named, or the only one there is.
import { ctxFor, type House } from '#kernel/house.ts'
import { listCommunities } from '#modules/communities/index.ts'
import { exportLedger } from '#modules/wallet/index.ts'

export async function exportLedgerTo(
  house: House,
  slug: string | undefined,
  write: (text: string) => Promise<void>,
): Promise<number> {
  const communities = (await listCommunities(house.db)).filter(one => !slug || one.slug === slug)
  const [community, second] = communities
  if (!community) throw new Error(`没有这个社群 / no such community${slug ? `: ${slug}` : ''}`)
  if (second)
    throw new Error(
      `有多个社群，请用 --community 指明 / name one with --community: ${communities.map(one => one.slug).join(' ')}`,
    )
  return exportLedger(ctxFor(house, { actor: { kind: 'system', name: 'export' }, community }), write)
}
