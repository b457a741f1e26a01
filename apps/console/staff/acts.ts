// What an operator did, as a sentence: from the name of the endpoint to words a person reads.
import type { Text } from '#kernel/i18n.ts'
import { say, useLocale } from '#ui/i18n.ts'
import { actTexts } from './act-texts.ts'
import { activityActTexts } from './activity-act-texts.ts'
import { shopActTexts } from './shop-act-texts.ts'

export interface Act {
  what: string
  targets: readonly string[]
  summary: string
}

export const roomTexts: Record<string, Text> = {
  activities: { zh: '活动', en: 'activities' },
  channels: { zh: '渠道', en: 'channels' },
  communities: { zh: '社群', en: 'the community' },
  content: { zh: '内容', en: 'content' },
  groups: { zh: '群', en: 'groups' },
  members: { zh: '成员', en: 'members' },
  deals: { zh: '团购与预售', en: 'deals' },
  payments: { zh: '收款', en: 'payments' },
  playbooks: { zh: '剧本', en: 'playbooks' },
  shop: { zh: '商店', en: 'the shop' },
  staff: { zh: '运营者', en: 'operators' },
  tiers: { zh: '会员等级', en: 'tiers' },
  wallet: { zh: '账本', en: 'the ledger' },
}
const other = { zh: '在{room}里做了 {what}', en: 'did {what} in {room}' } satisfies Text

/** What was sent, as far as it can be told in a few words: the names and texts in it. */
export function saidIn(summary: string): string {
  try {
    const sent = JSON.parse(summary) as Record<string, unknown>
    const body = (sent['body'] ?? sent) as Record<string, unknown>
    const words = ['name', 'title', 'titleZh', 'text', 'reason', 'why', 'email']
    const found = words.map(word => body?.[word]).find(value => typeof value === 'string' && value !== '')
    return typeof found === 'string' ? found.split('\n')[0]!.slice(0, 60) : ''
  } catch {
    return ''
  }
}

export function actSentence(act: Act): string {
  const known = actTexts[act.what] ?? shopActTexts[act.what] ?? activityActTexts[act.what]
  const [room = '', verb = ''] = act.what.split('.')
  const room2 = roomTexts[room]
  return known ? say(known) : say(other, { room: room2 ? say(room2) : room, what: verb })
}

/** Draws again when the language changes. */
export function useActSentence(): typeof actSentence {
  useLocale()
  return actSentence
}

/** Where a target can be looked at, within its community; null where there is no page. */
export function targetHref(target: string): string | null {
  if (target.startsWith('mem_')) return `/members/${target}`
  if (target.startsWith('grp_')) return `/groups/${target}`
  if (target.startsWith('pst_')) return `/posts/${target}`
  if (target.startsWith('act_')) return `/activities/${target}`
  if (target.startsWith('ord_')) return `/orders/${target}`
  if (target.startsWith('prd_')) return `/products/${target}`
  if (target.startsWith('off_')) return `/offers/${target}`
  if (target.startsWith('cpb_')) return `/coupons/${target}`
  if (target.startsWith('pln_')) return `/tiers/plans/${target}`
  if (target.startsWith('hol_')) return `/tiers/holders/${target}`
  if (target.startsWith('pay_')) return `/payments/${target}`
  if (target.startsWith('dea_')) return `/deals/${target}`
  return null
}
