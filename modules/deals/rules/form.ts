// What is wrong with a deal before it is published, and whether a change of a published one is only for the better.
import type { Text } from '#kernel/i18n.ts'
import type { Deal } from './deal.ts'

const say = (zh: string, en: string): Text => ({ zh, en })
/** The law on deposits that are kept: not more than a fifth of the price. */
const keptDepositMaxPercent = 20

/** Null when nothing is wrong. `usual`: what the variant costs without the deal. */
export function whyWrong(deal: Deal): Text | null {
  if (deal.opensAt >= deal.closesAt) return say('结束时间要晚于开始时间。', 'It ends before it begins.')
  switch (deal.kind) {
    case 'stepped': {
      const { steps, price } = deal.terms
      const sinking = steps.every(
        (step, n) => step.price < (steps[n - 1]?.price ?? price) && step.units > (steps[n - 1]?.units ?? 0),
      )
      return sinking ? null : say('阶梯要件数越多、价格越低。', 'Each step has more units and a lower price than the one before.')
    }
    case 'pre-sale':
      return whyWrongPreSale(deal)
    case 'crowdfunding': {
      const { rewards, shipsBy } = deal.terms
      if (new Set(rewards.map(r => r.variantId)).size < rewards.length)
        return say('每个回报档位要用不同的商品规格。', 'Each reward has a variant of its own.')
      return shipsBy > deal.closesAt ? null : say('兑现时间要晚于截止时间。', 'Rewards come after the deadline.')
    }
    case 'auction':
      return deal.terms.reserve !== null && deal.terms.reserve < deal.terms.startPrice
        ? say('保留价不能低于起拍价。', 'The reserve is below the opening price.')
        : null
    case 'meal':
      return deal.terms.usedBy > deal.closesAt
        ? null
        : say('使用期限要晚于报名结束。', 'It must be usable after the end of applying.')
    default:
      return null
  }
}

function whyWrongPreSale({ terms, closesAt }: Extract<Deal, { kind: 'pre-sale' }>): Text | null {
  if (terms.shipsBy <= closesAt) return say('发货时间要晚于结束时间。', 'It is sent after the end of the sale.')
  if (terms.way === 'full') return null
  const { deposit, price, restFrom, restUntil, depositKept } = terms
  if (deposit < 1 || deposit >= price)
    return say('定金要大于零、小于预售价。', 'The deposit is more than nothing and less than the price.')
  if (!restFrom || !restUntil || restFrom < closesAt || restUntil <= restFrom)
    return say('尾款时间要在定金结束之后。', 'The rest is paid after the deposits.')
  if (restUntil > terms.shipsBy) return say('发货时间要晚于尾款截止。', 'It is sent after the rest is paid.')
  if (depositKept && deposit * 100 > price * keptDepositMaxPercent)
    return say('不退的定金最多是价格的两成。', 'A deposit that is kept is at most a fifth of the price.')
  return null
}

/** What of a change is not for the better of those who take part; null when all of it is. */
export function whyWorse(before: Deal, after: Deal): Text | null {
  const same = (one: Deal) => {
    const { title, variantId, needsRight, opensAt, kind } = one
    return JSON.stringify([title, variantId, needsRight, opensAt, kind, rigid(one)])
  }
  if (same(before) !== same(after))
    return say('只有名额、截止和承诺的时间可以放宽。', 'Only places and promised times can be bettered.')
  if (before.closesAt.getTime() !== after.closesAt.getTime()) return say('截止时间不能改。', 'The end does not move.')
  if (before.kind === 'draw' && after.kind === 'draw' && after.terms.units < before.terms.units)
    return say('名额不能减少。', 'There cannot be fewer winners.')
  if (before.kind === 'meal' && after.kind === 'meal') {
    if (after.terms.places < before.terms.places) return say('名额不能减少。', 'There cannot be fewer places.')
    if (after.terms.usedBy < before.terms.usedBy) return say('使用期限不能缩短。', 'It cannot be usable for less time.')
  }
  if ('answerHours' in before.terms && 'answerHours' in after.terms && after.terms.answerHours < before.terms.answerHours)
    return say('付款时限不能缩短。', 'There cannot be less time to answer.')
  if ('shipsBy' in before.terms && 'shipsBy' in after.terms && after.terms.shipsBy > before.terms.shipsBy)
    return say('发货时间不能推迟。', 'It cannot be sent later.')
  if (before.kind === 'pre-sale' && after.kind === 'pre-sale' && !before.terms.depositKept && after.terms.depositKept)
    return say('可退的定金不能改成不退。', 'A deposit that comes back cannot become one that is kept.')
  return null
}

/** What never changes after publishing. */
function rigid({ terms }: Deal): unknown {
  const { shipsBy, answerHours, depositKept, units, places, usedBy, reportAsked, ...rest } = terms as Record<string, unknown>
  return rest
}
