// The policies through their doors: what a community follows, how it becomes stricter, what is refused and what is kept of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Refused } from '#kernel/refusal.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'
import { checkPolicy, enforcePolicy, type PolicyQuestion, refundDaysMin, strikePriceOf } from './index.ts'

let world: World
let mei: SignedInOperator
let hao: SignedInOperator
before(async () => {
  world = await openWorld({ startsAt: '2026-03-30T02:00:00Z' })
  mei = await world.operator('梅', 'owner')
  hao = await world.operator('浩', 'manager')
})
after(() => world.close())

const at = (path = '') => `/communities/${world.club.id}${path}`
const asMei = (route: string, body?: object) => ask(world, route, { cookie: mei.cookie, body })
const put = (path: string, body: object) => asMei(`PUT ${at(`/console/policies${path}`)}`, { note: '更稳妥', ...body })
const rule = async (id: string) => (await asMei(`GET ${at('/console/policies')}`)).body.rules.find((one: any) => one.id === id)
const prize = (value: number, subject = 'drw_1'): PolicyQuestion => ({
  kind: 'prize',
  subject,
  prizes: [{ name: '月饼', value, quantity: 1 }],
  winsPerTicketMax: 1,
  currency: 'CNY',
})
const window = (days: number): PolicyQuestion => ({ kind: 'refund-window', subject: 'pln_1', days, triedBefore: false })
const refused = async (asked: Promise<unknown>): Promise<Refused> => {
  const error = await asked.then(
    () => assert.fail('it was let open'),
    caught => caught,
  )
  assert.ok(error instanceof Refused, String(error))
  return error
}
const decisions = async (query = '') => (await asMei(`GET ${at(`/console/policies/decisions${query}`)}`)).body.items

test('a Chinese community follows the rules of China, and anyone may read which', async () => {
  const { status, body } = await ask(world, `GET ${at('/policies')}`)
  assert.equal(status, 200)
  assert.deepEqual([body.region, body.currency], ['cn', 'CNY'])
  assert.deepEqual(
    body.packs.map((pack: any) => pack.id),
    ['default', 'cn'],
  )
  const cap = body.rules.find((one: any) => one.id === 'cn.prize-cap')
  assert.deepEqual([cap.effectHere, cap.numbers[0].law, cap.numbers[0].here], ['refuse', 5_000_000, 5_000_000])
  assert.match(cap.source.law, /Anti-Unfair Competition/)
  assert.match(cap.doubt, /Order 32/)
  const zh = await ask(world, `GET ${at('/policies')}`, { headers: { 'accept-language': 'zh-CN' } })
  assert.match(zh.body.rules.find((one: any) => one.id === 'cn.prize-cap').source.law, /反不正当竞争法/)
})

test('an English community follows what holds everywhere, until it chooses', async () => {
  const wish = { slug: 'abroad', name: 'Abroad', intro: '', timeZone: 'UTC', locale: 'en', currency: 'USD' } as const
  const abroad = await openCommunity(world.ctx(), wish)
  const ctx = () => world.ctx(undefined, abroad)
  assert.equal((await checkPolicy(ctx(), window(0))).effect, 'allow')
  const path = `/communities/${abroad.id}/console/policies/region`
  const chosen = await asMei(`PUT ${path}`, { region: 'cn', note: 'members there' })
  assert.equal(chosen.body.region, 'cn')
  assert.equal((await checkPolicy(ctx(), window(0))).effect, 'refuse')
  const nowhere = await asMei(`PUT ${path}`, { region: 'atlantis', note: 'x' })
  assert.deepEqual([nowhere.status, nowhere.body.code], [422, 'policies.no-such-region'])
})

test('what is forbidden is refused by name, with its source and the nearest that is allowed; nothing is kept', async () => {
  const { refusal, details } = await refused(enforcePolicy(world.ctx(), prize(6_000_000)))
  assert.deepEqual([refusal.code, refusal.status], ['policies.forbidden', 422])
  assert.deepEqual(
    [details['rule'], details['ruleTitle'], details['nearestValue']],
    ['cn.prize-cap', '单个奖项不超过五万元', 5_000_000],
  )
  assert.match(String(details['source']), /反不正当竞争法.*第十一条/)
  assert.match(String(details['nearest']), /50,000/)
  assert.deepEqual(await decisions('?subject=drw_1'), [])
})

test('what was let open is kept with the versions by which it was, in the transaction that opens it', async () => {
  const answer = await enforcePolicy(world.ctx(mei.actor), prize(5_000_000))
  assert.deepEqual([answer.effect, answer.hits], ['allow', []])
  const warned = await enforcePolicy(world.ctx(mei.actor), {
    kind: 'prepaid-card',
    subject: 'pln_7',
    named: true,
    amount: 700_000,
    currency: 'CNY',
  })
  assert.equal(warned.effect, 'warn')
  const [card, draw, ...more] = await decisions()
  assert.equal(more.length, 0)
  assert.deepEqual(
    [draw.subject, draw.kind, draw.by, draw.byName, draw.packs],
    ['drw_1', 'prize', mei.operatorId, '梅', 'default 1, cn 1'],
  )
  assert.equal(draw.hash, (await ask(world, `GET ${at('/policies')}`)).body.hash)
  assert.deepEqual([card.hits[0].rule, card.hits[0].effect], ['cn.card-limits', 'warn'])
  const { rows } = await world.house.database.pool.query('select text from policies_packs where hash = $1', [draw.hash])
  assert.match(rows[0].text, /cn\.prize-cap/)
  await assert.rejects(world.house.database.pool.query(`update policies_decisions set subject = 'x'`), /stays on record/)
  await assert.rejects(enforcePolicy(world.ctx(), { ...prize(1), subject: '' }), TypeError)
})

test('a number becomes stricter at once and comes back to the law, never beyond it', async () => {
  const tighter = await put('/rules/cn.prize-cap/numbers/maxFen', { value: 1_000_000 })
  assert.equal(tighter.body.rules.find((one: any) => one.id === 'cn.prize-cap').numbers[0].here, 1_000_000)
  assert.equal((await refused(enforcePolicy(world.ctx(), prize(1_000_001)))).details['nearestValue'], 1_000_000)
  const looser = await put('/rules/cn.prize-cap/numbers/maxFen', { value: 5_000_001 })
  assert.deepEqual([looser.status, looser.body.code], [422, 'policies.not-stricter'])
  assert.match(looser.body.title, /50,000/)
  await put('/rules/cn.prize-cap/numbers/maxFen', { value: 5_000_000 })
  assert.equal((await checkPolicy(world.ctx(), prize(5_000_000))).effect, 'allow')
  await put('/rules/cn.refund-window/numbers/daysMin', { value: 14 })
  assert.equal(await refundDaysMin(world.ctx()), 14)
  assert.equal((await put('/rules/cn.refund-window/numbers/daysMin', { value: 6 })).status, 422)
  assert.equal((await put('/rules/cn.refund-window/numbers/daysMin', { value: 4_000 })).body.code, 'house.invalid')
})

test('lists and effects tighten alike; what is not there is not found', async () => {
  const fewer = await put('/rules/cn.crowdfunding-kinds/words/kinds', { value: ['presale'] })
  assert.deepEqual(fewer.body.rules.find((one: any) => one.id === 'cn.crowdfunding-kinds').words[0].here, ['presale'])
  assert.equal(
    (await put('/rules/cn.crowdfunding-kinds/words/kinds', { value: ['presale', 'equity'] })).body.code,
    'policies.not-stricter',
  )
  const { law } = (await rule('cn.last-word')).words[0]
  assert.equal((await put('/rules/cn.last-word/words/phrases', { value: ['随时调整'] })).body.code, 'policies.not-stricter')
  await put('/rules/cn.last-word/words/phrases', { value: [...law, '随时调整'] })
  assert.equal(
    (await put('/rules/cn.last-word/words/about', { value: ['prepaid', 'promotion', 'crowdfunding', 'other', 'x'] })).body.code,
    'house.invalid',
  )
  assert.equal((await put('/rules/cn.prize-cap/effect', { effect: 'warn' })).body.code, 'policies.not-stricter')
  for (const path of ['/rules/cn.nothing/effect', '/rules/cn.prize-cap/numbers/constructor', '/rules/cn.prize-cap/words/maxFen'])
    assert.equal((await put(path, { effect: 'refuse', value: path.includes('words') ? ['x'] : 1 })).status, 404, path)
})

test('a second person must be another one', async () => {
  await put('/rules/cn.card-limits/effect', { effect: 'second-person' })
  const big = { kind: 'prepaid-card', subject: 'pln_9', named: true, amount: 600_000, currency: 'CNY' } as const
  const { refusal, details } = await refused(enforcePolicy(world.ctx(mei.actor), big))
  assert.deepEqual([refusal.code, details['rule']], ['policies.second-person-needed', 'cn.card-limits'])
  await refused(enforcePolicy(world.ctx(mei.actor), big, mei.operatorId))
  await enforcePolicy(world.ctx(mei.actor), big, hao.operatorId)
  assert.equal((await decisions('?subject=pln_9'))[0].secondPerson, hao.operatorId)
  await assert.rejects(
    world.house.database.pool.query(
      `insert into policies_decisions select community_id, 'dec_x', subject, kind, question, region, packs, hash, revision, hits, by, null, at from policies_decisions where subject = 'pln_9'`,
    ),
    /policies_decisions_agreed/,
  )
})

test('who changed what from what to what, and why, newest first', async () => {
  const { items } = (await asMei(`GET ${at('/console/policies/history?limit=100')}`)).body
  assert.deepEqual(
    items.map((one: any) => one.revision),
    items.map((_: unknown, i: number) => items.length - i),
  )
  const first = items.at(-1)
  assert.deepEqual(
    [first.rule, first.from, first.to, first.note, first.byName],
    ['cn.prize-cap', '¥50,000.00', '¥10,000.00', '更稳妥', '梅'],
  )
  assert.deepEqual([items.at(-2).from, items.at(-2).to], ['¥10,000.00', '¥50,000.00'])
  assert.equal(items[0].to, 'ask for a second person')
  const page = (await asMei(`GET ${at('/console/policies/history?limit=2')}`)).body
  const rest = (await asMei(`GET ${at(`/console/policies/history?limit=100&cursor=${page.next}`)}`)).body
  assert.deepEqual([...page.items, ...rest.items], items)
})

test('two who change at once both stand, one after the other', async () => {
  const before = (await asMei(`GET ${at('/console/policies/history?limit=1')}`)).body.items[0].revision
  const done = await Promise.all([20, 21, 22, 23].map(value => put('/rules/cn.refund-window/numbers/daysMin', { value })))
  assert.deepEqual(
    done.map(one => one.status),
    [200, 200, 200, 200],
  )
  const { items } = (await asMei(`GET ${at('/console/policies/history?limit=4')}`)).body
  assert.equal(items[0].revision, before + 4)
  assert.equal(await refundDaysMin(world.ctx()), Number(items[0].to))
})

test('who may not change the rules reads them; who may not read them does not', async () => {
  const change = { value: 1, note: 'x' }
  const path = at('/console/policies/rules/cn.prize-cap/numbers/maxFen')
  assert.equal((await ask(world, `PUT ${path}`, { cookie: hao.cookie, body: change })).status, 403)
  assert.equal((await ask(world, `GET ${at('/console/policies')}`, { cookie: hao.cookie })).status, 200)
  const editor = await world.operator('丹', 'editor')
  assert.equal((await ask(world, `GET ${at('/console/policies')}`, { cookie: editor.cookie })).status, 403)
})

test('a text is tried, and each word that is not liked is named with its rule', async () => {
  const body = { about: 'prepaid', text: '会员概不退款。\n最终解释权归本社所有。' }
  const { hits } = (await asMei(`POST ${at('/console/policies/try-text')}`, body)).body
  assert.deepEqual(
    hits.map((one: any) => [one.rule, /“(.+)”/.exec(one.what)?.[1]]),
    [
      ['cn.void-terms', '概不退款'],
      ['cn.last-word', '最终解释权归'],
    ],
  )
  const clean = await asMei(`POST ${at('/console/policies/try-text')}`, { ...body, text: '付款后七天内可退。' })
  assert.deepEqual(clean.body.hits, [])
})

test('a rule that is not in force yet is shown as coming, and asks nothing', async () => {
  const early = await openWorld({ startsAt: '2025-04-30T15:00:00Z' })
  try {
    const shown = async () =>
      (await ask(early, `GET /communities/${early.club.id}/policies`)).body.rules.find(
        (one: any) => one.id === 'cn.refund-window',
      )
    assert.equal((await shown()).state, 'coming')
    assert.equal((await checkPolicy(early.ctx(), window(0))).effect, 'allow')
    // Midnight of the first of May in Shanghai, not in Greenwich.
    await early.advance(3_600_000)
    assert.equal((await checkPolicy(early.ctx(), window(0))).effect, 'refuse')
    assert.equal((await shown()).state, 'in-force')
    const deals = [{ price: 900, at: new Date('2025-04-29T00:00:00Z') }]
    assert.equal(await strikePriceOf(early.ctx(), { deals, saleBeginsAt: new Date('2025-05-01T00:00:00Z') }), 900)
  } finally {
    await early.close()
  }
})
