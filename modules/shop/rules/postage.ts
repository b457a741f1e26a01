// What postage costs: flat, free from a sum on, more to some regions, nothing where things are fetched in person.

export interface PostageSettings {
  flat: number
  freeFrom: number | null
  regions: readonly { prefix: string; amount: number }[]
}
export const noPostage: PostageSettings = { flat: 0, freeFrom: null, regions: [] }

interface PostedLine {
  amount: number
  sold: { delivery: 'parcel' | 'pickup' | 'none' }
}

/**
 * Of one order. `parcels`: to how many people it goes, each of whom gets an equal part (a gift). An address that is not known
 * yet, or not told to us, costs nothing on top.
 */
export function postageOf(settings: PostageSettings, lines: readonly PostedLine[], address: unknown, parcels = 1): number {
  const posted = lines.filter(line => line.sold.delivery === 'parcel')
  if (posted.length === 0) return 0
  const goods = posted.reduce((sum, line) => sum + line.amount, 0)
  const isFree = settings.freeFrom !== null && goods >= settings.freeFrom * parcels
  return ((isFree ? 0 : settings.flat) + surchargeOf(settings, regionOf(address))) * parcels
}

const regionOf = (address: unknown): string =>
  typeof address === 'object' && address !== null && 'region' in address ? plain(String(address.region)) : ''
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

function surchargeOf({ regions }: PostageSettings, region: string): number {
  if (region === '') return 0
  let found = { length: 0, amount: 0 }
  for (const { prefix, amount } of regions) {
    const start = plain(prefix)
    if (start.length > found.length && region.startsWith(start)) found = { length: start.length, amount }
  }
  return found.amount
}
