// The world of the tests: a house on its own database, a clock that is moved by hand, and one named cast.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type VirtualClock, virtualClock } from '#kernel/clock.ts'
import { type Actor, type CommunityRef, type Ctx, theHouse } from '#kernel/ctx.ts'
import { ctxFor, type House } from '#kernel/house.ts'
import { cookieNames } from '#kernel/http/caller.ts'
import { advance } from '#kernel/jobs/advance.ts'
import { seededRandom } from '#kernel/random.ts'
import type { Services } from '#kernel/services.ts'
import { type Community, openCommunity } from '#modules/communities/index.ts'
import { findOrAddMemberByIdentity } from '#modules/members/index.ts'
import { addOperator, type Role } from '#modules/staff/index.ts'
import { freshDatabase } from './database.ts'
import { raise } from './raise.ts'

/** An operator who has signed in; `headers` are those of his own browser. */
export interface SignedInOperator {
  operatorId: string
  email: string
  /** As he stands in the community that he was made for. */
  actor: Actor
  cookie: string
  headers: { cookie: string; 'sec-fetch-site': 'same-origin' }
}
/** A member who has signed in, with a proved e-mail address; `headers` are those of his own browser. */
export interface SignedInMember {
  memberId: string
  personId: string
  email: string
  actor: Actor
  cookie: string
  headers: { cookie: string; 'sec-fetch-site': 'same-origin' }
}
export const operatorPassword = 'lantern-47-over-quiet-water'

export interface World {
  house: House
  app: FastifyInstance
  clock: VirtualClock
  services: Services
  /** The runners' club Morning Voices 晨声社 in Asia/Shanghai. */
  club: Community
  /** A ctx in the club (or another community); the house itself when no actor is named. */
  ctx(actor?: Actor, community?: CommunityRef): Ctx
  /** An operator with a session of his own; with `communityId: 'house'` the role counts in all communities. */
  operator(name: string, role: Role, communityId?: string): Promise<SignedInOperator>
  /** A member of the club (or another community) with a session of his own: Ling 凌, Bo 博, Chen 晨, Dan 丹. */
  member(name: string, community?: CommunityRef): Promise<SignedInMember>
  /** Moves the clock and runs, in order, all that falls due. A number is milliseconds from now. */
  advance(to: Date | number): Promise<number>
  /** Relays facts and runs jobs due now. */
  settle(): Promise<number>
  /** Closes the house and opens it again on the same data; `house` and `app` are the new ones from then on. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface WorldOptions {
  startsAt?: string
  /** Run the real worker and relay as in production (for browser tests). */
  live?: boolean
  webFolder?: string
  services?: Services
  /** Where the house listens in this test; decides cookies and origin checks. */
  publicUrl?: string
}

export const system: Actor = { kind: 'system', name: 'test' }

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const database = await freshDatabase()
  const clock = virtualClock(options.startsAt ?? '2026-03-02T00:00:00Z')
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-test-'))
  // One stream of chance through all openings: two of the same would give the same ids.
  const random = seededRandom('the world')
  const open = async (services = options.services) => {
    const raised = await raise({ ...options, ...(services && { services }), databaseUrl: database.url, folder, clock, random })
    if (options.live) await raised.house.start()
    return raised
  }
  let { house, app, services } = await open()
  const shut = async () => {
    await app.close()
    await house.stop()
  }
  const club = await openCommunity(ctxFor(house, { actor: system, community: theHouse }), {
    slug: 'morning',
    name: '晨声社',
    intro: '每天清晨，一段六十秒的声音。',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const move = (to: Date) => advance(house, house.jobIndex, clock, to)
  return {
    get house() {
      return house
    },
    get app() {
      return app
    },
    ...{ clock, services, club },
    ctx: (actor = system, community = club) => ctxFor(house, { actor, community }),
    operator: (name, role, communityId = 'house') => signedIn(house, club, { name, role, communityId }),
    member: (name, community = club) => memberNamed(house, community, name),
    advance: to => move(typeof to === 'number' ? new Date(clock.now().getTime() + to) : to),
    settle: () => move(clock.now()),
    async reopen() {
      await shut()
      ;({ house, app, services } = await open(services))
    },
    async close() {
      await shut()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let operators = 0
async function signedIn(house: House, club: CommunityRef, who: { name: string; role: Role; communityId: string }) {
  const ctx = ctxFor(house, { actor: system, community: theHouse })
  const { name, ...held } = who
  const email = `operator-${++operators}@qunluo.example`
  const operatorId = await addOperator(ctx, { email, name, locale: 'zh-CN', password: operatorPassword, roles: [held] })
  const secret = await house.sessions.open(ctx, 'operator', operatorId, 'the tests')
  const actor = await house.sessions.actor('operator', secret, club)
  if (!actor) throw new Error('a fresh session opens nothing')
  const cookie = `${cookieNames(house.settings.publicUrl).operator}=${secret}`
  return { operatorId, email, actor, cookie, headers: { cookie, 'sec-fetch-site': 'same-origin' as const } }
}

let people = 0
async function memberNamed(house: House, community: CommunityRef, name: string): Promise<SignedInMember> {
  const ctx = ctxFor(house, { actor: system, community })
  const email = `member-${++people}@qunluo.example`
  const who = { kind: 'email', subject: email, name, source: 'test', proved: true } as const
  const { memberId, personId } = await findOrAddMemberByIdentity(ctx, who)
  const secret = await house.sessions.open(ctx, 'member', personId, 'the tests')
  const cookie = `${cookieNames(house.settings.publicUrl).member}=${secret}`
  const actor: Actor = { kind: 'member', memberId, personId }
  return { memberId, personId, email, actor, cookie, headers: { cookie, 'sec-fetch-site': 'same-origin' } }
}
