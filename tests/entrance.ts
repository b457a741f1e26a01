// A world whose letters arrive: a real SMTP server and an SMS bridge, and a visitor who signs in as a browser does.
import assert from 'node:assert/strict'
import { type Mailbox, openMailer, startMailbox } from '#gateways/email/index.ts'
import { mailerService, smsService } from '#gateways/services.ts'
import { openSms, type SmsGateway, startSmsGateway } from '#gateways/sms/index.ts'
import { Services } from '#kernel/services.ts'
import { openWorld, type World } from './world.ts'

export interface Caller {
  ip?: string
  cookie?: string | undefined
  key?: string
}
export interface Answered {
  status: number
  body: any
  /** The member's cookie, if one was set. */
  cookie: string
}
export interface Letter {
  codeId: string
  code: string
  link: string
  [more: string]: unknown
}

export interface Entrance {
  world: World
  mailbox: Mailbox
  bridge: SmsGateway
  /** One call to the club's API, from a page of ours. */
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', rest: string, payload?: object, caller?: Caller): Promise<Answered>
  /** Asks for a code by mail and reads it out of the letter. */
  letterTo(address: string): Promise<Letter>
  /** The code of the next text message to this number. */
  textTo(phone: string, since?: number): Promise<string>
  close(): Promise<void>
}

const token = 'a-secret-of-the-bridge'

export async function openEntrance(): Promise<Entrance> {
  const mailbox = await startMailbox()
  const bridge = await startSmsGateway({ token })
  const mailer = openMailer({ url: mailbox.url, from: '群落 <hello@qunluo.example>' })
  const services = new Services().provide(mailerService, mailer).provide(smsService, openSms({ url: bridge.url, token }))
  const world = await openWorld({ services })
  const call: Entrance['call'] = async (method, rest, payload, caller = {}) => {
    const answer = await world.app.inject({
      method,
      url: rest.startsWith('/api/') ? rest : `/api/communities/${world.club.id}${rest}`,
      ...(payload && { payload }),
      remoteAddress: caller.ip ?? '10.0.0.1',
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(caller.cookie && { cookie: caller.cookie }),
        ...(caller.key && { 'idempotency-key': caller.key }),
      },
    })
    const set = answer.cookies.find(one => one.name === 'ql-member')
    return { status: answer.statusCode, body: answer.json(), cookie: set?.value ? `ql-member=${set.value}` : '' }
  }
  return {
    world,
    mailbox,
    bridge,
    call,
    letterTo: address => letterTo({ world, mailbox, call }, address),
    async textTo(phone, since = 0) {
      await world.settle()
      return (await bridge.waitFor(phone, { since })).params['code'] ?? ''
    },
    async close() {
      mailer.close()
      await world.close()
      await mailbox.close()
      await bridge.close()
    },
  }
}

async function letterTo(
  { world, mailbox, call }: Pick<Entrance, 'world' | 'mailbox' | 'call'>,
  address: string,
): Promise<Letter> {
  const since = mailbox.messages.length
  const asked = await call('POST', '/sign-in/codes', { kind: 'email', subject: address })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  await world.settle()
  const mail = await mailbox.waitFor(address, { since })
  const code = /(\d{6})/.exec(mail.subject ?? '')?.[1]
  const link = /#link=([\w-]{43})/.exec(mail.text ?? '')?.[1]
  assert.ok(code && link)
  return { codeId: asked.body.codeId, code, link }
}
