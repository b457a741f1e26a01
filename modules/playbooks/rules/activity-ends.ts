// Loose ends of what a file has people play: names that point nowhere, names given twice, ends before their beginnings.
import type { Text } from '#kernel/i18n.ts'
import type { PlaybookReward } from '../contract/activities.ts'
import type { Playbook } from '../contract/file.ts'
import { looseEnds } from './mistake-texts.ts'
import { nearest } from './nearest.ts'
import { saleEnds } from './sale-mistakes.ts'
import type { Path, Said } from './say-mistake.ts'

const texts = {
  group: { zh: '文件里没有叫 {got} 的群。可以写：{choices}', en: 'There is no group {got} in this file. There are: {choices}' },
  coupon: {
    zh: '文件里没有叫 {got} 的优惠券。可以写：{choices}',
    en: 'There is no coupon {got} in this file. There are: {choices}',
  },
  once: {
    zh: '只办一次的写 closesAt，反复办的写 again，两样要有一样，也只能有一样。',
    en: 'What happens once has closesAt, what happens again and again has again: one of the two.',
  },
  rewardFits: {
    zh: '奖励要和种类对上：points 写 points，credit 写 credit，coupon 写 coupon，tier 写 tier，别的不写。',
    en: 'A reward names what its kind needs: points, credit, coupon or tier, and nothing of the others.',
  },
} satisfies Record<string, Text>

export function activityEndsOf(book: Playbook): Said[] {
  const found: Said[] = []
  const refs = book.activities.map(one => one.ref)
  const say = (path: Path, text: Text, values: Record<string, unknown>) => found.push({ path, text, values })
  const named = (path: Path, got: string | null | undefined, known: readonly string[], text: Text) => {
    if (got === null || got === undefined || known.includes(got)) return
    const near = nearest(got, known)
    if (near) say(path, saleEnds.mistyped, { got, near })
    else say(path, text, { got, choices: known.length > 0 ? known.join(' · ') : '—' })
  }
  const groups = book.groups.map(one => one.ref)
  const coupons = book.coupons.map(one => one.ref)
  const tiers = book.tiers.map(one => one.ref)
  book.activities.forEach((one, i) => {
    const path = ['activities', i]
    if (refs.indexOf(one.ref) < i) say([...path, 'ref'], looseEnds.twice, { got: one.ref })
    named([...path, 'group'], one.group, groups, texts.group)
    one.for.groups.forEach((got, n) => {
      named([...path, 'for', 'groups', n], got, groups, texts.group)
    })
    one.rewards.forEach((reward, n) => {
      const at = [...path, 'rewards', n]
      named([...at, 'coupon'], reward.coupon, coupons, texts.coupon)
      named([...at, 'tier'], reward.tier, tiers, saleEnds.tier)
      if (!fits(reward)) say([...at, 'kind'], texts.rewardFits, { got: reward.kind })
    })
    if ((one.closesAt === undefined) === (one.again === undefined)) say([...path, 'ref'], texts.once, { got: one.ref })
  })
  return found
}

function fits(reward: PlaybookReward): boolean {
  const { kind, points, credit, coupon, tier } = reward
  const given = { points: points > 0, credit: credit !== undefined, coupon: coupon !== undefined, tier: tier !== undefined }
  const foreign = Object.entries(given).some(([name, is]) => is && name !== kind)
  return !foreign && (kind === 'coupon' || kind === 'tier' ? given[kind] : true)
}
