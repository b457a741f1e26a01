// Draws and meals: who applied, in the order that anyone can draw again; and a table that is passed on.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { putThing } from '#modules/shop/fixtures/stall.ts'
import { breaches, code, crowd, dealState, hourMs, inHours, key, openDeal, paid, plain } from '#tests/campaign.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { apply, declineTurn, reportMeal, takeTurn, withdrawEntry } from './commands/apply.ts'
import { changeDealTo } from './commands/make-deal.ts'
import { chooseEntries } from './commands/run-deal.ts'
import { commitmentOf, drawOrder, entriesHashOf, how } from './rules/draw.ts'
import { findDeal } from './store/deals.ts'
import { drawnIdsOf, entryIdsOf, findDraw } from './store/draws.ts'
import { listEntries } from './store/pages.ts'
import { openTurns } from './store/turns.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let variantId: string
let voucherId: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ling = await world.member('凌')
  variantId = (await putThing(world.ctx(), { title: '手机', price: 600_000, onHand: 100 })).variantId
  const voucher = await putThing(world.ctx(), { title: '双人餐', price: 30_000, onHand: null })
  await world.house.database.pool.query(`update shop_products set kind = 'voucher' where id = $1`, [voucher.productId])
  voucherId = voucher.variantId
})
after(() => world.close())

const asked = { organiser: '晨声社', contact: 'mei@morning.example' }
const drawTerms = (units: number) => ({ variantId, price: 400_000, units, answerHours: 24, ...asked })
const refused = (work: Promise<unknown>, what: string) => assert.rejects(work, e => code(e) === what)

test('the order of a draw is fair, follows from the seed alone, and is what the verifier finds', () => {
  const ids = Array.from({ length: 6 }, (_, n) => `ent_${n}`)
  fc.assert(
    fc.property(fc.string(), fc.shuffledSubarray(ids), (seed, entryIds) => {
      const order = drawOrder({ seed, dealId: 'dea_1', entryIds })
      assert.deepEqual(order.toSorted(), entryIds.toSorted())
      assert.deepEqual(order, drawOrder({ seed, dealId: 'dea_1', entryIds: entryIds.toReversed() }))
    }),
  )
  const wins = new Map(ids.map(id => [id, 0]))
  for (let n = 0; n < 6_000; n++) {
    const [first] = drawOrder({ seed: `seed ${n}`, dealId: 'dea_1', entryIds: ids })
    wins.set(first as string, (wins.get(first as string) ?? 0) + 1)
  }
  for (const count of wins.values()) assert.ok(Math.abs(count - 1_000) < 150, `${count} of 6000`)
})

test('drawn at the end from what was bound before; who does not pay is followed by the next in the drawn order', async () => {
  const dealId = await openDeal(world, mei, 'draw', drawTerms(3))
  const bound = (await findDraw(world.ctx(), dealId))?.commitment
  const people = await crowd(world, 10)
  const entries = await Promise.all(people.map(who => apply(world.ctx(who.actor), dealId, '')))
  await refused(apply(world.ctx(people[0]?.actor), dealId, ''), 'deals.applied-already')
  await apply(world.ctx(ling.actor), dealId, '')
  await withdrawEntry(world.ctx(ling.actor), dealId)
  const common = { title: '一起买', intro: '', opensAt: world.clock.now(), closesAt: inHours(world, 24), needsRight: null }
  const better = (units: number) => changeDealTo(world.ctx(mei.actor), dealId, 'draw', { ...common, ...drawTerms(units) })
  await refused(better(2), 'deals.only-better')
  await better(4)
  assert.equal((await findDeal(world.ctx(), dealId))?.version, 2)
  const end = inHours(world, 24)
  world.clock.moveTo(end)
  await refused(apply(world.ctx(ling.actor), dealId, ''), 'deals.not-open')
  await world.settle()
  const draw = await findDraw(world.ctx(), dealId)
  const [entryIds, drawn] = await Promise.all([entryIdsOf(world.ctx(), dealId), drawnIdsOf(world.ctx(), dealId)])
  assert.deepEqual(entryIds, entries.map(e => e.entryId).toSorted())
  assert.equal(commitmentOf(draw?.seed as string), bound)
  assert.equal(draw?.entriesHash, entriesHashOf(entryIds))
  assert.deepEqual(drawn, drawOrder({ seed: draw?.seed as string, dealId, entryIds }))
  assert.match(
    verify({ dealId, seed: draw?.seed, commitment: bound, entriesHash: draw?.entriesHash, entryIds, drawn }),
    /true[\s\S]*true[\s\S]*true/,
  )
  assert.match(
    verify({ dealId, seed: 'x', commitment: bound, entriesHash: draw?.entriesHash, entryIds, drawn }),
    /commitment false/,
  )

  const ofEntry = (id: string) => people[entries.findIndex(e => e.entryId === id)] as SignedInMember
  const [one, two, three, four, fifth] = drawn.map(ofEntry) as [
    SignedInMember,
    SignedInMember,
    SignedInMember,
    SignedInMember,
    SignedInMember,
  ]
  const take = (who: SignedInMember) => takeTurn(world.ctx(who.actor), { dealId, key: key(), ...plain() })
  await refused(take(fifth), 'deals.not-your-turn')
  for (const who of [one, two]) await paid(world, who, take(who))
  await declineTurn(world.ctx(three.actor), dealId)
  await world.settle()
  assert.deepEqual(
    (await openTurns(world.ctx(), dealId)).map(t => t.memberId),
    [four.memberId, fifth.memberId],
  )
  await paid(world, fifth, take(fifth))
  await world.advance(25 * hourMs)
  // Four let it pass; the sixth is asked in his stead.
  const sixth = ofEntry(drawn[5] as string)
  await refused(take(four), 'deals.not-your-turn')
  await paid(world, sixth, take(sixth))
  await world.settle()
  assert.equal(await dealState(world, dealId), 'succeeded')
  assert.deepEqual(await breaches(world), [])
})

function verify(proof: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'))
  writeFileSync(join(folder, 'verify.mjs'), how)
  writeFileSync(join(folder, 'proof.json'), JSON.stringify(proof))
  const { stdout } = spawnSync(process.execPath, [join(folder, 'verify.mjs'), join(folder, 'proof.json')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return stdout
}

test('a prize above what the law allows is not published, nor a draw without its organiser', async () => {
  const dear = (await putThing(world.ctx(), { title: '汽车', price: 20_000_000, onHand: 1 })).variantId
  await refused(openDeal(world, mei, 'draw', { ...drawTerms(1), variantId: dear }), 'policies.forbidden')
})

const meal = (places: number, choice: 'draw' | 'chosen') => ({
  ...{ variantId: voucherId, sponsor: '老城饭馆', places, worth: 30_000, choice, usedBy: inHours(world, 200), reportAsked: true },
  ...asked,
})

test('a meal goes to those who were drawn, at once and for nothing; one that is given up goes to the next', async () => {
  const dealId = await openDeal(world, mei, 'meal', meal(2, 'draw'))
  const people = await crowd(world, 4)
  await Promise.all(people.map(who => apply(world.ctx(who.actor), dealId, '想带妈妈去')))
  await world.advance(25 * hourMs)
  const turns = async () => {
    const { items } = await listEntries(world.ctx(), dealId, { limit: 10 })
    return items.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(entry => entry.turn)
  }
  assert.deepEqual(await turns(), ['taken', 'taken', null, null])
  const { items } = await listEntries(world.ctx(), dealId, { limit: 10 })
  const first = people.find(who => who.memberId === items.find(e => e.rank === 1)?.memberId) as SignedInMember
  await refused(reportMeal(world.ctx(first.actor), dealId, '好吃'), 'deals.not-there')
  await declineTurn(world.ctx(first.actor), dealId)
  await world.settle()
  assert.deepEqual(await turns(), ['declined', 'taken', 'taken', null])
  await refused(declineTurn(world.ctx(first.actor), dealId), 'deals.not-your-turn')
  assert.deepEqual(await breaches(world), [])
  await world.advance(200 * hourMs)
  assert.equal(await dealState(world, dealId), 'succeeded')
  assert.deepEqual(await breaches(world), [])
})

test('or to those whom the operators choose, never more than there are places', async () => {
  const dealId = await openDeal(world, mei, 'meal', meal(2, 'chosen'))
  const people = await crowd(world, 3)
  const ids = await Promise.all(people.map(async who => (await apply(world.ctx(who.actor), dealId, '想去')).entryId))
  await world.advance(25 * hourMs)
  const choose = (...entryIds: string[]) => chooseEntries(world.ctx(mei.actor), dealId, entryIds)
  await refused(choose(...ids), 'deals.no-place-left')
  await choose(ids[2] as string)
  await refused(choose(ids[2] as string), 'deals.no-such-part')
  await choose(ids[0] as string)
  await refused(choose(ids[1] as string), 'deals.no-place-left')
  await world.settle()
  const { items } = await listEntries(world.ctx(), dealId, { limit: 10 })
  assert.deepEqual(
    ids.map(id => items.find(e => e.id === id)?.turn),
    ['taken', null, 'taken'],
  )
  assert.deepEqual(await breaches(world), [])
})
