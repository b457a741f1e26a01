// A week in the life of the daily voice club, from the owner's first click to the Sunday on which all of it stands there.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openMailer, startMailbox } from '#gateways/email/index.ts'
import { mailerService, wechatService } from '#gateways/services.ts'
import { openCallback, openWechat, startWechat } from '#gateways/wechat/index.ts'
import { Services } from '#kernel/services.ts'
import { membersFile } from '../fixtures/members-file.ts'
import { openStage, type Stage } from '../stage.ts'
import { type LiveLine, Visitor } from '../visitor.ts'

const sounds = join(import.meta.dirname, '../../kernel/media/fixtures')
const sevenVoices = ['two.mp3', 'two.m4a', 'two.ogg', 'two.webm', 'two.wav', 'two.aac', 'recorded.webm'].map(name =>
  join(sounds, name),
)
const mornings = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08']
/** 06:20 in Shanghai. */
const sixTwenty = (day: string): string => `${new Date(Date.parse(`${day}T06:20:00+08:00`)).toISOString()}`

const password = 'seven-quiet-mornings-2026'

let stage: Stage
let mailbox: Awaited<ReturnType<typeof startMailbox>>
let wechat: Awaited<ReturnType<typeof startWechat>>
let club: { id: string; slug: string }
let mei: Visitor
let ling: Visitor
let lingId: string
let hao: Visitor
let haoId: string
let phone: LiveLine
let listeners: { id: string }
const at = (path: string) => `/communities/${club.id}${path}`

before(async () => {
  mailbox = await startMailbox()
  const services = new Services().provide(
    mailerService,
    openMailer({ url: mailbox.url, from: '晨光听友社 <club@qunluo.example>' }),
  )
  wechat = await startWechat({ now: () => stage.clock.now() })
  services.provide(wechatService, {
    callback: async options => openCallback(options),
    client: async options => openWechat({ ...options, baseUrl: wechat.url }),
  })
  stage = await openStage({ startsAt: '2026-03-01T02:00:00Z', services })
})
after(async () => {
  phone?.close()
  await stage.close()
  await mailbox.close()
  await wechat.close()
})

async function signIn(name: string, email: string): Promise<{ visitor: Visitor; memberId: string }> {
  const visitor = new Visitor(stage.url)
  const before = mailbox.messages.length
  const { codeId } = await visitor.post(at('/sign-in/codes'), { kind: 'email', subject: email })
  const mail = await mailbox.waitFor(email, { since: before })
  const code = /\b(\d{6})\b/.exec(mail.text)?.[1]
  const { memberId } = await visitor.post(at('/sign-in'), { codeId, code, name })
  return { visitor, memberId }
}

test('Mei opens the owner link, launches the playbook, and a second launch does nothing', async () => {
  mei = new Visitor(stage.url)
  const key = new URLSearchParams((await stage.ownerLink()).split('?')[1]).get('key')
  const step = await mei.post('/staff/welcome', {
    key,
    email: 'mei@qunluo.example',
    name: '梅',
    password: 'seven-quiet-mornings-2026',
  })
  assert.equal(step.next, 'in')
  const plan = await mei.post('/playbooks/plans', { id: 'daily-voice-club' })
  assert.ok(plan.changes.length >= 10)
  const { run } = await mei.post('/playbooks/runs', { id: 'daily-voice-club', fingerprint: plan.fingerprint })
  club = { id: run.communityId, slug: 'chenguang' }
  const again = await mei.post('/playbooks/plans', { id: 'daily-voice-club' })
  assert.deepEqual(again.changes, [])
  assert.equal((await mei.post('/playbooks/runs', { id: 'daily-voice-club', fingerprint: again.fingerprint })).run, null)
  const tree = await mei.get(at('/console/groups'))
  listeners = tree.find((g: { name: string }) => g.name === '听友大群')
  assert.ok(listeners)
})

test('a members’ file of 1,000 rows, 37 of them bad: 963 accepted, the rest named by line; a second time nothing changes', async () => {
  const file = membersFile()
  const bring = async () => {
    const { importId } = await mei.upload(at('/member-imports'), { name: file.fileName, bytes: file.bytes })
    const once = async (state: string) => {
      for (let i = 0; i < 400; i++) {
        const it = await mei.get(at(`/member-imports/${importId}`))
        if (it.state === state) return it
        await pause(25)
      }
      throw new Error(`the import did not become ${state}`)
    }
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
  await assert.rejects(mei.upload(at('/content/uploads/voice'), join(sounds, 'minute-and-one.mp3')), (error: any) => {
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
  const signedIn = await signIn('凌', 'ling@qunluo.example')
  ling = signedIn.visitor
  lingId = signedIn.memberId
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
    await stage.moveTo(new Date(Date.parse(sixTwenty(day)) - 1_000).toISOString())
    assert.equal(phone.told.filter(t => t.name === 'content.posted').length, before, 'not a second early')
    await stage.moveTo(sixTwenty(day))
    await phone.until(line => line.told.filter(t => t.name === 'content.posted').length === before + 1, `no voice on ${day}`)
    await stage.moveTo(new Date(Date.parse(sixTwenty(day)) + 60_000).toISOString())
  }
  const { items } = await ling.get(at('/stream'))
  assert.equal(items.length, 7)
  assert.deepEqual(items.map((p: any) => p.publishedAt).sort(), mornings.map(sixTwenty))
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
  assert.equal((await mei.post('/staff/sign-in', { email: 'mei@qunluo.example', password })).next, 'in')
})

test('a follower sends the day’s keyword, encrypted, and gets the article; twice delivered is once handled', async () => {
  const { appId, appSecret, token, encodingAesKey } = wechat.account
  const account = await mei.post(at('/console/channels/accounts'), {
    name: '晨光听友社',
    appId,
    appSecret,
    token,
    encodingAesKey,
  })
  assert.equal(account.appSecret, undefined)
  await wechat.verifyUrl(account.callbackUrl)
  const hello = await wechat.push(account.callbackUrl, { type: 'event', event: 'subscribe', from: 'follower-1' })
  assert.match(hello.reply?.kind === 'text' ? hello.reply.text : '', /这里是晨光听友社/)
  const asked = { type: 'text', content: '一声', from: 'follower-1' } as const
  const answer = await wechat.push(account.callbackUrl, asked, { mode: 'encrypted', deliverTimes: 2, together: true })
  assert.equal(answer.outcome, 'replied')
  assert.equal(answer.reply?.kind === 'news' ? answer.reply.articles[0]?.title : '', '今天的六十秒：把一件小事想清楚')
  assert.ok(answer.elapsedMs < 5_000)
  const inbox = await mei.get(at('/console/channels/messages?direction=in&text=' + encodeURIComponent('一声')))
  assert.equal(inbox.items.length, 1)
})

test('a host mutes the group: a teacher speaks, the others read why they cannot', async () => {
  const made = await signIn('浩', 'hao@qunluo.example')
  hao = made.visitor
  haoId = made.memberId
  const teacher = await signIn('晨', 'chen@qunluo.example')
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
  const dan = await signIn('丹', 'dan@qunluo.example')
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
  await assert.rejects(signIn('丹', 'dan@qunluo.example'), /members\.banned/)
  assert.equal((await ling.fetch(file)).status, 200)
})

test('what operators did is in the audit log', async () => {
  const log = await mei.get('/staff/audit?limit=100')
  const done = new Set(log.items.map((e: any) => e.what))
  for (const what of ['playbooks.apply', 'content.consoleWrite', 'members.ban', 'groups.changeSeats'])
    assert.ok(done.has(what), what)
  assert.doesNotMatch(JSON.stringify(log), /seven-quiet-mornings/)
})
