// What Mei looks up at the desk: deals by a word of theirs, and who bid what for a lot, page by page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { putThing } from '#modules/shop/fixtures/stall.ts'
import { ask } from '#tests/ask.ts'
import { openDeal } from '#tests/campaign.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { bid } from './commands/bid.ts'
import { makeDeal } from './commands/make-deal.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let bo: SignedInMember
let variantId: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
  variantId = (await putThing(world.ctx(), { title: '手稿', price: 1_000_000, onHand: 10 })).variantId
})
after(() => world.close())

const asks = (cookie: string, path: string) => ask(world, `GET /communities/${world.club.id}${path}`, { cookie })

test('deals are found by a word in the title or in the introduction, and what is no letter means itself', async () => {
  const draft = (title: string, intro: string) => {
    const at = world.clock.now()
    const common = { title, intro, opensAt: at, closesAt: new Date(at.getTime() + 3_600_000), needsRight: null }
    return makeDeal(world.ctx(mei.actor), 'draw', {
      ...{ ...common, variantId, price: 500, units: 1, answerHours: 24, organiser: '晨声社', contact: 'mei' },
    } as never)
  }
  const [manuscript, tea] = [await draft('手稿抽签', ''), await draft('春茶 100%', '配一份手稿影印')]
  const found = async (query: string) =>
    (await asks(mei.cookie, `/console/deals?${query}`)).body.items.map((one: { id: string }) => one.id)
  assert.deepEqual(await found(`word=${encodeURIComponent('手稿')}`), [tea.dealId, manuscript.dealId])
  assert.deepEqual(await found(`word=${encodeURIComponent('手稿')}&limit=1`), [tea.dealId])
  assert.deepEqual(await found(`word=${encodeURIComponent('100%')}`), [tea.dealId])
  assert.deepEqual(await found(`word=${encodeURIComponent('手%签')}`), [])
  assert.deepEqual(await found(`word=${encodeURIComponent('手稿')}&kind=auction`), [])
})

test('every bid stands at the desk with its name, the newest first; members read masked names and no ids', async () => {
  const terms = { variantId, startPrice: 10_000, step: 500, reserve: null, deposit: 0, softMinutes: 5, answerHours: 24 }
  const dealId = await openDeal(world, mei, 'auction', terms)
  for (const [n, who] of [ling, bo, ling, bo, ling].entries()) await bid(world.ctx(who.actor), dealId, 10_000 + n * 500)
  const first = (await asks(mei.cookie, `/console/deals/${dealId}/bids?limit=3`)).body
  const rest = (await asks(mei.cookie, `/console/deals/${dealId}/bids?limit=3&cursor=${encodeURIComponent(first.next)}`)).body
  assert.deepEqual(
    [...first.items, ...rest.items].map(one => [one.seq, one.name, one.memberId, one.amount]),
    [5, 4, 3, 2, 1].map(seq => {
      const [name, who] = seq % 2 ? ['凌', ling] : ['博', bo]
      return [seq, name, who.memberId, 9_500 + seq * 500]
    }),
  )
  assert.equal(rest.next, null)
  const seen = (await asks(ling.cookie, `/deals/${dealId}/bids`)).body
  assert.equal(seen.items.length, 5)
  assert.ok(!JSON.stringify(seen).includes(ling.memberId), 'who bid is nobody’s business')
  const chen = await world.operator('晨', 'moderator')
  assert.equal((await asks(chen.cookie, `/console/deals/${dealId}/bids`)).status, 403)
  assert.equal((await asks(mei.cookie, '/console/deals/dea_01k00000000000000000000000/bids')).body.code, 'deals.no-such-deal')
})
