// An operator (or a playbook) opens a community.
import type { z } from 'zod'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { breaks } from '#kernel/db/connect.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Community, type NewCommunity, SlugTaken } from '../contract.ts'
import { communityOpened } from '../facts.ts'
import { insertCommunity } from '../store.ts'

export const openCommunity = (ctx: Ctx, wish: z.output<typeof NewCommunity> & { demo?: boolean }): Promise<Community> =>
  within(ctx, async ctx => {
    needRight(ctx, 'communities.open')
    const community: Community = { ...wish, id: newId(ctx, 'com'), demo: wish.demo ?? false, openedAt: ctx.now }
    try {
      await insertCommunity(ctx.db, community)
    } catch (error) {
      if (breaks(error, 'communities_communities_slug_key')) refuse(SlugTaken, { slug: wish.slug })
      throw error
    }
    await record({ ...ctx, community }, communityOpened, community.id, { communityId: community.id, slug: community.slug })
    return community
  })
