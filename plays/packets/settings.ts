// How a packet table is set up, what must hold before it opens, and its rules in words.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'

const count = (max: number, usual: number, title: string) => z.int().min(1).max(max).default(usual).meta({ title })

export const PacketsSettings = z.object({
  pointsMax: count(1_000_000, 2_000, '一个红包最多多少积分 | Most points in a packet'),
  sharesMax: count(100, 20, '一个红包最多分几份 | Most shares of a packet'),
  givesPerDay: count(100, 10, '每人每天最多发几个 | Packets each may give a day'),
  openEach: count(10, 3, '每人同时最多开着几个 | Packets of one member open at once'),
  openMax: count(12, 8, '桌上同时最多开着几个 | Packets open at once, of all'),
  grabsPerDay: count(1_000, 100, '每人每天最多拆几个 | Packets each may open a day'),
})
export type PacketsSettings = z.output<typeof PacketsSettings>

export const livesHours = 24

/** A fee on luck is a wager, whoever gets it. */
export const checkPackets = (_settings: PacketsSettings, { costPoints = 0 }: { costPoints?: number }): Text[] =>
  costPoints === 0
    ? []
    : [
        {
          zh: '发红包、拆红包都不能收费，请把每次消耗积分设为 0。',
          en: 'Neither giving nor opening may cost anything: let each time cost nothing.',
        },
      ]

export function packetsRules({ pointsMax, sharesMax, givesPerDay, openEach, openMax, grabsPerDay }: PacketsSettings): Text[] {
  return [
    {
      zh: `成员用自己的积分发红包：发出时就从你的积分里扣下，不够就发不出去。一个红包最多 ${pointsMax} 积分、${sharesMax} 份，每份至少 1 积分。`,
      en: `Members give packets from their own points: these are taken when the packet is made, and without enough there is no packet. A packet holds at most ${pointsMax} points in ${sharesMax} shares, one point each at least.`,
    },
    {
      zh: `每人每天最多发 ${givesPerDay} 个、拆 ${grabsPerDay} 个，同时开着的最多 ${openEach} 个；整张桌上最多 ${openMax} 个。`,
      en: `Each may give ${givesPerDay} a day and open ${grabsPerDay}; of one member ${openEach} may be open at once, of all together ${openMax}.`,
    },
    {
      zh: '拼手气的红包在发出时就分好、打乱，先拆后拆机会相同；随机数来自活动公布前封存的种子，结束后可以复核。',
      en: 'A lucky packet is split and shuffled when it is made, so no place in the row is luckier; chance comes from the seed that was sealed before, and can be followed afterwards.',
    },
    {
      zh: '每个红包每人拆一次，发的人也可以拆自己的；写明给谁的，只有那个人能拆。拆完公布每个人拆到多少和手气最佳。',
      en: 'Each opens a packet once, whoever gave it included; one for a named person opens to that person alone. When it is empty everyone’s share is shown, with the best luck.',
    },
    {
      zh: `${livesHours} 小时没有拆完的，剩下的自动退回发的人；活动结束或取消时，开着的也都退回。`,
      en: `What is left after ${livesHours} hours goes back to the giver by itself; so does all that is open when this ends or is called off.`,
    },
    {
      zh: '只能发积分：储值和钱不能在成员之间转。没有手续费。积分不会因为换了人就延长有效期，原来哪天过期，拆到以后还是哪天过期。',
      en: 'Points alone: credit and money do not pass between members. There is no fee. Points do not last longer by changing hands; they run out on the day they had.',
    },
    {
      zh: '红包是心意，不能用来赌：不许约定按金额或尾数输赢、返还或接着发。',
      en: 'A packet is a kindness and no wager: nothing may be agreed on who pays or gives next by amount or last digit.',
    },
  ]
}
