// The stage of the daily voice club: the house, a mailbox and WeChat's servers, all real but for their owners.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openMailer, startMailbox } from '#gateways/email/index.ts'
import { mailerService, smsService, wechatService } from '#gateways/services.ts'
import { openSms, type SmsGateway } from '#gateways/sms/index.ts'
import { openCallback, openWechat, startWechat } from '#gateways/wechat/index.ts'
import { Services } from '#kernel/services.ts'
import { openStage, type Stage } from '../stage.ts'
import { Visitor } from '../visitor.ts'

const sounds = join(import.meta.dirname, '../../kernel/media/fixtures')
/** Seven recordings as seven encoders make them. */
export const sevenVoices = ['two.mp3', 'two.m4a', 'two.ogg', 'two.webm', 'two.wav', 'two.aac', 'recorded.webm'].map(name =>
  join(sounds, name),
)
export const minuteAndOne = join(sounds, 'minute-and-one.mp3')
export const mornings = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08']
/** 06:20 in Shanghai, and so many milliseconds. */
export const sixTwenty = (day: string, plusMs = 0): string => new Date(Date.parse(`${day}T06:20:00+08:00`) + plusMs).toISOString()
export const meiPassword = 'seven-quiet-mornings-2026'

export interface ClubStage {
  stage: Stage
  wechat: Awaited<ReturnType<typeof startWechat>>
  mailbox: Awaited<ReturnType<typeof startMailbox>>
  /** Mei, who has just become the owner through the one-time link. */
  owner(): Promise<Visitor>
  /** Signs in with a code from the mail, as a new browser. */
  signIn(communityId: string, name: string, email: string): Promise<{ visitor: Visitor; memberId: string }>
  close(): Promise<void>
}

export interface ClubStageOptions {
  webFolder?: string
  hostName?: string
  /** A bridge that takes text messages; without one there is no way in by phone. */
  bridge?: { gateway: SmsGateway; token: string }
}

export async function openClubStage({ bridge, ...options }: ClubStageOptions = {}): Promise<ClubStage> {
  const mailbox = await startMailbox()
  const mailer = openMailer({ url: mailbox.url, from: '晨光听友社 <club@qunluo.example>' })
  const wechat = await startWechat({ now: () => stage.clock.now() })
  const services = new Services().provide(mailerService, mailer).provide(wechatService, {
    callback: async options => openCallback(options),
    client: async options => openWechat({ ...options, baseUrl: wechat.url }),
  })
  if (bridge) services.provide(smsService, openSms({ url: bridge.gateway.url, token: bridge.token }))
  const stage = await openStage({ startsAt: '2026-03-01T02:00:00Z', services, ...options })
  return {
    stage,
    wechat,
    mailbox,
    async owner() {
      const mei = new Visitor(stage.url)
      const key = new URLSearchParams((await stage.ownerLink()).split('?')[1]).get('key')
      const step = await mei.post('/staff/welcome', { key, email: 'mei@qunluo.example', name: '梅', password: meiPassword })
      assert.equal(step.next, 'in')
      return mei
    },
    async signIn(communityId, name, email) {
      const visitor = new Visitor(stage.url)
      const before = mailbox.messages.length
      const here = `/communities/${communityId}/sign-in`
      const { codeId } = await visitor.post(`${here}/codes`, { kind: 'email', subject: email })
      const mail = await mailbox.waitFor(email, { since: before })
      const code = /\b(\d{6})\b/.exec(mail.text)?.[1]
      const { memberId } = await visitor.post(here, { codeId, code, name })
      return { visitor, memberId }
    },
    async close() {
      await stage.close()
      await mailbox.close()
      await wechat.close()
    },
  }
}

/** Asks again until it holds; for work that is done in the background. */
export async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean, message: string): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const answer = await ask()
    if (holds(answer)) return answer
    await pause(25)
  }
  throw new Error(message)
}
