// Who may pass which door: every endpoint of every room is tried by everyone who must not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { serializerOf } from '#kernel/http/serialize.ts'
import { topicsOf } from '#kernel/live/hub.ts'
import type { Community } from '#modules/communities/index.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { banMember } from '#modules/members/index.ts'
import { allRights } from '#modules/staff/index.ts'
import { type Asked, ask } from './ask.ts'
import { everyEndpoint, type Known } from './endpoints.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from './world.ts'

const all = everyEndpoint()
const doorsOf = (who: string) => all.filter(k => k.endpoint.who === who)

/** Operators' calls that ask for no right, and why. Everything else must name the right it needs. */
const needsNoRight: Record<string, string> = {
  'communities.list': 'lists those communities in which he holds a role',
  'staff.signOut': 'about himself',
  'staff.me': 'about himself',
  'staff.confirm': 'about himself',
  'staff.confirmPasskeyOptions': 'about himself',
  'staff.confirmPasskey': 'about himself',
  'staff.changePassword': 'about himself',
  'staff.beginTotp': 'about himself',
  'staff.confirmTotp': 'about himself',
  'staff.removeTotp': 'about himself',
  'staff.renewRecoveryCodes': 'about himself',
  'staff.passkeys': 'about himself',
  'staff.passkeyOptions': 'about himself',
  'staff.addPasskey': 'about himself',
  'staff.removePasskey': 'about himself',
  'staff.sessions': 'about himself',
  'staff.endSession': 'about himself',
  'staff.endOtherSessions': 'about himself',
  'staff.roles': 'explains what roles there are; the same for everyone',
}
/** What anyone may call, and why. A new one must be put here on purpose. */
const openToAnyone: Record<string, string> = {
  'communities.front': 'the name on the door',
  'communities.get': 'the name on the door',
  'activities.list': 'what is played here is shown to guests, who are asked in',
  'activities.show': 'what is played here is shown to guests, who are asked in',
  'activities.receipt': 'whoever doubts a draw may check it, member or not',
  'activities.receiptFile': 'whoever doubts a draw may check it, member or not',
  'staff.door': 'which ways lead in',
  'staff.look': 'whoever holds a link may read what it is for',
  'staff.welcome': 'the first owner comes in by his link',
  'staff.accept': 'an invitation is its own proof',
  'staff.resetPassword': 'a reset link is its own proof',
  'staff.signIn': 'the way in',
  'staff.signInCode': 'the way in',
  'staff.signInPasskeyOptions': 'the way in',
  'staff.signInPasskey': 'the way in',
  'members.ways': 'which ways lead in',
  'policies.here': 'which rules the community follows',
  'shop.payRequest': 'whoever holds a pay link may read what it is for',
  'shop.offeredGift': 'whoever holds a gift link may read what it is',
  'payments.payable': 'for whoever holds the order’s pay link',
  'payments.ofOrder': 'for whoever holds the order’s pay link',
  'payments.begin': 'for whoever holds the order’s pay link',
  'payments.payment': 'for whoever holds the order’s pay link',
  'members.sendCode': 'the way in',
  'members.signIn': 'the way in',
  'members.signInByLink': 'the way in',
  'members.enter': 'the way in',
  'members.signOut': 'signing out twice is no mistake',
  'members.consentTexts': 'what he agrees to, read before he is a member',
  'groups.landing': 'an invitation is read before he is a member',
  'groups.inviteQr': 'the picture of an invitation',
}

let world: World
let evening: Community
before(async () => {
  world = await openWorld()
  evening = await openCommunity(world.ctx(), {
    slug: 'evening',
    name: '晚声社',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  await world.settle()
})
after(() => world.close())

type Try = Parameters<typeof ask>[2]
const knock = (known: Known, parts: Try = {}, communityId = world.club.id): Promise<Asked> => {
  const body = ['GET', 'DELETE'].includes(known.endpoint.method) ? {} : { body: {} }
  return ask(world, `${known.endpoint.method} ${known.path(communityId)}`, { ...body, ...parts })
}
/** Knocks at all the doors; every answer that is not as expected is told, with the door. */
async function each(
  doors: Known[],
  parts: (known: Known) => Try,
  expected: [number, string][],
  communityId?: string,
): Promise<void> {
  const wrong: string[] = []
  for (const known of doors) {
    const { status, body, headers } = await knock(known, parts(known), communityId)
    const isProblem = String(headers['content-type']).startsWith('application/problem+json')
    if (!isProblem || !expected.some(([s, code]) => s === status && code === body?.code))
      wrong.push(`${known.key}: ${status} ${body?.code ?? JSON.stringify(body)}`)
  }
  assert.deepEqual(wrong, [])
}
const as = (who: SignedInMember | SignedInOperator) => () => ({ cookie: who.cookie })
const secretOf = (who: { cookie: string }) => who.cookie.slice(who.cookie.indexOf('=') + 1)
const signIn: [number, string][] = [[401, 'house.sign-in-needed']]
const forbidden: [number, string][] = [[403, 'house.forbidden']]

test('every answer that a contract promises can be written', () => {
  for (const { key, endpoint } of everyEndpoint()) assert.doesNotThrow(() => serializerOf(endpoint), key)
})

test('every door says whom it is for, and those without a right say why', () => {
  const withoutRight = doorsOf('operator').filter(k => !k.endpoint.right)
  assert.deepEqual(withoutRight.map(k => k.key).sort(), Object.keys(needsNoRight).sort())
  assert.deepEqual(
    withoutRight.filter(k => k.inCommunity).map(k => k.key),
    [],
  )
  assert.deepEqual(
    doorsOf('anyone')
      .map(k => k.key)
      .sort(),
    Object.keys(openToAnyone).sort(),
  )
  const rights = new Set<string>(allRights)
  for (const { key, endpoint } of all) {
    if (endpoint.right) assert.ok(endpoint.who === 'operator' && rights.has(endpoint.right), `${key} asks for ${endpoint.right}`)
    if (endpoint.who === 'member') assert.match(endpoint.path, /^\/communities\/:communityId/, key)
  }
  const asked = new Set(all.map(k => k.endpoint.right))
  assert.deepEqual(
    allRights.filter(right => !asked.has(right)),
    [],
    'rights that open no door',
  )
})

test('no two doors have the same address', () => {
  const addresses = all.map(k => `${k.endpoint.method} ${k.endpoint.path.replace(/:\w+/g, ':')}`)
  assert.deepEqual(
    addresses.filter((a, i) => addresses.indexOf(a) !== i),
    [],
  )
})

test('who has not signed in passes none but the open doors; a made-up cookie is none', async () => {
  const doors = all.filter(k => k.endpoint.who !== 'anyone')
  await each(doors, () => ({}), signIn)
  const made = 'A'.repeat(43)
  await each(doors, () => ({ cookie: `ql-member=${made}; ql-operator=${made}` }), signIn)
})

test('a member passes no operator’s door, an operator no member’s, whatever cookie they call it', async () => {
  const ling = await world.member('凌')
  const mei = await world.operator('梅', 'owner')
  const hers = `ql-member=${secretOf(ling)}; ql-operator=${secretOf(ling)}`
  await each(doorsOf('operator'), () => ({ cookie: hers }), signIn)
  const owners = `ql-member=${secretOf(mei)}; ql-operator=${secretOf(mei)}`
  await each(doorsOf('member'), () => ({ cookie: owners }), signIn)
})

test('who is not a member here, not any more, or shown out, passes no member’s door', async () => {
  const stranger = await world.member('丹', evening)
  await each(doorsOf('member'), as(stranger), signIn)
  const left = await world.member('博')
  const leaving = await ask(world, `POST /communities/${world.club.id}/me/departure`, { cookie: left.cookie, body: {} })
  assert.equal(leaving.status, 200)
  await each(doorsOf('member'), as(left), signIn)
  const banned = await world.member('晨')
  await banMember(world.ctx(), banned.memberId, '刷屏')
  await each(doorsOf('member'), as(banned), signIn)
})

test('an operator of another community, or of none, or with a role that lacks the right, is sent away', async () => {
  const doors = doorsOf('operator').filter(k => k.endpoint.right)
  const elsewhere = await world.operator('浩', 'owner', evening.id)
  await each(doors, as(elsewhere), forbidden)
  for (const role of ['manager', 'moderator', 'editor', 'analyst'] as const) {
    const one = await world.operator(role, role, world.club.id)
    const held = one.actor.kind === 'operator' ? one.actor.rights : new Set()
    const lacking = doors.filter(k => !k.inCommunity || !held.has(k.endpoint.right as string))
    assert.ok(lacking.length > 0, role)
    await each(lacking, as(one), forbidden)
  }
})

test('a disabled operator passes no door at all', async () => {
  const mei = await world.operator('梅', 'owner')
  const gone = await world.operator('浩', 'manager')
  const answer = await ask(world, `POST /staff/operators/${gone.operatorId}/disable`, { cookie: mei.cookie, body: {} })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  await each(doorsOf('operator'), as(gone), signIn)
})

test('a changing call that another site has the browser make is stopped at every door', async () => {
  const ling = await world.member('凌')
  const mei = await world.operator('梅', 'owner')
  const changing = all.filter(k => k.endpoint.method !== 'GET')
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }])
    await each(changing, () => ({ cookie: `${ling.cookie}; ${mei.cookie}`, headers }), [[403, 'house.foreign-origin']])
})

test('a community that does not exist is not found by the owner, nor is the house one', async () => {
  const mei = await world.operator('梅', 'owner')
  const doors = all.filter(k => k.inCommunity)
  for (const id of ['house', 'com_00000000000000000000000000', 'nobody'])
    await each(doors, as(mei), [[404, 'house.not-found']], id)
})

test('files and the live line ask at the door as well', async () => {
  const stranger = await world.member('丹', evening)
  const elsewhere = await world.operator('浩', 'owner', evening.id)
  const cookie = `${stranger.cookie}; ${elsewhere.cookie}`
  const club = `/communities/${world.club.id}`
  assert.equal((await ask(world, `GET ${club}/files/fil_${'0'.repeat(26)}`, { cookie })).status, 404)
  for (const headers of [{ cookie: stranger.cookie }, {}])
    assert.equal((await ask(world, `GET ${club}/live`, { headers: headers as Record<string, string> })).status, 401)
  assert.equal((await ask(world, `GET ${club}/live?as=operator`, { cookie: stranger.cookie })).status, 401)
  assert.deepEqual(await topicsOf(world.house, elsewhere.actor, world.club), [], 'he may look in, and hears nothing')
  assert.equal((await ask(world, 'GET /communities/house/live?as=operator', { cookie: elsewhere.cookie })).status, 404)
})
