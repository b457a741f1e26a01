// Deals from outside: what they buy together, and how it is decided.
import { deskContract } from './contract/desk.ts'
import { memberContract } from './contract/member.ts'

export * from './contract/refusals.ts'
export * from './contract/shapes.ts'
export * from './contract/terms.ts'
export * from './contract/words.ts'

export const dealsContract = { ...memberContract, ...deskContract }
