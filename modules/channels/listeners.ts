// What the channels do by themselves: be there for a new community, forget who is erased, clear away old counts.
import { within } from '#kernel/db/within.ts'
import { listen } from '#kernel/facts.ts'
import { round } from '#kernel/jobs/define.ts'
import { communityOpened, listCommunities } from '#modules/communities/index.ts'
import { memberErased } from '#modules/members/index.ts'
import { answerLater } from './commands/answer-push.ts'
import { deliverMessage } from './commands/deliver-message.ts'
import { accountRows } from './commands/show-account.ts'
import { dropFollowersOf } from './store/followers.ts'
import { blankMessagesOf, skipMessagesOf } from './store/messages.ts'
import { forgetUsage } from './store/quotas.ts'

const beThere = listen(communityOpened, 'channels.be-there', async (ctx, { payload }) => {
  const community = await ctx.house.findCommunity(payload.communityId)
  if (community) await accountRows({ ...ctx, community })
})

const forget = listen(memberErased, 'channels.forget-member', (ctx, { payload: { memberId } }) =>
  within(ctx, async ctx => {
    await skipMessagesOf(ctx.db, ctx.community.id, memberId, 'gone')
    await blankMessagesOf(ctx.db, ctx.community.id, memberId)
    await dropFollowersOf(ctx.db, ctx.community.id, memberId)
  }),
)

const countsKeptMs = 40 * 86_400_000
const clear = round('channels.clear-counts', '23 3 * * *', 'UTC', async ctx => {
  for (const community of await listCommunities(ctx.db))
    await forgetUsage(ctx.db, community.id, new Date(ctx.now.getTime() - countsKeptMs))
})

export const channelsListeners = [beThere, forget]
export const channelsJobs = [deliverMessage, answerLater]
export const channelsRounds = [clear]
