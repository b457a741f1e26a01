// The room's decisions, without database, clock or chance; the parts lie in rules/.
export * from './rules/consents.ts'
export * from './rules/fields.ts'
export * from './rules/identities.ts'
export * from './rules/letters.ts'
export * from './rules/stages.ts'

/** A code and a link are good for this long. */
export const codeMs = 600_000
/** One code a minute to one address, and five in a day. */
export const codePauseMs = 60_000
export const codesADay = 5
export const dayMs = 86_400_000
/** What is dangerous asks for a proof of identity no older than this. */
export const freshMs = 600_000
