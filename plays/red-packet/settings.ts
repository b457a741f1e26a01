// How a packet is set up, what must hold before it goes out, and its rules in words.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import { line } from '#kernel/shapes.ts'
import type { Reward } from '#modules/activities/contract.ts'
import { RewardKey } from '#modules/activities/contract.ts'

export const PacketSettings = z.object({
  reward: RewardKey.default('packet').meta({
    title: '装什么（积分或储值奖励） | What is in it: a reward of points or credit',
    begins: { title: '红包 | Packet', amount: 1 },
  }),
  kind: z
    .enum(['lucky', 'even', 'closest'])
    .default('lucky')
    .meta({
      title: '分法 | How it is shared',
      titles: { lucky: '拼手气 | By luck', even: '平分 | Evenly', closest: '猜数最接近者得 | Closest number' },
    }),
  total: z
    .int()
    .min(1)
    .max(100_000_000_000)
    .default(100)
    .meta({ title: '总额（积分，或储值分） | In all: points, or credit in minor units' }),
  shares: z.int().min(1).max(1_000_000).default(10).meta({ title: '分成几份 | Into how many shares' }),
  least: z.int().min(1).max(1_000_000).default(1).meta({ title: '拼手气每份至少 | A lucky share is at least' }),
  password: line(40, 0).default('').meta({ title: '口令（留空不要口令） | Password; empty: none' }),
  tellsPassword: z.boolean().default(true).meta({ title: '页面上写出口令 | The page tells the password' }),
  hint: line(80, 0).default('').meta({ title: '口令提示 | A hint at the password' }),
  numberMax: z.int().min(2).max(1_000_000).default(100).meta({ title: '猜数：1 到几 | Closest number: from 1 to' }),
  wish: line(40, 0).default('').meta({ title: '祝福语 | A wish' }),
})
export type PacketSettings = z.output<typeof PacketSettings>

/** A lucky packet is kept share by share; more than this belongs into an even one. */
export const luckySharesMax = 5_000
/** WeChat draws the same line: points of luck for a price are a wager. */
export function checkPacket(
  settings: PacketSettings,
  setup: { rewards: readonly string[]; prizes?: readonly Reward[]; costPoints?: number },
): Text[] {
  const { reward, kind, total, shares, least } = settings
  const problems: Text[] = []
  const say = (zh: string, en: string) => problems.push({ zh, en })
  if (!setup.rewards.includes(reward)) say(`「${reward}」不在奖励清单里。`, `“${reward}” is not among the rewards.`)
  const there = setup.prizes?.find(one => one.key === reward)
  if (there && there.kind !== 'points' && there.kind !== 'credit')
    say('红包里只能装积分或储值。', 'A packet holds points or credit.')
  else if (there && !isBare(there))
    say(
      '总额写在玩法设置里：奖励的「每份多少」请填 1，「份数」留空；储值的「市场价」也填 1 分。',
      'The total stands in the settings: let the reward be 1 each, without a count; of credit also worth 1.',
    )
  if (kind === 'even' && total % shares !== 0)
    say(`${total} 不能平分成 ${shares} 份。`, `${total} cannot be shared evenly by ${shares}.`)
  if (kind === 'lucky' && total < shares * least)
    say(`总额不够每份至少 ${least}。`, `The total is not enough for ${least} in each share.`)
  if (kind === 'lucky' && shares > luckySharesMax)
    say(
      `拼手气最多 ${luckySharesMax} 份，再多请用平分。`,
      `A lucky packet has ${luckySharesMax} shares at most; share more evenly.`,
    )
  if (kind !== 'even' && (setup.costPoints ?? 0) > 0)
    say('花积分抢随机金额的红包等于下注，请把每次消耗积分设为 0。', 'Paying for luck is a wager: let each time cost nothing.')
  return problems
}
const isBare = ({ kind, amount, value, units }: Reward): boolean =>
  units === null && (kind === 'credit' ? amount === 1 && value === 1 : amount === 1 || value === 0)

export function packetRules(settings: PacketSettings, rewardTitle: (key: string) => string): Text[] {
  const { reward, kind, total, shares, least, password, numberMax } = settings
  const title = rewardTitle(reward)
  const how = {
    lucky: {
      zh: `红包共 ${total}（${title}），分成 ${shares} 份，每份至少 ${least}。金额在发布时已经分好、打乱并封存，先抢后抢机会相同。`,
      en: `The packet holds ${total} (${title}) in ${shares} shares of at least ${least}. They were split, shuffled and sealed when it was published: no place in the row is luckier than another.`,
    },
    even: {
      zh: `红包共 ${total}（${title}），平分成 ${shares} 份，每份 ${Math.floor(total / shares)}，先到先得。`,
      en: `The packet holds ${total} (${title}) in ${shares} equal shares of ${Math.floor(total / shares)}; first come, first served.`,
    },
    closest: {
      zh: `红包共 ${total}（${title}）。发布时已经封存一个 1 到 ${numberMax} 的数，每人猜一次；结束时最接近的人得到全部，并列的人平分，除不尽的零头按参加先后每人一份。`,
      en: `The packet holds ${total} (${title}). A number from 1 to ${numberMax} was sealed when it was published; each guesses once. At the end the closest gets it all; those who are level share it, and what cannot be divided goes one each to those who came first.`,
    },
  }[kind]
  return [
    how,
    ...(password === '' ? [] : [{ zh: '说对口令才能打开。', en: 'It opens to those who say the password.' }]),
    { zh: '每人一份。结束前别人看不到你抢到多少。', en: 'One share each. Until it is over nobody else sees what you got.' },
    {
      zh: '结束时没有人领的部分退回发出的一方，不会发给任何人。',
      en: 'What nobody has taken by the end goes back to whoever gave the packet; nobody else gets it.',
    },
  ]
}
