// Addresses: kept on this device alone, the one used last first.
import { keptAs } from './kept.ts'
import type { Address } from './shapes.ts'

const none: Address[] = []
const most = 10
export const addresses = keptAs<Address[]>('addresses', none)

export const sameAddress = (a: Address, b: Address): boolean =>
  (['name', 'phone', 'region', 'detail', 'postcode'] as const).every(field => (a[field] ?? '') === (b[field] ?? ''))

/** First from now on; `instead` of which, when an old one was put right. */
export function putAddressFirst(address: Address, instead?: Address): void {
  const others = addresses.get().filter(one => !sameAddress(one, address) && !(instead && sameAddress(one, instead)))
  addresses.set([address, ...others].slice(0, most))
}
export function forgetAddress(address: Address): void {
  const left = addresses.get().filter(one => !sameAddress(one, address))
  addresses.set(left.length > 0 ? left : none)
}
