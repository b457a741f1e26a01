// What happened to a member and what he did, newest first, in sentences.
import { Link } from 'wouter'
import type { Text } from '#kernel/i18n.ts'
import { usePages } from '#ui/data.ts'
import { date, say, useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { kindOf, type LedgerUnit, signedOf } from '#ui/ledger.ts'
import { unitTexts } from '#ui/ledger-texts.ts'
import { api } from '../api.ts'
import { By } from '../shell/by.tsx'
import { useSession } from '../shell/session.ts'
import { memberTexts } from './texts.ts'
import { stageTexts } from './words.ts'

const happened: Record<string, Text> = {
  'members.joined': { zh: '加入了社群', en: 'joined the community' },
  'members.brought': { zh: '随名单导入', en: 'came with an imported list' },
  'members.changed': { zh: '资料有更新', en: 'profile changed' },
  'members.identity-added': { zh: '添加了联系方式', en: 'address added' },
  'members.identity-removed': { zh: '移除了联系方式', en: 'address removed' },
  'members.stage-moved': { zh: '从「{from}」走到「{to}」', en: 'moved from {from} to {to}' },
  'members.tagged': { zh: '被贴上标签', en: 'tagged' },
  'members.untagged': { zh: '被取下标签', en: 'untagged' },
  'members.banned': { zh: '被封禁', en: 'banned' },
  'members.readmitted': { zh: '被解封', en: 'let in again' },
  'members.left': { zh: '离开了社群', en: 'left the community' },
  'members.consent-given': { zh: '签了同意书', en: 'gave a consent' },
  'members.consent-withdrawn': { zh: '撤回了同意书', en: 'withdrew a consent' },
  'members.sessions-ended': { zh: '登录被结束', en: 'sessions ended' },
  'groups.seat-taken': { zh: '入座，{number} 号', en: 'took seat {number}' },
  'groups.seat-ended': { zh: '离席', en: 'left a seat' },
  'groups.norms-signed': { zh: '签了第 {version} 版群规', en: 'signed version {version} of the norms' },
  'groups.card-changed': { zh: '改了群名片', en: 'changed the name card' },
  'groups.role-changed': { zh: '群里的角色变了', en: 'role in a group changed' },
  'groups.handed-over': { zh: '成为群主', en: 'became the owner of a group' },
  'groups.applied': { zh: '申请入群', en: 'applied for a seat' },
  'groups.application-decided': { zh: '申请有了结果', en: 'application decided' },
  'groups.application-withdrawn': { zh: '撤回了申请', en: 'application withdrawn' },
  'groups.member-banned': { zh: '被移出并封禁', en: 'banned from a group' },
  'groups.member-unbanned': { zh: '群内解封', en: 'ban from a group lifted' },
  'groups.invite-made': { zh: '发出了邀请', en: 'made an invite' },
  'content.posted': { zh: '发了一条动态', en: 'posted' },
  'content.commented': { zh: '写了评论', en: 'commented' },
  'content.reported': { zh: '举报了一条内容', en: 'reported something' },
  'content.mentioned': { zh: '被提到', en: 'was mentioned' },
  'wallet.balance-moved': { zh: '{unit} {moved}，{why}', en: '{unit} {moved}: {why}' },
  'channels.followed': { zh: '关注了公众号', en: 'followed the official account' },
  'channels.unfollowed': { zh: '取消了关注', en: 'stopped following' },
}
const isStage = (word: unknown): word is keyof typeof stageTexts => typeof word === 'string' && Object.hasOwn(stageTexts, word)

/** What moved in the wallet, in the words of the ledger. */
const movedIn = (payload: Record<string, unknown>, currency: string): Record<string, unknown> => {
  const unit = payload['unit'] as LedgerUnit
  const moved = signedOf(unit, Number(payload['amount']), currency)
  return { unit: say(unitTexts[unit]), moved, why: kindOf(String(payload['kind'])) }
}

function sentenceOf(name: string, payload: Record<string, unknown>, currency: string): string {
  const text = happened[name]
  if (!text) return name
  if (name === 'wallet.balance-moved') return say(text, movedIn(payload, currency))
  const worded = Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, isStage(value) ? say(stageTexts[value]) : value]),
  )
  return say(text, worded)
}
const hrefIn = (payload: Record<string, unknown>): string | null =>
  typeof payload['postId'] === 'string'
    ? `/posts/${payload['postId']}`
    : typeof payload['groupId'] === 'string'
      ? `/groups/${payload['groupId']}`
      : null

export function Timeline({ memberId }: { memberId: string }) {
  const t = useT()
  const currency = useSession().community?.currency ?? 'CNY'
  const pages = usePages(api.members.timeline, { params: { memberId }, query: { limit: 30 } })
  return (
    <PagesList
      pages={pages}
      keyOf={item => item.id}
      label={t(memberTexts.timeline)}
      empty={<Empty title={t(memberTexts.timelineNone)}>{t(memberTexts.timelineHint)}</Empty>}
      draw={item => {
        const payload = (item.payload ?? {}) as Record<string, unknown>
        const href = hrefIn(payload)
        const words = sentenceOf(item.name, payload, currency)
        return (
          <li className="c-story">
            <span className="c-story-dot" data-them={item.byThem || undefined} aria-hidden="true" />
            <span className="q-grow">
              {href ? <Link href={href}>{words}</Link> : words}
              {!item.byThem && item.actorName && (
                <small className="q-quiet">
                  {' '}
                  · <By who={item.actor} name={item.actorName} />
                </small>
              )}
            </span>
            <span className="q-quiet" title={date(item.at, 'full')}>
              <RelativeTime at={item.at} />
            </span>
          </li>
        )
      }}
    />
  )
}
