// The school of a skill, six weeks of it: cards with numbers, a group where only teachers speak and another where anyone asks, a talk
// on Fridays, a page a week, a great contest with coaching, finals and certificates, a raffle, and a handbook written by forty hands.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInMember } from '../world.ts'
import { each, type Market, openMarket } from './market.ts'
import { type Playing, playing } from './playing.ts'

let market: Market
let play: Playing
let [chen, hao]: SignedInMember[] = []
let pupils: SignedInMember[]
// A Sunday: day 1 is Monday, day 5 Friday.
before(async () => {
  market = await openMarket('skill-school', '2026-03-01T02:00:00Z')
  play = playing(market)
  ;[chen, hao] = await Promise.all(['晨', '浩'].map(name => market.world.member(name, market.club)))
  pupils = await market.people(10, '学员')
})
after(() => market.close())

const teacher = () => chen as SignedInMember
const host = () => hao as SignedInMember
const pupil = (n: number) => pupils[n] as SignedInMember
const seq = (ref: string, n: number) => play.seq(pupil(n), ref)
const work = (title: string) => ({ title, text: `${title}：一页纸，一句话。` })
const placesOf = (result: any, count: number) => result.placed.slice(0, count).map((one: any) => [one.place, one.name, one.prize])

test('the launch has made the three groups, one of them muted, the week’s calendar, six activities, and asks for teachers', async () => {
  assert.deepEqual(
    market.plan.vacancies.map((one: any) => `${one.group} ${one.role} ${one.needed}`),
    ['六十九人组 teacher 6', '换稿大群 host 3', '换稿大群 teacher 3', '旁边 teacher 3'],
  )
  const { days } = await market.asks(market.mei, `GET ${play.here}/content/calendar?from=2026-03-02&days=7`)
  assert.deepEqual(
    days.flatMap((day: any) => day.entries.map((entry: any) => entry.slot.ref)),
    ['challenge', 'answers', 'answers', 'answers', 'friday-talk', 'talk-record', 'best-works'],
  )
  for (const ref of ['one-page', 'challenge', 'challenge-two', 'talk', 'friday-raffle', 'write-the-book'])
    assert.equal((await play.sees(ref)).state, 'scheduled', ref)
})

test('whoever joins gets a number and a card; only teachers and hosts speak there, and teachers are known by their LS', async () => {
  const cards = []
  for (const one of [teacher(), host(), ...pupils]) {
    const name = one === teacher() ? 'LS晨' : undefined
    cards.push((await play.enters(one, 'school', { ...(name && { name }), answers: { 行业: '设计' } })).cardName)
    await play.enters(one, 'aside')
  }
  assert.deepEqual(cards.slice(0, 3), ['0001-LS晨-设计', '0002-浩-设计', '0003-学员1-设计'])
  await play.role('school', 'host', host())
  await play.role('school', 'teacher', teacher())
  await play.role('aside', 'teacher', teacher())
  const { mute } = await market.asks(pupil(0), `GET ${play.here}/groups/${await play.group('school')}`)
  assert.equal(mute.reason, '平时只听老师讲，问题到“旁边”问。')
  const spoken = await Promise.all([pupil(0), teacher(), host()].map(who => play.says(who, 'school', '今天讲字号。')))
  assert.deepEqual(
    spoken.map(one => one.status),
    [403, 200, 200],
  )
  assert.equal(spoken[0]?.body.code, 'groups.muted')
  const comment = await market.tries(pupil(0), `POST ${play.here}/posts/${spoken[1]?.body.id}/comments`, { text: '老师好' })
  assert.equal(comment.body.code, 'groups.muted', 'nor below what the teacher says')
})

test('questions are asked aside, and answered there the same day', async () => {
  await market.world.advance(market.at(2, '14:00'))
  const asked = await play.says(pupil(3), 'aside', '标题和正文差几号合适？')
  assert.equal(asked.status, 200)
  await market.world.advance(market.at(2, '18:00'))
  await market.asks(teacher(), `POST ${play.here}/posts/${asked.body.id}/comments`, { text: '差一半就够：正文 18，标题 28。' })
  const { comments } = await market.asks(pupil(5), `GET ${play.here}/posts/${asked.body.id}`)
  assert.deepEqual(
    comments.map((one: any) => one.text),
    ['差一半就够：正文 18，标题 28。'],
  )
})

test('the first week’s page: handed in by Friday, coached, revised, voted on at the weekend; the sponsor’s pen has an owner', async () => {
  for (const ref of ['one-page', 'challenge'])
    await play.crew(ref, [
      [teacher(), '老师'],
      [host(), '评委'],
    ])
  for (const n of [0, 1, 2, 3, 4]) await play.makes(pupil(n), 'one-page', 'submit', work(`一本书 ${n}`))
  for (const n of [0, 1, 2, 3]) await play.makes(pupil(n), 'challenge', 'submit', work(`我眼中的早市 ${n}`))
  assert.equal(await play.points(pupil(0)), 10)
  const { shown, rewards } = await play.sees('challenge', pupil(0))
  assert.deepEqual([shown.sponsor, shown.sponsorWord], ['青禾文具', '一支好笔，一页好纸。'])
  assert.ok(rewards.some((one: any) => one.title === '青禾文具的签字笔礼盒'))
  await market.world.advance(market.at(5, '10:00'))
  await play.makes(teacher(), 'challenge', 'coach', { work: await seq('challenge', 1), word: '字少一半，图大一倍。' })
  assert.equal((await play.moves(pupil(9), 'challenge', 'submit', work('晚了'))).body.why, 'not-this-stage')
  await play.makes(pupil(1), 'challenge', 'revise', work('我眼中的早市，第二稿'))
})

test('on Friday a member talks: chosen from those who offered, given the floor for the evening, and his talk is kept', async () => {
  for (const [n, topic] of [
    [4, '配色只用三种'],
    [5, '一页纸怎么开头'],
  ] as const)
    await play.makes(pupil(n), 'talk', 'apply', { answers: [topic, '一、二、三'] })
  await play.deskMoves('talk', 'choose', { memberId: pupil(4).memberId })
  await play.makes(pupil(4), 'talk', 'confirm')
  const slots = await market.asks(market.mei, `GET ${play.here}/content/slots`)
  const slotOf = (ref: string) => slots.find((one: any) => one.ref === ref).id
  const scheduled = async (slot: string, date: string, text: string) =>
    market.asks(market.mei, `POST ${play.here}/content/posts`, {
      ...{ groupId: await play.group('school'), text, as: 'scheduled', when: { date, slotId: slotOf(slot) } },
    })
  const opening = await scheduled('friday-talk', '2026-03-06', '今晚：学员5 讲“配色只用三种”。')
  await market.world.advance(market.at(5, '20:00'))
  const stream = await market.asks(pupil(0), `GET ${play.here}/groups/${await play.group('school')}/stream`)
  assert.equal(stream.items[0].id, opening.id, 'it stands there at eight')
  await play.role('school', 'teacher', pupil(4))
  assert.equal((await play.says(pupil(4), 'school', '第一种是底色。')).status, 200)
  await raffle()
  await play.role('school', 'member', pupil(4))
  assert.equal((await play.says(pupil(4), 'school', '还想再说一句')).body.code, 'groups.muted')
  await play.deskMoves('talk', 'mark', { memberId: pupil(4).memberId, came: true })
  await play.settles('talk')
  assert.equal(await play.points(pupil(4)), 200)
  const record = await scheduled('talk-record', '2026-03-07', '分享实录：配色只用三种。')
  await market.world.advance(market.at(6, '10:01'))
  await market.asks(host(), `PUT ${play.here}/posts/${record.id}/feature`, { note: '值得再看' })
  const kept = await market.asks(pupil(0), `GET ${play.here}/groups/${await play.group('school')}/stream?featured=true`)
  assert.deepEqual(
    kept.items.map((one: any) => one.id),
    [record.id],
  )
})

/** While the talk goes on whoever listens enters; at ten five books have owners, and anyone can draw them again. */
async function raffle() {
  await market.world.advance(market.at(5, '20:40'))
  await each(pupils, 5, who => play.makes(who, 'friday-raffle', 'enter'))
  await market.world.advance(market.at(5, '22:05'))
  const { state, result } = await play.sees('friday-raffle', pupil(0))
  assert.deepEqual([state, result[0].winners.length], ['settled', 5])
  await play.verified(await play.activity('friday-raffle'))
}

test('the weekend votes; the best of the week is settled, told in the group, and hangs with Sunday’s works', async () => {
  await market.world.advance(market.at(6, '09:30'))
  for (const n of [4, 5, 6, 7]) await play.makes(pupil(n), 'challenge', 'vote', { work: await seq('challenge', 1) })
  await play.makes(pupil(8), 'challenge', 'vote', { work: await seq('challenge', 0) })
  for (const n of [0, 1, 2, 3])
    await play.makes(host(), 'challenge', 'judge', { work: await seq('challenge', n), marks: [8 - n, 8, 8] })
  await market.world.advance(market.at(7, '18:05'))
  const result = await play.settles('challenge')
  assert.deepEqual(placesOf(result, 2), [
    [1, '学员2', '本周最佳'],
    [2, '学员1', '打赏'],
  ])
  assert.equal(await play.points(pupil(0)), 110)
  const { certificate } = (await play.sees('challenge', pupil(1))).shown
  assert.deepEqual([certificate.title, certificate.sponsor], ['我眼中的早市，第二稿', '青禾文具'])
  const stream = await market.asks(pupil(0), `GET ${play.here}/groups/${await play.group('school')}/stream`)
  assert.ok(
    stream.items.some((one: any) => /「这周一题」已经揭晓。\n4 件作品。本周最佳：学员2《我眼中的早市，第二稿》/.test(one.text)),
  )
})

test('one page goes on: a coach’s word and a revised version, a jury that does not know whose it is, finals, certificates', async () => {
  await market.world.advance(market.at(8, '10:00'))
  await play.makes(teacher(), 'one-page', 'coach', { work: await seq('one-page', 2), word: '结论放到第一行。' })
  await play.makes(pupil(2), 'one-page', 'revise', work('一本书 2，改过'))
  await market.world.advance(market.at(10, '10:00'))
  const path = `GET ${play.here}/activities/${await play.activity('one-page')}/entrants`
  const blind = await market.asks(host(), path)
  assert.ok(blind.items.every((one: any) => one.name === '' || one.isMine))
  for (const n of [0, 1, 2, 3, 4])
    await play.makes(host(), 'one-page', 'judge', { work: await seq('one-page', n), marks: [5 + n, 5 + n, 5 + n] })
  for (const n of [5, 6, 7]) await play.makes(pupil(n), 'one-page', 'vote', { work: await seq('one-page', 0) })
  await market.world.advance(market.at(12, '10:00'))
  await play.deskMoves('one-page', 'finals', { finalists: await Promise.all([0, 2, 4].map(n => seq('one-page', n))) })
  for (const n of [0, 2, 4])
    await play.makes(host(), 'one-page', 'judge', { work: await seq('one-page', n), marks: Array(3).fill(n === 2 ? 9 : 6) })
  for (const n of [5, 6, 7, 8]) await play.makes(pupil(n), 'one-page', 'vote', { work: await seq('one-page', 2) })
  assert.equal((await play.moves(pupil(9), 'one-page', 'vote', { work: await seq('one-page', 1) })).body.why, 'not-finalist')
  await market.world.advance(market.at(15, '21:05'))
  const result = await play.settles('one-page')
  assert.deepEqual(placesOf(result, 5), [
    [1, '学员3', '一等奖'],
    [2, '学员1', '二等奖'],
    [2, '学员5', '二等奖'],
    [4, '学员4', '二等奖'],
    [5, '学员2', '入围奖'],
  ])
  const { certificate } = (await play.sees('one-page', pupil(2))).shown
  assert.deepEqual([certificate.prize, certificate.title, certificate.name], ['一等奖', '一本书 2，改过', '学员3'])
  const tablets = await play.desk(`GET /activities/${await play.activity('one-page')}/awards?reward=tablet`)
  await play.desk(`POST /activity-awards/${tablets.items[0].id}/handing-over`)
})

test('the handbook: a chapter is claimed with a pledge, written, reviewed and read twice; what nobody hands in is free again', async () => {
  const outsider = await play.moves(pupil(0), 'write-the-book', 'claim', { piece: 0 })
  assert.equal(outsider.status, 404, 'for the circle alone')
  for (const one of [host(), pupil(0), pupil(1), pupil(2)])
    await play.isTakenInto('core', one, { work: 'https://example.com/page' })
  await play.crew('write-the-book', [[host(), '验收']])
  const by = (day: number) => market.at(day, '21:00').toISOString()
  const claim = (n: number, piece: number, day: number) =>
    play.makes(pupil(n), 'write-the-book', 'claim', { piece, pledge: '说到做到', by: by(day) })
  const before = await Promise.all([0, 1, 2].map(n => play.points(pupil(n))))
  await claim(0, 0, 20)
  await claim(1, 1, 18)
  assert.equal(
    (await play.moves(pupil(2), 'write-the-book', 'claim', { piece: 1, pledge: '我来', by: by(19) })).body.why,
    'taken',
  )
  await market.world.advance(market.at(17, '20:00'))
  await play.makes(pupil(0), 'write-the-book', 'hand-in', { slot: 0, text: '第一章：一页纸只说一件事。' })
  await play.makes(host(), 'write-the-book', 'return', { slot: 0, version: 1, word: '例子太少。' })
  await play.makes(pupil(0), 'write-the-book', 'hand-in', { slot: 0, text: '第一章：一页纸只说一件事，例如……' })
  await play.makes(host(), 'write-the-book', 'accept', { slot: 0, version: 2 })
  for (const n of [1, 2]) await play.makes(pupil(n), 'write-the-book', 'proofread', { slot: 0, version: 2, good: true })
  const after = await Promise.all([0, 1, 2].map(n => play.points(pupil(n))))
  assert.deepEqual(
    after.map((held, n) => held - (before[n] as number)),
    [200, 30, 30],
  )
  await market.world.advance(market.at(18, '21:01'))
  const { slots, counts } = (await play.sees('write-the-book', pupil(2))).shown
  assert.deepEqual([slots[1].state, slots[1].why.kind, slots[1].why.name], ['open', 'run-out', '学员2'])
  assert.deepEqual([counts.done, counts.open], [1, 39])
  await claim(2, 1, 30)
})

test('six weeks on: a page each week, then the next sponsor’s; a draw each Friday; and the doctor finds nothing', async () => {
  for (const week of [3, 4, 5]) {
    const monday = 1 + 7 * week
    await market.world.advance(market.at(monday, '10:00'))
    const ref = week === 3 ? 'challenge' : 'challenge-two'
    const { shown, me } = await play.sees(ref, host())
    assert.equal(`${shown.sponsor} ${me.crew}`, week === 3 ? '青禾文具 评委' : '纸上书店 ', 'the jury stays with its series')
    for (const n of [6, 7]) await play.makes(pupil(n), ref, 'submit', work(`第 ${week + 1} 周`))
    await market.world.advance(market.at(monday + 5, '10:00'))
    await play.makes(pupil(8), ref, 'vote', { work: await seq(ref, week % 2 ? 6 : 7) })
    await market.world.advance(market.at(monday + 6, '18:05'))
    assert.deepEqual(placesOf(await play.settles(ref), 1), [[1, week % 2 ? '学员7' : '学员8', '本周最佳']])
  }
  const held = await play.held()
  const timesOf = (ref: string) => held[ref]?.split(' ')
  assert.equal(timesOf('challenge')?.length, 4)
  assert.deepEqual(timesOf('challenge-two'), ['settled', 'settled', 'scheduled'])
  assert.deepEqual(timesOf('friday-raffle'), Array(6).fill('settled'))
  assert.equal(timesOf('talk')?.length, 7, 'that of next Monday is announced')
  await market.quiet()
})
