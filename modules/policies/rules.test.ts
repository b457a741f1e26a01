// Each rule fires where it should and keeps quiet where it should; rules begin and end on their day; own values only tighten.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBooks } from './commands/open-books.ts'
import { type Asked, at, card, cases, commission, deals, prize, today, wallet } from './fixtures/cases.ts'
import { answerOf } from './rules/answer.ts'
import { type Book, type Own, ruleHere, rulesAfter, rulesOn } from './rules/book.ts'
import { checks } from './rules/checks.ts'
import { strikeOf } from './rules/prices.ts'
import type { PolicyQuestion } from './rules/questions.ts'
import { findPhrases } from './rules/terms.ts'

const cn = openBooks().get('cn') as Book
const everywhere = openBooks().get('default') as Book
const ask = (question: Asked, day = today, owns: Own[] = [], book = cn) =>
  answerOf(book, day, owns, 0, { subject: '', ...question } as PolicyQuestion)
const hit = (question: Asked, day?: string) => ask(question, day).hits.map(one => `${one.rule} ${one.effect}`)

for (const [name, { quiet, fires }] of Object.entries(cases))
  test(`${name}: fires where it should, and nowhere else`, () => {
    for (const question of quiet) assert.deepEqual(hit(question), [], JSON.stringify(question))
    for (const [question, ...rules] of fires) assert.deepEqual(hit(question).toSorted(), rules, JSON.stringify(question))
  })

test('every check of a pack is asked by some case, and every rule of cn fires in one', () => {
  const fired = new Set(
    Object.values(cases).flatMap(({ fires }) => fires.flatMap(([, ...rules]) => rules.map(rule => rule.split(' ')[0]))),
  )
  assert.deepEqual(
    rulesOn(cn, today)
      .map(rule => rule.id)
      .filter(id => !fired.has(id)),
    [],
  )
  assert.deepEqual(
    Object.keys(checks).filter(name => !cn.packs.some(pack => pack.rules.some(rule => rule.check === name))),
    [],
  )
})

test('a hit names the rule, its source, since when, and the nearest that is allowed', () => {
  const [one] = ask(prize(6_000_000)).hits
  assert.equal(one?.source.zh, '《反不正当竞争法（2025 年修订）》第十一条')
  assert.equal(one?.since, '2025-10-15')
  assert.match(one?.text.zh ?? '', /月饼.*60,000\.00.*50,000\.00/)
  assert.match(one?.nearest?.en ?? '', /50,000/)
  assert.equal(one?.nearestValue, 5_000_000)
})

test('rules hold from their day to their day, in the version of that day', () => {
  assert.deepEqual(hit({ kind: 'refund-window', days: 0, triedBefore: false }, '2025-04-30'), [])
  assert.deepEqual(hit({ kind: 'refund-window', days: 0, triedBefore: false }, '2025-05-01'), ['cn.refund-window refuse'])
  const source = (day: string) => ask(prize(6_000_000), day).hits[0]?.source.en
  assert.match(source('2025-10-14') ?? '', /2019.*Article 10/)
  assert.match(source('2025-10-15') ?? '', /2025.*Article 11/)
  assert.ok(rulesAfter(cn, '2025-04-30').some(rule => rule.id === 'cn.refund-window'))
  // Until the region's own rule begins, the common one stands.
  assert.deepEqual(hit(wallet('credit', 'cash-out', 'closed-credit'), '2024-04-30'), ['default.credit-stays refuse'])
})

test('what holds everywhere holds without a region; the region stands in its place', () => {
  const common = (question: Asked) => ask(question, today, [], everywhere).hits.map(one => one.rule)
  assert.deepEqual(common(prize(6_000_000)), [])
  assert.deepEqual(common(wallet('credit', 'cash-out', 'closed-credit')), ['default.credit-stays'])
  assert.deepEqual(common(commission({ levels: 2 })), ['default.one-level'])
})

test('amounts in another currency are not compared, and that is said', () => {
  const [one, ...more] = ask({ kind: 'prepaid-card', named: true, amount: 1, currency: 'JPY' }).hits
  assert.deepEqual([one?.rule, one?.effect, more.length], ['cn.card-limits', 'warn', 0])
  assert.match(one?.text.en ?? '', /CNY/)
})

test('own values tighten and never loosen, also when the law overtakes them', () => {
  const own = (parameter: string, value: Own['value'], rule = 'cn.prize-cap'): Own[] => [{ rule, parameter, value }]
  assert.equal(ask(prize(1_000_001), today, own('maxFen', 1_000_000)).effect, 'refuse')
  assert.equal(ask(prize(5_000_001), today, own('maxFen', 9_000_000)).effect, 'refuse')
  assert.equal(ask(card(true, 500_001), today, own('effect', 'second-person', 'cn.card-limits')).effect, 'second-person')
  assert.equal(ask(prize(5_000_001), today, own('effect', 'warn')).effect, 'refuse')
  const rule = (id: string) => rulesOn(cn, today).find(one => one.id === id) ?? assert.fail(id)
  assert.deepEqual(ruleHere(rule('cn.crowdfunding-kinds'), own('kinds', ['presale', 'equity'], 'cn.crowdfunding-kinds')).values, {
    kinds: ['presale'],
  })
  const phrases = ruleHere(rule('cn.last-word'), own('phrases', ['随时调整'], 'cn.last-word')).values['phrases'] as string[]
  assert.ok(phrases.includes('随时调整') && phrases.includes('最终解释权'))
})

test('words are found however they are written, and named as they stand', () => {
  const of = (text: string) => findPhrases(text, ['概不退款', 'no refund', 'no refunds', '款！'])
  assert.deepEqual(of('售出概 不-退 款！'), ['概 不-退 款'])
  assert.deepEqual(of('NO  Refunds. 概不退款'), ['NO  Refunds', '概不退款'])
  assert.deepEqual(of('ｎｏ ｒｅｆｕｎｄ'), ['no refund'])
  assert.deepEqual(of('𠮷概不退款𠮷'), ['概不退款'])
  assert.deepEqual(of('casino refund, no refunding'), [])
})

test('a strike price is what was paid: the lowest of seven days, else the last one, else none', () => {
  const of = (days: number, list = deals) => strikeOf({ deals: list, saleBeginsAt: at('2026-11-22') }, days)
  assert.equal(of(7), 650)
  assert.equal(of(30), 500)
  assert.equal(of(7, deals.slice(0, 1)), 500)
  assert.equal(of(7, deals.slice(3)), null)
  const edge = [
    { price: 1, at: new Date(at('2026-11-15').getTime() - 1) },
    { price: 9, at: at('2026-11-15') },
  ]
  assert.equal(of(7, edge), 9)
})
