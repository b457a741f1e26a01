// An operator changes what a community says of itself.
import type { z } from 'zod'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { Community, CommunitySettings } from '../contract.ts'
import { communityChanged } from '../facts.ts'
import { findCommunity, updateCommunity } from '../store.ts'

type Change = Partial<z.output<typeof CommunitySettings>>

export const changeCommunity = (ctx: Ctx, change: Change): Promise<Community> =>
  within(ctx, async ctx => {
    needRight(ctx, 'communities.change')
    const fields = Object.keys(change)
    if (fields.length === 0) return (await findCommunity(ctx.db, ctx.community.id)) ?? refuse(NotFound)
    const community = await updateCommunity(ctx.db, ctx.community.id, change)
    await record(ctx, communityChanged, community.id, { communityId: community.id, fields })
    return community
  })
