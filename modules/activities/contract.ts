// Activities from outside: what members play, and how operators run it. Also the contract between the host and a play.
import { deskContract } from './contract/desk.ts'
import { memberContract } from './contract/member.ts'
import { seriesContract } from './contract/series.ts'

export * from './contract/desk.ts'
export * from './contract/desk-shapes.ts'
export * from './contract/draft.ts'
export * from './contract/play.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'
export * from './contract/words.ts'

export const activitiesContract = { ...memberContract, ...deskContract, ...seriesContract }
