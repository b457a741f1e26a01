// A week in the life of the daily voice club, from the owner's first click to the Sunday on which all of it stands there.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { membersFile } from '../fixtures/members-file.ts'
import type { Stage } from '../stage.ts'

import { type LiveLine, Visitor } from '../visitor.ts'
import {
  type ClubStage,
  meiPassword,
  minuteAndOne,
  mornings,
  openClubStage,
  sevenVoices,
  sixTwenty,
  until,
} from './club-stage.ts'

let here: ClubStage
let stage: Stage
let club: { id: string; slug: string }
let mei: Visitor
let ling: Visitor
let phone: LiveLine
let listeners: { id: string }
const at = (path: string) => `/communities/${club.id}${path}`

before(async () => {
  here = await openClubStage()
  stage = here.stage
})
after(async () => {
  phone?.close()
  await here.close()
})

test('Mei opens the owner link, launches the playbook, and a second launch does nothing', async () => {
  mei = await here.owner()
  const plan = await mei.post('/playbooks/plans', { id: 'daily-voice-club' })
  assert.ok(plan.changes.length >= 10)
  const { run } = await mei.post('/playbooks/runs', { id: 'daily-voice-club', fingerprint: plan.fingerprint })
  club = { id: run.communityId, slug: 'chenguang' }
  const again = await mei.post('/playbooks/plans', { id: 'daily-voice-club' })
  assert.deepEqual(again.changes, [])
  assert.equal((await mei.post('/playbooks/runs', { id: 'daily-voice-club', fingerprint: again.fingerprint })).run, null)
  const [launched] = await mei.get('/playbooks/runs')
  assert.deepEqual([launched.byName, launched.communityName, launched.changes], ['梅', run.communityName, run.changes])
  const tree = await mei.get(at('/console/groups'))
  listeners = tree.find((g: { name: string }) => g.name === '听友大群')
  assert.ok(listeners)
})

test('a members’ file of 1,000 rows, 37 of them bad: 963 accepted, the rest named by line; a second time nothing changes', async () => {
  const file = membersFile()
  const bring = async () => {
    const { importId } = await mei.upload(at('/member-imports'), { name: file.fileName, bytes: file.bytes })
    const once = (state: string) =>
      until(
        () => mei.get(at(`/member-imports/${importId}`)),
        it => it.state === state,
        `the import did not become ${state}`,
      )
    await once('ready')
    await mei.post(at(`/member-imports/${importId}/run`))
    return once('done')
  }
  const first = await bring()
  assert.deepEqual([first.rows, first.accepted, first.rejected, first.created], [1000, 963, 37, 954])
  const { items } = await mei.get(at(`/member-imports/${first.importId}/rows?show=rejected&limit=100`))
  assert.deepEqual(
    items.map((row: any) => row.line),
    [...file.badLines.keys()],
  )
  const second = await bring()
  assert.deepEqual([second.accepted, second.rejected, second.created, second.changed], [963, 37, 0, 0])
})

test('seven voices are scheduled for 06:20; one of 61 seconds is refused with the reason', async () => {
  const slots = await mei.get(at('/content/slots'))
  const morning = slots.find((s: { ref: string }) => s.ref === 'morning-voice')
  for (const [i, file] of sevenVoices.entries()) {
    const { fileId, durationMs } = await mei.upload(at('/content/uploads/voice'), file)
    assert.ok(durationMs > 500 && durationMs < 60_500, `${file}: ${durationMs} ms`)
    const post = await mei.post(at('/content/posts'), {
      text: `第 ${i + 1} 天：把一件小事想清楚。`,
      voice: fileId,
      as: 'scheduled',
      when: { date: mornings[i], slotId: morning.id },
    })
    assert.equal(post.dueAt, sixTwenty(mornings[i] as string))
  }
  await assert.rejects(mei.upload(at('/content/uploads/voice'), minuteAndOne), (error: any) => {
    assert.equal(error.code, 'content.voice-too-long')
    assert.match(error.problem.title, /61/)
    return true
  })
  const { days } = await mei.get(at('/content/calendar?from=2026-03-02&days=7'))
  const standing = days.map((d: any) => d.entries.find((e: any) => e.slot?.ref === 'morning-voice').standing)
  assert.deepEqual(standing, Array(7).fill('scheduled'))
})

test('Ling follows the invite: reads and signs the norms, gives the password, receives number and name card', async () => {
  const invite = await mei.post(at('/console/invites'), { groupIds: [listeners.id], usesMax: 10, days: 14 })
  assert.equal(invite.url, `${stage.url}/i/${club.slug}/${invite.code}`)
  const stranger = new Visitor(stage.url)
  const landing = await stranger.get(at(`/invites/${invite.code}`))
  const [door] = landing.groups
  assert.match(door.norms.text, /先听今天的声音/)
  assert.deepEqual(
    door.steps.map((s: any) => s.kind),
    ['norms', 'password'],
  )
  assert.match(await (await stranger.fetch(`/api${at(`/invites/${invite.code}/qr`)}`)).text(), /<svg/)
  ling = (await here.signIn(club.id, '凌', 'ling@qunluo.example')).visitor
  const group = at(`/groups/${listeners.id}`)
  const card = { card: { answers: { 城市: '苏州' } }, inviteCode: invite.code }
  await assert.rejects(ling.post(`${group}/seats`, card), /groups\.steps-remain/)
  await ling.post(`${group}/pledges?invite=${invite.code}`, { version: door.norms.version })
  assert.equal((await ling.post(`${group}/password?invite=${invite.code}`, { password: '清晨七点' })).right, false)
  assert.equal((await ling.post(`${group}/password?invite=${invite.code}`, { password: '清晨六点二十' })).right, true)
  const seat = await ling.post(`${group}/seats`, card)
  assert.equal(seat.number, 1)
  assert.equal(seat.cardName, '001-凌-苏州')
})

test('the clock reaches 06:20 on seven mornings, across a restart: each voice appears once, on time, on the open phone', async () => {
  phone = await ling.listen(club.id)
  await phone.hears('hello')
  for (const [i, day] of mornings.entries()) {
    if (i === 3) {
      await stage.moveTo(`${day}T06:19:00+08:00`)
      phone.close()
      await stage.restart()
      phone = await ling.listen(club.id)
      await phone.hears('hello')
    }
    const before = phone.told.filter(t => t.name === 'content.posted').length
    await stage.moveTo(sixTwenty(day, -1_000))
    assert.equal(phone.told.filter(t => t.name === 'content.posted').length, before, 'not a second early')
    await stage.moveTo(sixTwenty(day))
    await phone.until(line => line.told.filter(t => t.name === 'content.posted').length === before + 1, `no voice on ${day}`)
    await stage.moveTo(sixTwenty(day, 60_000))
  }
  const { items } = await ling.get(at('/stream'))
  assert.equal(items.length, 7)
  assert.deepEqual(
    items.map((p: any) => p.publishedAt).sort(),
    mornings.map(day => sixTwenty(day)),
  )
})

test('Ling listens, comments, reacts, and finds a post by a Chinese phrase', async () => {
  const { items } = await ling.get(at('/stream'))
  const post = items.at(-1)
  const heard = await ling.fetch(`/api/communities/${club.id}/files/${post.voice.fileId}`, { range: 'bytes=0-99' })
  assert.equal(heard.status, 206)
  assert.equal((await heard.arrayBuffer()).byteLength, 100)
  await ling.post(at(`/posts/${post.id}/comments`), { text: '昨天终于把阳台的灯修好了。' })
  await ling.put(at(`/posts/${post.id}/reactions/thanks`))
  const page = await ling.get(at(`/posts/${post.id}`))
  assert.equal(page.post.commentsCount, 1)
  assert.equal(page.comments[0].text, '昨天终于把阳台的灯修好了。')
  const found = await ling.get(at(`/search?text=${encodeURIComponent('阳台的灯')}`))
  assert.equal(found.items[0].kind, 'comment')
  assert.deepEqual(
    found.items[0].excerpt.filter((p: any) => p.hit).map((p: any) => p.text),
    ['阳台的灯'],
  )
})

test('an operator’s sign-in has run out by then: Mei signs in again', async () => {
  await assert.rejects(mei.get('/staff/me'), /401/)
  assert.equal((await mei.post('/staff/sign-in', { email: 'mei@qunluo.example', password: meiPassword })).next, 'in')
})

test('a follower sends the day’s keyword, encrypted, and gets the article; twice delivered is once handled', async () => {
  const { appId, appSecret, token, encodingAesKey } = here.wechat.account
  const account = await mei.post(at('/console/channels/accounts'), {
    name: '晨光听友社',
    appId,
    appSecret,
    token,
    encodingAesKey,
  })
  assert.equal(account.appSecret, undefined)
  await here.wechat.verifyUrl(account.callbackUrl)
  const hello = await here.wechat.push(account.callbackUrl, { type: 'event', event: 'subscribe', from: 'follower-1' })
  assert.match(hello.reply?.kind === 'text' ? hello.reply.text : '', /这里是晨光听友社/)
  const asked = { type: 'text', content: '一声', from: 'follower-1' } as const
  const answer = await here.wechat.push(account.callbackUrl, asked, { mode: 'encrypted', deliverTimes: 2, together: true })
  assert.equal(answer.outcome, 'replied')
  assert.equal(answer.reply?.kind === 'news' ? answer.reply.articles[0]?.title : '', '今天的六十秒：把一件小事想清楚')
  assert.ok(answer.elapsedMs < 5_000)
  const membership = { type: 'text', content: '会员', from: 'follower-1' } as const
  const told = await here.wechat.push(account.callbackUrl, membership, { mode: 'encrypted' })
  assert.match(told.reply?.kind === 'text' ? told.reply.text : '', /会员到哪一天/)
  const inbox = await mei.get(at('/console/channels/messages?direction=in&text=%E4%B8%80%E5%A3%B0'))
  assert.equal(inbox.items.length, 1)
})

test('a host mutes the group: a teacher speaks, the others read why they cannot', async () => {
  const { visitor: hao, memberId: haoId } = await here.signIn(club.id, '浩', 'hao@qunluo.example')
  const teacher = await here.signIn(club.id, '晨', 'chen@qunluo.example')
  const seats = at(`/console/groups/${listeners.id}/seats/changes`)
  await mei.post(seats, { memberIds: [haoId, teacher.memberId], change: { action: 'seat' }, preview: false })
  await mei.post(seats, { memberIds: [haoId], change: { action: 'role', role: 'host' }, preview: false })
  await mei.post(seats, { memberIds: [teacher.memberId], change: { action: 'role', role: 'teacher' }, preview: false })
  for (const person of [hao, teacher.visitor]) await person.post(at(`/groups/${listeners.id}/pledges`), { version: 1 })
  await ling.post(at('/posts'), { groupId: listeners.id, text: '大家早！' })
  await hao.put(at(`/groups/${listeners.id}/mute`), { reason: '老师讲课' })
  await assert.rejects(ling.post(at('/posts'), { groupId: listeners.id, text: '我也说一句' }), /禁言/)
  await teacher.visitor.post(at('/posts'), { groupId: listeners.id, text: '今天讲怎样把一件事做完。' })
  await phone.until(
    line => line.told.some(t => t.name === 'content.posted' && JSON.stringify(t.body).includes('把一件事做完')),
    'the teacher was not heard',
  )
})

test('a banned member loses every surface at once: page, API, file, live connection', async () => {
  const dan = await here.signIn(club.id, '丹', 'dan@qunluo.example')
  const line = await dan.visitor.listen(club.id)
  await line.hears('hello')
  const { items } = await dan.visitor.get(at('/stream'))
  const file = `/api/communities/${club.id}/files/${items[0].voice.fileId}`
  assert.equal((await dan.visitor.fetch(file)).status, 200)
  await mei.post(at(`/members/${dan.memberId}/ban`), { why: '反复刷广告' })
  await line.until(l => l.over, 'the live line stayed open')
  await assert.rejects(dan.visitor.get(at('/stream')), /401/)
  assert.equal((await dan.visitor.fetch(file)).status, 404)
  await assert.rejects(dan.visitor.listen(club.id), /401/)
  await stage.moveTo(new Date(stage.clock.now().getTime() + 61_000).toISOString())
  await assert.rejects(here.signIn(club.id, '丹', 'dan@qunluo.example'), /members\.banned/)
  assert.equal((await ling.fetch(file)).status, 200)
})

test('what operators did is in the audit log', async () => {
  const log = await mei.get('/staff/audit?limit=100')
  const done = new Set(log.items.map((e: any) => e.what))
  for (const what of ['playbooks.apply', 'content.consoleWrite', 'members.ban', 'groups.changeSeats'])
    assert.ok(done.has(what), what)
  assert.doesNotMatch(JSON.stringify(log), /seven-quiet-mornings/)
})
