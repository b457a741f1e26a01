// The shop from outside: what is for sale, and orders.
import { orderEndpoints } from './contract/orders.ts'

export * from './contract/orders.ts'
export * from './contract/refusals.ts'
export * from './contract/words.ts'

export const shopContract = { ...orderEndpoints }
