// What members and the desk do in a launched playbook: take seats, write, make moves, hand in pictures; and what became of it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { cookieNames } from '#kernel/http/caller.ts'
import { findDeskGroup } from '#modules/groups/index.ts'
import { type Asked, ask } from '../ask.ts'
import type { SignedInMember } from '../world.ts'
import type { Market } from './market.ts'

type Card = { name?: string; answers?: Record<string, string> }
export interface Playing {
  /** `/communities/…` */
  here: string
  /** Of this ref; of a series the one that runs, else the one that comes, else the last. */
  activity(ref: string): Promise<string>
  /** What this viewer is shown of it; nobody named: Mei at the desk. */
  sees(ref: string, who?: SignedInMember): Promise<any>
  moves(who: SignedInMember, ref: string, move: string, input?: object): Promise<Asked>
  /** The same, and it must be taken. */
  makes(who: SignedInMember, ref: string, move: string, input?: object): Promise<any>
  deskMoves(ref: string, move: string, input?: object): Promise<any>
  desk(route: string, body?: object): Promise<any>
  /** Under which number this member stands among those who came. */
  seq(who: SignedInMember, ref: string): Promise<number>
  /** Names the crew, settles by hand. */
  crew(ref: string, crew: readonly [SignedInMember, string][]): Promise<void>
  settles(ref: string): Promise<any>
  group(ref: string): Promise<string>
  /** Through the door: signs the norms, gives the card; the card as it is now. */
  enters(who: SignedInMember, ref: string, card?: Card): Promise<{ number: number; cardName: string }>
  /** By an invite, an application and somebody who says yes. */
  isTakenInto(ref: string, who: SignedInMember, answers: Record<string, string>): Promise<void>
  says(who: SignedInMember, ref: string, text: string): Promise<Asked>
  role(ref: string, role: string, ...who: SignedInMember[]): Promise<void>
  picture(who: SignedInMember, ref: string, colour: string): Promise<string>
  /** The verifier, run by itself on the receipt that anyone can load; it ends with an error when anything does not follow. */
  verified(activityId: string): Promise<string>
  points(who: SignedInMember): Promise<number>
  /** How often each of a series was held, and how they ended. */
  held(): Promise<Record<string, string>>
}

export function playing(market: Market): Playing {
  const here = `/communities/${market.club.id}`
  const { world, mei, asks, tries } = market
  const now = () => world.clock.now()
  const desk: Playing['desk'] = (route, body) => {
    const [method, path] = route.split(' ')
    return asks(mei, `${method} ${here}/console${path}`, body)
  }
  const activity: Playing['activity'] = async ref => {
    const id = await market.id('activities', ref)
    if (!id.startsWith('srs_')) return id
    const { items } = await desk(`GET /activities?seriesId=${id}&limit=100`)
    const byTime = items.toSorted((a: any, b: any) => Date.parse(a.opensAt) - Date.parse(b.opensAt))
    const begun = byTime.filter((one: any) => Date.parse(one.opensAt) <= now().getTime())
    return (begun.at(-1) ?? byTime[0]).id
  }
  const group = async (ref: string) => {
    const found = await findDeskGroup(world.ctx(undefined, market.club), ref)
    assert.ok(found, ref)
    return found.id
  }
  const moves: Playing['moves'] = async (who, ref, move, input = {}) =>
    tries(who, `POST ${here}/activities/${await activity(ref)}/moves`, { move, input })
  return {
    ...{ here, activity, desk, group, moves },
    async sees(ref, who) {
      if (who) return asks(who, `GET ${here}/activities/${await activity(ref)}`)
      return (await desk(`GET /activities/${await activity(ref)}`)).activity
    },
    seq: async (who, ref) => (await asks(who, `GET ${here}/activities/${await activity(ref)}`)).me.seq,
    async makes(who, ref, move, input) {
      const { status, body } = await moves(who, ref, move, input)
      assert.equal(status, 200, `${ref} ${move}: ${JSON.stringify(body)}`)
      return body
    },
    deskMoves: async (ref, move, input = {}) => desk(`POST /activities/${await activity(ref)}/moves`, { move, input }),
    async crew(ref, crew) {
      await desk(`PUT /activities/${await activity(ref)}/crew`, {
        crew: crew.map(([{ memberId }, title]) => ({ memberId, title })),
      })
    },
    async settles(ref) {
      const id = await activity(ref)
      await desk(`POST /activities/${id}/settlement`)
      await world.settle()
      return (await desk(`GET /activities/${id}`)).activity.result
    },
    async enters(who, ref, card) {
      const door = `${here}/groups/${await group(ref)}`
      const { norms } = await asks(who, `GET ${door}`)
      const wish = { ...(norms && { pledgeVersion: norms.version }), ...(card && { card: { answers: {}, ...card } }) }
      await asks(who, `POST ${door}/seats`, wish)
      return (await asks(who, `GET ${door}`)).seat
    },
    async isTakenInto(ref, who, answers) {
      const id = await group(ref)
      const { code } = await desk('POST /invites', { groupIds: [id], usesMax: 1 })
      const { norms } = await asks(who, `GET ${here}/groups/${id}?invite=${code}`)
      const wish = { answers, pledgeVersion: norms.version, inviteCode: code }
      const application = await asks(who, `POST ${here}/groups/${id}/applications`, wish)
      await desk(`POST /group-applications/${application.id}/decision`, { approve: true })
    },
    says: async (who, ref, text) => tries(who, `POST ${here}/posts`, { groupId: await group(ref), text }),
    async role(ref, role, ...who) {
      const change = { memberIds: who.map(one => one.memberId), change: { action: 'role', role }, preview: false }
      const { refused } = await desk(`POST /groups/${await group(ref)}/seats/changes`, change)
      assert.equal(refused, 0)
    },
    picture: async (who, ref, colour) => pictureFor(market, who, `${here}/activities/${await activity(ref)}`, colour),
    async verified(activityId) {
      const file = await ask(world, `GET ${here}/activities/${activityId}/receipt.json`)
      const path = join(mkdtempSync(join(tmpdir(), 'qunluo-receipt-')), 'receipt.json')
      writeFileSync(path, JSON.stringify(file.body))
      return execFileSync(process.execPath, ['docs/verify.mjs', path], { encoding: 'utf8' })
    },
    points: ({ memberId }) => market.balance(`points:${memberId}`),
    async held() {
      const { rows } = await world.house.database.pool.query<{ ref: string; times: string }>(
        `select t.ref, string_agg(a.state, ' ' order by a.series_nth) as times from playbooks_things t
           join activities_activities a on a.community_id = t.community_id and a.series_id = t.thing_id
          where t.community_id = $1 group by t.ref`,
        [market.club.id],
      )
      return Object.fromEntries(rows.map(row => [row.ref, row.times]))
    },
  }
}

async function pictureFor({ world }: Market, who: SignedInMember, activity: string, colour: string): Promise<string> {
  const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: colour } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), '章鱼.png')
  const sent = new Response(form)
  const secret = await world.house.sessions.open(world.ctx(), 'member', who.personId, 'the tests')
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api${activity}/files?kind=picture`,
    headers: {
      cookie: `${cookieNames(world.house.settings.publicUrl).member}=${secret}`,
      'sec-fetch-site': 'same-origin',
      'content-type': sent.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json().fileId
}
