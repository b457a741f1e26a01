// What is seen and heard: the landing page, the way in by HTTP, the lists, live screens, and a ban that closes all of them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { broken, group } from './fixtures/cast.ts'
import { listSeatsOfMember, mayReadGroup, seatOf, takeSeat, whyNotWrite } from './index.ts'

let world: World
let mei: SignedInOperator
let origin: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  await world.house.live.start()
  origin = await world.app.listen({ host: '127.0.0.1', port: 0 })
})
after(async () => {
  assert.deepEqual(await broken(world.house), [])
  await world.close()
})
const path = (rest: string) => `/api/communities/${world.club.id}${rest}`
const desk = () => world.ctx(mei.actor)

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
async function ask(who: { headers: Record<string, string> } | null, method: Method, rest: string, payload?: object) {
  const answer = await world.app.inject({ method, url: path(rest), headers: who?.headers ?? {}, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json(), code: answer.json().code }
}

test('a visitor reads the invite, signs in, and passes the door step by step to his numbered card', async () => {
  const opened = await ask(mei, 'POST', '/console/groups', {
    name: '六十秒',
    seenBy: 'seated',
    cardPattern: '{number:3}-{name}-{城市}',
    norms: '一、不刷屏。',
    admission: [{ kind: 'invite' }, { kind: 'password', phrase: '早起' }],
  })
  assert.equal(opened.status, 200)
  const { id } = opened.body
  const { body: invite } = await ask(mei, 'POST', '/console/invites', { groupIds: [id], usesMax: 2 })
  assert.equal(invite.url, `http://localhost/i/morning/${invite.code}`)

  const landing = await ask(null, 'GET', `/invites/${invite.code}`)
  assert.equal(landing.status, 200)
  const [shown] = landing.body.groups
  assert.deepEqual([shown.name, shown.seatsLeft, shown.norms.text, shown.cardFields], ['六十秒', 150, '一、不刷屏。', ['城市']])
  assert.deepEqual(
    shown.steps.map((s: { kind: string }) => s.kind),
    ['norms', 'password'],
  )
  assert.doesNotMatch(JSON.stringify(landing.body), /inv_|opr_|mem_|phrase|早起/)

  const ling = await world.member('凌')
  assert.equal((await ask(ling, 'GET', `/groups/${id}`)).status, 404)
  const door = await ask(ling, 'GET', `/groups/${id}?invite=${invite.code}`)
  assert.deepEqual(
    door.body.standing.steps.map((s: { kind: string }) => s.kind),
    ['norms', 'password'],
  )
  assert.deepEqual([door.body.seat, door.body.announcement, door.body.writeRefusal], [null, null, null])
  const seat = (body: object) => ask(ling, 'POST', `/groups/${id}/seats`, { inviteCode: invite.code, ...body })
  assert.equal((await seat({})).code, 'groups.steps-remain')
  const said = await ask(ling, 'POST', `/groups/${id}/password?invite=${invite.code}`, { password: '早起' })
  assert.deepEqual(said.body, { right: true, triesLeft: 5 })
  const card = { answers: { 城市: '杭州' } }
  const preview = await ask(ling, 'POST', `/groups/${id}/card-preview?invite=${invite.code}`, card)
  const taken = await seat({ pledgeVersion: 1, card })
  assert.equal(taken.body.cardName, '001-凌-杭州')
  assert.equal(preview.body.cardName, taken.body.cardName)
  const inside = await ask(ling, 'GET', `/groups/${id}`)
  assert.deepEqual([inside.body.seat.number, inside.body.can.post, inside.body.standing.blocked], [1, true, 'seated'])
})

test('a QR code is drawn for a living invite, and for no other', async () => {
  const groupId = await group(desk())
  const { body: invite } = await ask(mei, 'POST', '/console/invites', { groupIds: [groupId] })
  const drawn = await world.app.inject({ url: path(`/invites/${invite.code}/qr`) })
  assert.equal(drawn.statusCode, 200)
  assert.match(String(drawn.headers['content-type']), /^image\/svg\+xml/)
  assert.match(drawn.body, /^<svg /)
  assert.equal((await ask(mei, 'DELETE', `/console/invites/${invite.code}`)).status, 200)
  const gone = await ask(null, 'GET', `/invites/${invite.code}/qr`)
  assert.deepEqual([gone.status, gone.code], [410, 'groups.invite-revoked'])
  assert.equal((await ask(null, 'GET', '/invites/zzzzzzzz')).code, 'groups.invite-unknown')
  assert.equal((await ask(null, 'GET', '/invites/not-a-code')).status, 422)
})

test('tries are counted under an idempotency key as well', async () => {
  const groupId = await group(desk(), { admission: [{ kind: 'password', phrase: '早起' }] })
  const bo = await world.member('博')
  const answers = []
  for (let i = 0; i < 6; i++)
    answers.push(
      await world.app.inject({
        method: 'POST',
        url: path(`/groups/${groupId}/password`),
        headers: { ...bo.headers, 'idempotency-key': `try-number-${i}` },
        payload: { password: '晚起' },
      }),
    )
  assert.deepEqual(
    answers.map(a => a.statusCode),
    [200, 200, 200, 200, 200, 429],
  )
})

test('lists are paged without gaps or repeats, searched, and kept from those outside', async () => {
  const groupId = await group(desk(), { hostId: (await world.member('浩')).memberId })
  const people = await Promise.all(['凌一', '凌二', '博', '晨', '丹'].map(name => world.member(name)))
  for (const who of people) await takeSeat(world.ctx(who.actor), groupId)
  const [ling] = people as [SignedInMember]
  const seen: number[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body } = await ask(ling, 'GET', `/groups/${groupId}/seats?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.items.map((s: { number: number }) => s.number))
    cursor = body.next
  }
  assert.deepEqual(seen, [1, 2, 3, 4, 5, 6])
  const found = await ask(ling, 'GET', `/groups/${groupId}/seats?q=${encodeURIComponent('凌')}`)
  assert.equal(found.body.items.length, 2)
  assert.equal((await ask(ling, 'GET', `/groups/${groupId}/seats?q=${encodeURIComponent('%')}`)).body.items.length, 0)
  for (const bad of ['x', Buffer.from('["a"]').toString('base64url'), Buffer.from('[99999999999]').toString('base64url')])
    assert.equal((await ask(ling, 'GET', `/groups/${groupId}/seats?cursor=${bad}`)).status, 400)
  const stranger = await world.member('路人')
  for (const rest of ['seats', 'bans', 'applications'])
    assert.equal((await ask(stranger, 'GET', `/groups/${groupId}/${rest}`)).code, 'groups.no-seat')
  for (const rest of ['bans', 'applications'])
    assert.equal((await ask(ling, 'GET', `/groups/${groupId}/${rest}`)).code, 'house.forbidden')
  const mine = await ask(ling, 'GET', '/groups?mine=true')
  assert.deepEqual(
    mine.body.items.map((g: { id: string }) => g.id),
    [groupId],
  )
  const all = await ask(ling, 'GET', '/groups?limit=100')
  assert.equal(all.body.items[0].id, groupId)
  assert.ok(all.body.items.every((g: { name: string }) => g.name !== '六十秒'))
})

test('an application goes to those who decide in that group, and to no other group’s host', async () => {
  const [hao, jiang, ling] = [await world.member('浩'), await world.member('江'), await world.member('凌')]
  const admission = [{ kind: 'application' as const, questions: [{ id: 'why', ask: '为什么来？' }] }]
  const ours = await group(desk(), { admission, hostId: hao.memberId })
  const theirs = await group(desk(), { hostId: jiang.memberId })
  const applied = await ask(ling, 'POST', `/groups/${ours}/applications`, { answers: { why: '想早起' } })
  const listed = await ask(hao, 'GET', `/groups/${ours}/applications`)
  assert.deepEqual(listed.body.items[0].answers, [{ ask: '为什么来？', answer: '想早起' }])
  const decide = (who: SignedInMember, groupId: string) =>
    ask(who, 'POST', `/groups/${groupId}/applications/${applied.body.id}/decision`, { approve: true })
  assert.equal((await decide(jiang, theirs)).status, 404)
  assert.equal((await decide(jiang, ours)).code, 'groups.no-seat')
  assert.equal((await decide(hao, ours)).body.state, 'approved')
  assert.equal((await ask(mei, 'GET', `/console/group-applications?state=approved&groupId=${ours}`)).body.items.length, 1)
})

test('who sits down hears the group at once, who gets up hears it no more', async () => {
  const groupId = await group(desk())
  const [ling, bo] = [await world.member('凌'), await world.member('博')]
  await takeSeat(world.ctx(bo.actor), groupId)
  await world.settle()
  const live = await listen(ling)
  await takeSeat(world.ctx(ling.actor), groupId)
  await world.settle()
  await pause(50)
  await ask(mei, 'PUT', `/console/groups/${groupId}/mute`, { reason: '听课' })
  await world.settle()
  await pause(50)
  assert.match(live.heard(), /event: groups\.muted/)
  await ask(ling, 'DELETE', `/groups/${groupId}/seats/mine`)
  await world.settle()
  await pause(50)
  await ask(mei, 'DELETE', `/console/groups/${groupId}/mute`)
  await world.settle()
  await pause(50)
  assert.match(live.heard(), /event: groups\.seat-ended/)
  assert.doesNotMatch(live.heard(), /event: groups\.unmuted/)
  live.stop()
})

test('a ban from the community closes every group at once, and tidies up behind', async () => {
  const groupId = await group(desk(), { norms: '甲' })
  const [dan, ling] = [await world.member('丹'), await world.member('凌')]
  for (const who of [dan, ling]) await takeSeat(world.ctx(who.actor), groupId, { pledgeVersion: 1 })
  const { body: invite } = await ask(dan, 'POST', '/invites', { groupIds: [groupId] })
  await ask(mei, 'POST', `/members/${dan.memberId}/ban`, { why: '广告' })
  // Before any listener has run:
  assert.equal(await seatOf(desk(), groupId, dan.memberId), null)
  assert.equal(await mayReadGroup(world.ctx(dan.actor), groupId), false)
  assert.equal((await whyNotWrite(world.ctx(dan.actor), groupId))?.code, 'groups.no-seat')
  assert.deepEqual(await listSeatsOfMember(desk(), dan.memberId), [])
  assert.equal((await ask(null, 'GET', `/invites/${invite.code}`)).code, 'groups.invite-revoked')
  assert.equal((await ask(ling, 'GET', `/groups/${groupId}/seats`)).body.items.length, 1)
  await world.settle()
  const look = await ask(mei, 'GET', `/console/groups/${groupId}`)
  assert.deepEqual([look.body.seatsTaken, look.body.unsigned], [1, 0])
  const endings = await ask(mei, 'GET', `/console/groups/${groupId}/endings`)
  assert.deepEqual([endings.body.items[0].why, endings.body.items[0].cardName], ['gone', '001-丹'])
})

test('operators read with one right and change with another', async () => {
  const groupId = await group(desk())
  const jiang = await world.operator('江', 'analyst', world.club.id)
  assert.equal((await ask(jiang, 'GET', '/console/groups')).status, 200)
  assert.equal((await ask(jiang, 'PATCH', `/console/groups/${groupId}`, { name: '改' })).status, 403)
  const ling = await world.member('凌')
  assert.equal((await ask(ling, 'GET', '/console/groups')).status, 401)
  const changed = await ask(mei, 'PATCH', `/console/groups/${groupId}`, { name: '晨读三群', seatsMax: 20 })
  assert.deepEqual([changed.body.name, changed.body.seatsMax, changed.body.cardPattern], ['晨读三群', 20, '{number:3}-{name}'])
  assert.equal((await ask(mei, 'PATCH', `/console/groups/${groupId}`, { cardPattern: '{number}' })).status, 422)
  const tree = await ask(mei, 'GET', '/console/groups')
  assert.ok(tree.body.some((g: { id: string; depth: number }) => g.id === groupId && g.depth === 1))
  const shape = await ask(mei, 'GET', `/console/groups/card-pattern?pattern=${encodeURIComponent('{编号}-{昵称}-{城市}')}`)
  assert.deepEqual(shape.body, { fields: ['城市'], example: '7-凌-城市' })
})

/** Opens the live stream and keeps what it says. */
async function listen(who: SignedInMember): Promise<{ heard(): string; stop(): void }> {
  const stop = new AbortController()
  const answer = await fetch(`${origin}${path('/live')}`, { headers: { cookie: who.cookie }, signal: stop.signal })
  let text = ''
  void (async () => {
    const decoder = new TextDecoder()
    for await (const bytes of answer.body as unknown as AsyncIterable<Uint8Array>) text += decoder.decode(bytes)
  })().catch(() => {})
  await pause(50)
  return { heard: () => text, stop: () => stop.abort() }
}
