// The words with which a new activity begins, so that a draw can be told of at once.
import type { Text } from '#kernel/i18n.ts'
import { useT } from '#ui/i18n.ts'
import { useSession } from '../shell/session.ts'
import type { BeginWords } from './draft-fields.ts'

const words = {
  reward: { zh: '积分', en: 'Points' },
  claim: { zh: '揭晓后在活动页查看，线上奖励自动发放。', en: 'Shown on its page; what is online is given by itself.' },
  delivery: {
    zh: '积分、储值、优惠券自动到账；实物由主办方联系后交付。',
    en: 'Points, credit and coupons arrive by themselves; goods are handed over by the organiser.',
  },
  forfeiture: { zh: '逾期没有回应主办方的联系。', en: 'Not answering the organiser within these days.' },
} satisfies Record<string, Text>

export function useBeginWords(): BeginWords {
  const t = useT()
  const { community } = useSession()
  const { reward, claim, delivery, forfeiture } = words
  const told = { claim: t(claim), delivery: t(delivery), forfeiture: t(forfeiture) }
  return { reward: t(reward), say: t, told: { organiser: community?.name ?? '', ...told, ...lastTold(community?.id) } }
}

const keyOf = (communityId: string) => `ql-told-${communityId}`
/** What was told of the last draw that was set up here; the next one begins with it. */
function lastTold(communityId = ''): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(keyOf(communityId)) ?? '{}')
  } catch {
    return {}
  }
}
export function rememberTold(communityId: string | undefined, told: unknown): void {
  if (communityId && told) localStorage.setItem(keyOf(communityId), JSON.stringify(told))
}
