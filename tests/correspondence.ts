// A world that corresponds: a mail server, an SMS bridge and WeChat's servers, all on this machine and on the world's clock.
import assert from 'node:assert/strict'
import { type Mailbox, openMailer, startMailbox } from '#gateways/email/index.ts'
import { mailerService, smsService, wechatService } from '#gateways/services.ts'
import { openSms, type SmsGateway, startSmsGateway } from '#gateways/sms/index.ts'
import { openCallback, openWechat, startWechat, type WechatEmulator } from '#gateways/wechat/index.ts'
import { Services } from '#kernel/services.ts'
import { type Asked, ask } from './ask.ts'
import { openWorld, type SignedInOperator, type World } from './world.ts'

export interface Correspondence {
  world: World
  mailbox: Mailbox
  bridge: SmsGateway
  wechat: WechatEmulator
  /** Where the house listens. */
  url: string
  /** Mei 梅, who owns the house. */
  mei: SignedInOperator
  /** `desk('GET /keywords')`: the console's calls to the channels, as Mei. */
  desk(route: string, body?: unknown, who?: SignedInOperator): Promise<Asked>
  /** Connects the emulated account and gives its id and its callback. */
  connect(wish?: { mode?: 'plain' | 'encrypted'; name?: string }): Promise<{ accountId: string; callback: string }>
  close(): Promise<void>
}

const shiftMs = 6 * 3_600_000
const bridgeToken = 'a-secret-of-the-bridge'

export async function openCorrespondence(options: { startsAt?: string } = {}): Promise<Correspondence> {
  const now = () => world.clock.now()
  const mailbox = await startMailbox()
  const bridge = await startSmsGateway({ token: bridgeToken, now })
  const wechat = await startWechat({ now })
  const mailer = openMailer({ url: mailbox.url, from: '群落 <hello@qunluo.example>' })
  const services = new Services()
    .provide(mailerService, mailer)
    .provide(smsService, openSms({ url: bridge.url, token: bridgeToken, now }))
    .provide(wechatService, {
      callback: async parts => openCallback(parts),
      client: async parts => openWechat({ ...parts, baseUrl: wechat.url, timeoutMs: 1_500 }),
    })
  const world = await openWorld({ ...options, services })
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = world.app.server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  const mei = await world.operator('梅', 'owner')
  let shift = { who: mei, until: now().getTime() + shiftMs }
  // A story may last for days, and a session does not: whoever sits at the desk then has signed in again.
  const atDesk = async () => {
    if (now().getTime() > shift.until) shift = { who: await world.operator('梅', 'owner'), until: now().getTime() + shiftMs }
    return shift.who
  }
  const desk: Correspondence['desk'] = async (route, body, given) => {
    const who = given ?? (await atDesk())
    const [method = '', path = ''] = route.split(' ')
    return ask(world, `${method} /communities/${world.club.id}/console/channels${path}`, { cookie: who.cookie, body })
  }
  return {
    world,
    mailbox,
    bridge,
    wechat,
    url,
    mei,
    desk,
    async connect({ mode = 'encrypted', name = '晨声社公众号' } = {}) {
      const { appId, appSecret, token, encodingAesKey } = wechat.account
      const asked = await desk('POST /accounts', { name, appId, appSecret, token, encodingAesKey, mode })
      assert.equal(asked.status, 200, JSON.stringify(asked.body))
      return { accountId: asked.body.id, callback: `${url}/hooks/wechat/${asked.body.id}` }
    },
    async close() {
      mailer.close()
      await world.close()
      await Promise.all([mailbox.close(), bridge.close(), wechat.close()])
    },
  }
}
