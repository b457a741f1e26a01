// What came of an activity is written into its group, with the way to it.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { textIn } from '#kernel/i18n.ts'
import { job } from '#kernel/jobs/define.ts'
import { Refused } from '#kernel/refusal.ts'
import { writePost } from '#modules/content/index.ts'
import type { Laid } from '../rules/activity.ts'
import { findActivity } from '../store/activities.ts'
import { noteTold } from '../store/entries.ts'
import { laidOf } from './take-play.ts'

const told = { zh: '「{title}」已经揭晓。', en: '“{title}” has been settled.' }
const where = { zh: '结果和凭证：{link}', en: 'Result and receipt: {link}' }
const textMax = 2_000

/** null: nobody took part, or whatever else the play finds not worth a word. */
export function resultText({ activity, play, settings }: Laid, ctx: Pick<Ctx, 'community' | 'house'>): string | null {
  const { locale, slug } = ctx.community
  const link = `${ctx.house.settings.publicUrl}/c/${slug}/activities/${activity.id}`
  const said = play.tell?.(activity.result as never, settings)
  if (said === null) return null
  if (said && play.tellsAlone) return textIn(said, locale).slice(0, textMax)
  // Names that members gave are put in, not filled: braces in a title are no blanks.
  const lines = [
    textIn(told, locale).replace('{title}', () => activity.title),
    said ? textIn(said, locale).slice(0, textMax) : '',
    textIn(where, locale).replace('{link}', () => link),
  ]
  return lines.filter(line => line !== '').join('\n')
}

/** A group that has been closed since hears nothing: the result stands with the activity anyway. */
async function tellResult(ctx: Ctx, activityId: string): Promise<void> {
  const activity = await findActivity(ctx, activityId)
  if (!activity || activity.groupId === null || activity.state !== 'settled') return
  const text = resultText(laidOf(ctx, activity), ctx)
  if (text === null) return
  const post = { groupId: activity.groupId, text, pictures: [], voice: null }
  try {
    await within(ctx, async ctx => {
      if (await noteTold(ctx, activityId)) await writePost(ctx, post)
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    ctx.log.warn({ activityId, code: error.refusal.code }, 'a result could not be written into its group')
  }
}

export const tellResultJob = job('activities.tell-result', z.object({ activityId: z.string() }), (ctx, { activityId }) =>
  tellResult(ctx, activityId),
)
