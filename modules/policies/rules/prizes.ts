// Checks of draws and prize sales: what can be won, what is told of it, and that it does not get worse.

import type { Text } from '#kernel/i18n.ts'
import { moneyText } from '#kernel/money.ts'
import { check, type Finding, numberOf, wordsOf } from './check.ts'
import { type DisclosureField, disclosureFields, type Prize, type Published } from './questions.ts'

export const fieldTitles: Record<DisclosureField, Text> = {
  prizes: { zh: '奖品', en: 'what can be won' },
  conditions: { zh: '参与条件', en: 'who may take part' },
  way: { zh: '参与方式', en: 'how to take part' },
  'draw-time': { zh: '开奖时间', en: 'when it is drawn' },
  'draw-way': { zh: '开奖方式', en: 'how it is drawn' },
  value: { zh: '奖金或奖品价值', en: 'what prizes are worth' },
  'number-or-chance': { zh: '数量或中奖概率', en: 'how many prizes, or how likely' },
  'claim-time': { zh: '兑奖时间', en: 'when to claim' },
  'claim-conditions': { zh: '兑奖条件', en: 'conditions of claiming' },
  'claim-way': { zh: '兑奖方式', en: 'how to claim' },
  delivery: { zh: '交付方式', en: 'delivery' },
  forfeiture: { zh: '弃奖条件', en: 'when a prize is forfeited' },
  organiser: { zh: '主办方', en: 'organiser' },
  contact: { zh: '联系方式', en: 'contact' },
}

/** The most that one ticket can bring: its best wins together. */
function mostOfOneTicket(prizes: readonly Prize[], wins: number): number {
  let left = Math.max(1, wins)
  let sum = 0
  for (const { value, quantity } of prizes.toSorted((a, b) => b.value - a.value)) {
    const taken = Math.min(left, quantity)
    sum += taken * value
    left -= taken
    if (left === 0) break
  }
  return sum
}

export const prizeCap = check<'prize'>({
  asks: 'prize',
  topic: 'prizes',
  parameters: {
    maxFen: {
      kind: 'number',
      title: { zh: '奖项上限', en: 'most a prize is worth' },
      unit: 'money',
      stricter: 'lower',
      max: 1e12,
    },
  },
  run({ prizes, winsPerTicketMax }, values, currency) {
    const max = numberOf(values, 'maxFen')
    const told = (amount: number, locale: string) => moneyText({ amount, currency }, locale)
    const nearest = {
      zh: `每张奖券最多能中的价值请降到 ${told(max, 'zh-CN')} 以内。`,
      en: `Keep what one ticket can win within ${told(max, 'en')}.`,
    }
    const above = prizes.filter(prize => prize.value > max)
    const found: Finding[] = above.map(({ name, value }) => ({
      what: {
        zh: `奖品「${name}」值 ${told(value, 'zh-CN')}，超过 ${told(max, 'zh-CN')}。`,
        en: `The prize “${name}” is worth ${told(value, 'en')}, more than ${told(max, 'en')}.`,
      },
      nearest,
      allowed: max,
    }))
    const together = mostOfOneTicket(prizes, winsPerTicketMax)
    if (found.length === 0 && together > max)
      found.push({
        what: {
          zh: `一张奖券最多可中 ${winsPerTicketMax} 次，合计 ${told(together, 'zh-CN')}，超过 ${told(max, 'zh-CN')}。`,
          en: `One ticket can win ${winsPerTicketMax} times, ${told(together, 'en')} together, more than ${told(max, 'en')}.`,
        },
        nearest,
        allowed: max,
      })
    return found
  },
})

export const disclosureComplete = check<'disclosure'>({
  asks: 'disclosure',
  topic: 'prizes',
  parameters: {
    fields: { kind: 'words', title: { zh: '要公示的项目', en: 'what is to be told' }, stricter: 'more', choices: fieldTitles },
  },
  run({ disclosed }, values) {
    const missing = (wordsOf(values, 'fields') as DisclosureField[]).filter(field => !disclosed[field]?.trim())
    if (missing.length === 0) return []
    const [zh, en] = [missing.map(f => fieldTitles[f].zh).join('、'), missing.map(f => fieldTitles[f].en).join('; ')]
    return [
      {
        what: { zh: `公示里还缺：${zh}。`, en: `It is not told yet: ${en}.` },
        nearest: { zh: '补齐后就能开放。', en: 'Tell it, and it can open.' },
        allowed: missing.join(' '),
      },
    ]
  },
})

/** What got worse, or cannot be judged. Pure comparison of what was published with what is to be. */
function worsened(before: Published, after: Published): Text[] {
  const worse: Text[] = []
  const say = (zh: string, en: string) => void worse.push({ zh, en })
  const keyOf = (prize: Prize) => prize.id ?? prize.name
  const now = new Map(after.prizes.map(prize => [keyOf(prize), prize]))
  for (const prize of before.prizes) {
    const there = now.get(keyOf(prize))
    if (!there) say(`奖品「${prize.name}」没有了`, `the prize “${prize.name}” is gone`)
    else if (there.name !== prize.name) say(`奖品「${prize.name}」换了名字`, `the prize “${prize.name}” has another name`)
    else if (there.value < prize.value) say(`奖品「${prize.name}」价值变低`, `the prize “${prize.name}” is worth less`)
    else if (there.quantity < prize.quantity) say(`奖品「${prize.name}」数量变少`, `there are fewer of “${prize.name}”`)
  }
  if (after.drawAt > before.drawAt) say('开奖推迟了', 'it is drawn later')
  if (after.claimUntil < before.claimUntil) say('领奖期限缩短了', 'there is less time to claim')
  const entries = (one: Published) => one.entriesMax ?? Number.POSITIVE_INFINITY
  if (entries(after) > entries(before)) say('参与名额变多，每个人的机会变小', 'more entries make each chance smaller')
  for (const field of disclosureFields)
    if ((before.disclosed[field] ?? '').trim() !== (after.disclosed[field] ?? '').trim())
      say(`「${fieldTitles[field].zh}」的文字改了`, `the words on “${fieldTitles[field].en}” changed`)
  return worse
}

export const disclosureNotWorse = check<'disclosure-change'>({
  asks: 'disclosure-change',
  topic: 'prizes',
  parameters: {},
  run({ started, before, after }) {
    const worse = started ? worsened(before, after) : []
    if (worse.length === 0) return []
    return [
      {
        what: {
          zh: `已经开始，不能这样改：${worse.map(one => one.zh).join('；')}。`,
          en: `It has begun and cannot be changed so: ${worse.map(one => one.en).join('; ')}.`,
        },
        nearest: {
          zh: '可以增加奖品、提前开奖、延长领奖；否则请取消并退款。',
          en: 'Add prizes, draw earlier or give more time to claim; else cancel it and pay back.',
        },
      },
    ]
  },
})
