// The directory by its API: who finds whom by what, who sees which field, tags and segments.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { openCommunity } from '#modules/communities/index.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { listSegmentMemberIds, segmentCount } from './index.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let bo: SignedInMember
before(async () => {
  world = await openWorld()
  mei = await world.operator('Mei 梅', 'owner')
  ling = await world.member('张玲玲')
  bo = await world.member('单博 Bo')
})
after(() => world.close())

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
async function ask(who: { headers: Record<string, string> }, method: Method, rest: string, body?: object) {
  const url = `/api/communities/${world.club.id}${rest}`
  const answer = await world.app.inject({ method, url, headers: who.headers, ...(body && { payload: body }) })
  return { status: answer.statusCode, body: answer.json() }
}
async function good(who: { headers: Record<string, string> }, method: Method, rest: string, body?: object) {
  const answer = await ask(who, method, rest, body)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
const filtered = (filter: object) => `/members?filter=${encodeURIComponent(JSON.stringify(filter))}`
const names = (list: { items: { name: string }[] }) => list.items.map(item => item.name).sort()

test('people are found by characters, pinyin, initials and letters; by operators also by address and number', async () => {
  await good(mei, 'POST', `/members/${ling.memberId}/identities`, { kind: 'phone', subject: '138 0013 8000' })
  for (const text of ['玲玲', '张玲', '玲', 'zhanglingling', 'zhang', 'zll', 'lingling', 'll', 'ZhangLing'])
    assert.deepEqual(names(await good(mei, 'GET', filtered({ text }))), ['张玲玲'], text)
  for (const text of ['shanbo', 'danbo', 'sb', '单博', 'bo'])
    assert.ok(names(await good(mei, 'GET', filtered({ text }))).includes('单博 Bo'), text)
  for (const text of [ling.email.slice(0, 9), ling.email, '138001', '+86138'])
    assert.ok(names(await good(mei, 'GET', filtered({ text }))).includes('张玲玲'), text)
  for (const text of ['玲张', 'linzhang', '13900', '%', "' | !x", '\\'])
    assert.deepEqual(names(await good(mei, 'GET', filtered({ text }))), [], text)
  assert.deepEqual(names(await good(bo, 'GET', '/directory?text=zll')), ['张玲玲'])
  assert.deepEqual(names(await good(bo, 'GET', `/directory?text=${encodeURIComponent(ling.email)}`)), [])
  assert.deepEqual(names(await good(bo, 'GET', '/directory?text=138001')), [])
})

test('each sees of a profile what the field allows', async () => {
  const option = { key: 'hz', zh: '杭州', en: 'Hangzhou' }
  const titles = (word: string) => ({ titleZh: word, titleEn: word })
  await good(mei, 'POST', '/member-fields', {
    ...titles('城市'),
    key: 'city',
    kind: 'choice',
    options: [option],
    seenBy: 'everyone',
    required: true,
  })
  await good(mei, 'POST', '/member-fields', { ...titles('生日'), key: 'born', kind: 'date', seenBy: 'self' })
  await good(mei, 'POST', '/member-fields', {
    ...titles('等级'),
    key: 'grade',
    kind: 'number',
    seenBy: 'operators',
    required: true,
  })
  assert.equal(
    (await ask(mei, 'POST', '/member-fields', { ...titles('又'), key: 'city', kind: 'text' })).body.code,
    'members.field-taken',
  )
  assert.deepEqual((await good(ling, 'GET', '/me')).missing, ['city'])
  assert.deepEqual(
    (await good(ling, 'GET', '/me/fields')).map((field: { key: string }) => field.key),
    ['city', 'born'],
  )
  await good(ling, 'PATCH', '/me', { values: { city: 'hz', born: '1990-05-01' } })
  const refused = await ask(ling, 'PATCH', '/me', { values: { city: 'sh', born: 'soon', grade: 9 } })
  assert.deepEqual(
    [refused.status, refused.body.errors.map((e: { path: string }) => e.path)],
    [422, ['values.city', 'values.born', 'values.grade']],
  )
  assert.equal((await ask(ling, 'PATCH', '/me', { values: { city: null } })).status, 422)
  await good(mei, 'PATCH', `/members/${ling.memberId}`, { values: { grade: 9 }, notes: '乐于助人' })
  assert.deepEqual((await good(ling, 'GET', '/me')).values, { city: 'hz', born: '1990-05-01' })
  const card = await good(bo, 'GET', `/directory/${ling.memberId}`)
  assert.deepEqual(card.values, { city: 'hz' })
  assert.doesNotMatch(JSON.stringify(card), /1990|138|qunluo\.example|乐于|stage/)
  assert.deepEqual((await good(mei, 'GET', `/members/${ling.memberId}`)).values, { city: 'hz', born: '1990-05-01', grade: 9 })
  const without = { ...titles('城市'), options: [{ key: 'sh', zh: '上海', en: 'Shanghai' }], seenBy: 'everyone' }
  assert.equal((await ask(mei, 'PATCH', '/member-fields/city', without)).body.code, 'members.option-in-use')
  await good(mei, 'PUT', '/member-fields-order', { keys: ['grade', 'city', 'born'] })
  assert.deepEqual(
    (await good(mei, 'GET', '/member-fields')).map((field: { key: string }) => field.key),
    ['grade', 'city', 'born'],
  )
  await good(mei, 'DELETE', '/member-fields/born')
  await world.settle()
  assert.deepEqual((await good(mei, 'GET', `/members/${ling.memberId}`)).values, { city: 'hz', grade: 9 })
})

test('a segment is a filter that counts and walks whoever fits now', async () => {
  const tag = await good(mei, 'POST', '/member-tags', { name: '志愿者' })
  assert.equal((await ask(mei, 'POST', '/member-tags', { name: '志愿者' })).body.code, 'members.tag-taken')
  assert.deepEqual(
    await good(mei, 'POST', `/member-tags/${tag.id}/members`, { put: [ling.memberId, bo.memberId, ling.memberId] }),
    { put: 2, taken: 0 },
  )
  const filters = {
    both: { tagsAny: [tag.id] },
    hangzhou: { tagsAll: [tag.id], fields: [{ key: 'city', is: 'hz' }] },
    graded: { fields: [{ key: 'grade', from: 5, to: 9 }] },
    ungraded: { fields: [{ key: 'grade', filled: false }] },
    untagged: { tagsNone: [tag.id] },
    silent: { silentDays: 30 },
    sources: { sources: ['test'], joinedFrom: '2026-03-01T00:00:00Z', joinedTo: '2026-03-03T00:00:00Z', stages: ['user'] },
  }
  const counts: Record<string, number> = {}
  for (const [name, filter] of Object.entries(filters)) {
    const segment = await good(mei, 'POST', '/member-segments', { name, filter })
    const preview = await good(mei, 'GET', `/member-segments/preview?filter=${encodeURIComponent(JSON.stringify(filter))}`)
    counts[name] = segment.count
    assert.equal(preview.count, segment.count)
    assert.equal(await segmentCount(world.ctx(), segment.id), segment.count)
    const walked: string[] = []
    for await (const page of listSegmentMemberIds(world.ctx(), segment.id, 1)) walked.push(...page)
    assert.equal(new Set(walked).size, segment.count)
  }
  assert.deepEqual(counts, { both: 2, hangzhou: 1, graded: 1, ungraded: 1, untagged: 0, silent: 0, sources: 2 })
  const all = await good(mei, 'GET', '/member-segments')
  assert.equal(all.find((one: { name: string }) => one.name === 'sources').filter.joinedFrom, '2026-03-01T00:00:00.000Z')
  await good(mei, 'POST', `/member-tags/${tag.id}/members`, { take: [bo.memberId] })
  assert.equal(await segmentCount(world.ctx(), all.find((one: { name: string }) => one.name === 'both').id), 1)
  assert.equal((await ask(mei, 'POST', '/member-segments', { name: 'x', filter: { nonsense: 1 } })).status, 422)
  assert.equal((await ask(mei, 'GET', '/members?filter=%7B')).status, 422)
})

test('pages follow each other without gaps or repeats, however they are sorted', async () => {
  for (const name of ['李雷', '韩梅梅', 'Amy', '李雷', '欧阳娜娜']) await world.member(name)
  for (const sort of ['joined', 'active', 'name']) {
    const seen: string[] = []
    let next: string | null = ''
    let total: number | null = null
    while (next !== null) {
      const list: any = await good(mei, 'GET', `/members?limit=2&sort=${sort}${next && `&cursor=${next}`}`)
      total ??= list.total
      seen.push(...list.items.map((item: { memberId: string }) => item.memberId))
      next = list.next
    }
    assert.equal(seen.length, total)
    assert.equal(new Set(seen).size, total)
  }
  const cards = await good(bo, 'GET', '/directory?limit=50')
  assert.deepEqual(
    cards.items.map((card: { name: string }) => card.name),
    ['Amy', '韩梅梅', '李雷', '李雷', '欧阳娜娜', '单博 Bo', '张玲玲'],
  )
  assert.equal((await ask(mei, 'GET', '/members?cursor=zzz')).status, 400)
  const byName: any = await good(mei, 'GET', '/members?limit=2&sort=name')
  assert.equal((await ask(mei, 'GET', `/members?sort=joined&cursor=${byName.next}`)).status, 400)
  const forged = Buffer.from(JSON.stringify(['\0', cards.items[0].memberId])).toString('base64url')
  assert.equal((await ask(bo, 'GET', `/directory?cursor=${forged}`)).status, 400)
})

test('a picture is re-encoded, seen by members and operators, and by nobody else', async () => {
  const png = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2f6b4f' } })
    .png()
    .toBuffer()
  const send = (bytes: Buffer) => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), 'me.png')
    const url = `/api/communities/${world.club.id}/me/photo`
    return world.app.inject({ method: 'POST', url, headers: ling.headers, payload: form })
  }
  const set = await send(png)
  assert.equal(set.statusCode, 200, set.body)
  const { photo } = set.json()
  for (const who of [bo, mei]) {
    const seen = await world.app.inject({ url: photo, headers: who.headers })
    assert.deepEqual([seen.statusCode, seen.headers['content-type']], [200, 'image/webp'])
    assert.ok(((await sharp(seen.rawPayload).metadata()).width ?? 0) <= 320)
  }
  assert.equal((await world.app.inject({ url: photo })).statusCode, 404)
  const bad = await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  assert.deepEqual([bad.statusCode, bad.json().code], [422, 'members.not-an-image'])
  const again = await send(png)
  assert.notEqual(again.json().photo, photo)
  assert.equal((await world.app.inject({ url: photo, headers: bo.headers })).statusCode, 404)
})

test('consent is to the words that were shown, once a purpose, and can be withdrawn', async () => {
  const texts = (await world.app.inject({ url: `/api/communities/${world.club.id}/consents` })).json()
  const { version } = texts.find((text: { purpose: string }) => text.purpose === 'marketing')
  assert.equal((await ask(ling, 'PUT', '/me/consents/marketing', { version: 'old' })).body.code, 'members.consent-text-changed')
  await Promise.all(Array.from({ length: 5 }, () => good(ling, 'PUT', '/me/consents/marketing', { version })))
  assert.equal((await good(ling, 'GET', '/me')).consents.length, 1)
  assert.equal((await good(mei, 'GET', filtered({ consent: 'marketing' }))).total, 1)
  await good(ling, 'DELETE', '/me/consents/marketing')
  assert.equal((await good(mei, 'GET', filtered({ consent: 'marketing' }))).total, 0)
  const { consents } = await good(ling, 'GET', '/me')
  assert.deepEqual([consents.length, consents[0].withdrawnAt !== null], [1, true])
})

test('who only reads may not change, and who is no operator may not read', async () => {
  const hao = await world.operator('Hao 浩', 'moderator')
  assert.equal((await ask(hao, 'GET', `/members/${bo.memberId}`)).status, 200)
  assert.equal((await ask(hao, 'PATCH', `/members/${bo.memberId}`, { notes: 'x' })).status, 403)
  assert.equal((await ask(hao, 'POST', `/members/${bo.memberId}/ban`, { why: '试一下' })).status, 200)
  assert.equal((await ask(hao, 'DELETE', `/members/${bo.memberId}/ban`)).status, 200)
  for (const rest of ['/members', '/member-tags', '/member-segments', '/member-fields', `/members/${bo.memberId}/timeline`])
    assert.equal((await ask(ling, 'GET', rest)).status, 401)
  assert.equal((await ask(mei, 'GET', '/members/mem_00000000000000000000000000')).status, 404)
})

test('what belongs to another community is not found, not read and not tagged', async () => {
  const evening = await openCommunity(world.ctx(), {
    slug: 'evening',
    name: '晚风',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const chen = await world.member('晨风', evening)
  assert.equal((await ask(mei, 'GET', `/members/${chen.memberId}`)).status, 404)
  assert.equal((await ask(mei, 'PATCH', `/members/${chen.memberId}`, { notes: 'x' })).status, 404)
  assert.equal((await ask(mei, 'POST', `/members/${chen.memberId}/ban`, { why: 'x' })).status, 404)
  assert.equal((await ask(ling, 'GET', `/directory/${chen.memberId}`)).status, 404)
  assert.deepEqual(names(await good(mei, 'GET', filtered({ text: '晨风' }))), [])
  assert.deepEqual(names(await good(mei, 'GET', filtered({ text: chen.email }))), [])
  const tag = await good(mei, 'POST', '/member-tags', { name: '外人' })
  assert.equal((await good(mei, 'POST', `/member-tags/${tag.id}/members`, { put: [chen.memberId] })).put, 0)
  assert.equal((await ask(chen, 'GET', '/me')).status, 401)
})

test('who came is counted by the day of the community, the empty days too', async () => {
  const before = (await good(mei, 'GET', '/members/arrivals?days=3')) as { day: string; members: number }[]
  assert.deepEqual(
    before.map(({ day }, at) => Date.parse(day) - Date.parse(before[0]!.day) - at * 86_400_000),
    [0, 0, 0],
  )
  await good(mei, 'POST', '/members', { name: '新来的晨' })
  const after = (await good(mei, 'GET', '/members/arrivals?days=3')) as typeof before
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: world.club.timeZone }).format(world.clock.now())
  assert.equal(after[2]!.day, today)
  assert.equal(after[2]!.members, before[2]!.members + 1)
  assert.deepEqual(after.slice(0, 2), before.slice(0, 2))
})
