// What can happen to a community.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

export const communityOpened = fact('communities.opened', 1, z.object({ communityId: z.string(), slug: z.string() }))
export const communityChanged = fact('communities.changed', 1, z.object({ communityId: z.string(), fields: z.array(z.string()) }))
export const communitiesFacts = [communityOpened, communityChanged]
