// The e-mail gateway against a real SMTP server: what arrives, what is refused for good, what may be tried again.
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, afterEach, before, test } from 'node:test'
import { type Mailbox, type Mailer, MailRefused, MailUnavailable, openMailer, startMailbox } from './index.ts'

let box: Mailbox
let mailer: Mailer

before(async () => {
  box = await startMailbox()
  mailer = openMailer({ url: box.url, from: '群落 <hello@qunluo.example>' })
})

afterEach(() => {
  box.clear()
  for (const address of ['ling@example.com', '*']) box.accept(address)
})

after(async () => {
  mailer.close()
  await box.close()
})

test('a Chinese mail arrives as it was written: subject, text, html, sender', async () => {
  const subject = `凌，你的登录码是 204816 —— ${'请在十分钟内使用，切勿转发给任何人。'.repeat(4)}`
  const text = '你好，凌：\n\n登录码 204816。\n.一行以点开头\n𠮷野家 = 100% 生僻字\n'
  const html = '<p>登录码 <b>204816</b></p>'
  const sent = await mailer.send({ to: { name: '凌', address: 'ling@example.com' }, subject, text, html })
  const mail = await box.waitFor('ling@example.com')
  assert.equal(mail.subject, subject)
  assert.equal(mail.text.replaceAll('\r\n', '\n').trimEnd(), text.trimEnd())
  assert.equal(mail.html.trimEnd(), html)
  assert.equal(mail.headers.get('from'), '群落 <hello@qunluo.example>')
  assert.equal(mail.headers.get('to'), '凌 <ling@example.com>')
  assert.equal(mail.headers.get('message-id'), sent.messageId)
  assert.deepEqual(sent.accepted, ['ling@example.com'])
  assert.deepEqual(sent.rejected, [])
  assert.match(sent.response, /^250 /)
})

test('line ends cannot add a header or a recipient', async () => {
  await mailer.send({
    to: { name: '凌\r\nBcc: bo@example.com', address: 'ling@example.com' },
    subject: '晨跑\r\nBcc: bo@example.com\r\n\r\n假的正文',
    text: '正文',
    headers: { 'X-Run': 'r1\r\nBcc: bo@example.com\u0000' },
  })
  const mail = await box.waitFor('ling@example.com')
  assert.deepEqual(mail.to, ['ling@example.com'])
  assert.equal(mail.headers.has('bcc'), false)
  assert.equal(mail.subject, '晨跑 Bcc: bo@example.com 假的正文')
  assert.equal(mail.headers.get('x-run'), 'r1 Bcc: bo@example.com')
  assert.equal(mail.text.trim(), '正文')
})

test('an address that is not one plain mailbox never leaves', async () => {
  const addresses = [
    'ling@example.com\r\nRCPT TO:<bo@example.com>',
    'ling@example.com, bo@example.com',
    'Ling <ling@example.com>',
    'ling',
    '',
    'a@b@c',
    'a b@c.d',
    'li\u0000ng@example.com',
  ]
  for (const to of addresses) {
    await assert.rejects(
      mailer.send({ to, subject: 's', text: 't' }),
      error => error instanceof MailRefused && error.refusedAt === 'address',
      to,
    )
  }
  assert.equal(box.messages.length, 0)
})

test('headers that belong to the message are not set by hand, nor a message id that is none', async () => {
  const forbidden: Record<string, string>[] = [
    { Bcc: 'bo@example.com' },
    { 'content-type': 'text/html' },
    { 'X-A: b\r\nBcc': 'x' },
  ]
  for (const headers of forbidden) {
    await assert.rejects(mailer.send({ to: 'ling@example.com', subject: 's', text: 't', headers }), TypeError)
  }
  await assert.rejects(mailer.send({ to: 'ling@example.com', subject: 's', text: 't', messageId: 'x>\r\nBcc: y' }), TypeError)
  assert.equal(box.messages.length, 0)
})

test('a kept message id, one-click unsubscribe and the automatic mark are in the headers', async () => {
  const listUnsubscribe = `https://qunluo.example/u/${'k'.repeat(120)}?m=mem_1&l=digest`
  await mailer.send({
    to: 'ling@example.com',
    subject: '日报',
    text: '今天',
    messageId: '<mai_1@qunluo.example>',
    listUnsubscribe,
  })
  const { headers } = await box.waitFor('ling@example.com')
  assert.equal(headers.get('message-id'), '<mai_1@qunluo.example>')
  assert.equal(headers.get('list-unsubscribe'), `<${listUnsubscribe}>`)
  assert.equal(headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
  assert.equal(headers.get('auto-submitted'), 'auto-generated')
})

test('a 5xx to the recipient or the message is final', async () => {
  box.refuse('ling@example.com', 550)
  await assert.rejects(mailer.send({ to: 'ling@example.com', subject: 's', text: 't' }), error => {
    assert.ok(error instanceof MailRefused)
    assert.equal(error.refusedAt, 'recipient')
    assert.equal(error.code, 550)
    return true
  })
  box.refuse('ling@example.com', 554, 'message')
  await assert.rejects(mailer.send({ to: 'ling@example.com', subject: 's', text: 't' }), error => {
    assert.ok(error instanceof MailRefused)
    assert.equal(error.refusedAt, 'message')
    assert.equal(error.code, 554)
    return true
  })
})

test('a 4xx may be tried again, and then it goes out', async () => {
  for (const at of ['recipient', 'message'] as const) {
    box.refuse('*', 450, at)
    await assert.rejects(
      mailer.send({ to: 'ling@example.com', subject: 's', text: 't' }),
      error => error instanceof MailUnavailable && error.code === 450,
    )
  }
  box.accept('*')
  await mailer.send({ to: 'ling@example.com', subject: 's', text: 't' })
  assert.equal(box.messages.length, 1)
})

test('a dead server and a wrong password say nothing about the recipient', async () => {
  const dead = openMailer({ url: 'smtp://127.0.0.1:9', from: 'hello@qunluo.example' })
  await assert.rejects(dead.send({ to: 'ling@example.com', subject: 's', text: 't' }), MailUnavailable)
  await assert.rejects(dead.verify(), MailUnavailable)
  dead.close()
  const locked = await startMailbox({ user: 'qunluo', password: '口令:@/' })
  const { host } = new URL(locked.url)
  const stranger = openMailer({ url: `smtp://qunluo:wrong@${host}`, from: 'hello@qunluo.example' })
  await assert.rejects(
    stranger.send({ to: 'ling@example.com', subject: 's', text: 't' }),
    error => error instanceof MailUnavailable && error.code === 535,
  )
  stranger.close()
  const known = openMailer({ url: `smtp://qunluo:${encodeURIComponent('口令:@/')}@${host}`, from: 'hello@qunluo.example' })
  await known.verify()
  await known.send({ to: 'ling@example.com', subject: 's', text: 't' })
  assert.equal(locked.messages[0]?.user, 'qunluo')
  known.close()
  await assert.rejects(known.send({ to: 'ling@example.com', subject: 's', text: 't' }), MailUnavailable)
  await locked.close()
})

test('settings that cannot work fail when the mailer is opened, without showing the password', () => {
  const url = 'https://qunluo:geheim@example.com'
  assert.throws(
    () => openMailer({ url, from: 'hello@qunluo.example' }),
    error => error instanceof TypeError && !error.message.includes('geheim'),
  )
  assert.throws(() => openMailer({ url: box.url, from: 'a@b.example, c@d.example' }), TypeError)
})

test('with a password and a far host the mail is not sent in the clear', async () => {
  // The fake offers no STARTTLS, so a mailer that requires it must give up before it signs in.
  const port = Number(new URL(box.url).port)
  const careful = openMailer({ url: `smtp://u:p@127.0.0.1:${port}?tls=required`, from: 'hello@qunluo.example' })
  await assert.rejects(careful.send({ to: 'ling@example.com', subject: 's', text: 't' }), MailUnavailable)
  assert.equal(box.messages.length, 0)
  careful.close()
})

test('waiting skips what was there before, and gives up in time', async () => {
  await mailer.send({ to: 'ling@example.com', subject: '第一封', text: 't' })
  const late = box.waitFor('ling@example.com', { since: box.messages.length })
  await mailer.send({ to: 'ling@example.com', subject: '第二封', text: 't' })
  assert.equal((await late).subject, '第二封')
  await assert.rejects(box.waitFor('bo@example.com', { timeoutMs: 30 }), /no mail to bo@example.com/)
})

test('two hundred mails at once all arrive', async () => {
  const addresses = Array.from({ length: 200 }, (_, index) => `m${index}@example.com`)
  await Promise.all(addresses.map(to => mailer.send({ to, subject: '通知', text: to })))
  assert.deepEqual(box.messages.map(mail => mail.text.trim()).sort(), [...addresses].sort())
})

test('the fake reads mail of other programs: GB18030, quoted-printable, cut words, attachments', async () => {
  const raw = [
    'Subject: =?gb18030?B?xPq6ww==?=\r\n =?GB18030?Q?=A3=AC=C1=E8?= ok',
    'Content-Type: multipart/mixed; boundary="b 1"',
    '',
    '--b 1',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '=E7=BE=\r\n=A4=E8=90=BD =3D ok',
    '--b 1',
    'Content-Type: application/pdf; name="a.pdf"',
    'Content-Disposition: attachment; filename="a.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERg==',
    '--b 1--',
  ].join('\r\n')
  const lines = ['EHLO x', 'MAIL FROM:<a@example.com>', 'RCPT TO:<ling@example.com>', 'DATA', `${raw}\r\n.`, 'QUIT']
  const socket = connect(Number(new URL(box.url).port), '127.0.0.1')
  // One line for each answer; an answer's last line has a blank after its code.
  socket.on('data', data => /^\d{3} /m.test(String(data)) && lines.length && socket.write(`${lines.shift()}\r\n`))
  const mail = await box.waitFor('ling@example.com')
  assert.equal(mail.subject, '您好，凌 ok')
  assert.equal(mail.text, '群落 = ok')
  assert.deepEqual(
    mail.attachments.map(({ name, bytes }) => [name, String(bytes)]),
    [['a.pdf', '%PDF']],
  )
  socket.destroy()
})
