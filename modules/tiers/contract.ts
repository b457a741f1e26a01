// The tiers from outside: what members hold and may, what operators offer, and what is promised.
import { bookContract } from './contract/book.ts'
import { deskContract } from './contract/desk.ts'
import { memberContract } from './contract/member.ts'

export * from './contract/book-shapes.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'

export const tiersContract = { ...memberContract, ...deskContract, ...bookContract }
