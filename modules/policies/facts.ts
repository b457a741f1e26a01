// What can happen to the rules of a community.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

/** `rule` is '' and `parameter` is 'region' when the region itself was chosen. */
export const policyChanged = fact('policies.changed', 1, z.object({ revision: z.int(), rule: z.string(), parameter: z.string() }))
export const policiesFacts = [policyChanged]
