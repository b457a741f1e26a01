// `--demo`: a fictional cast and its weeks, put once into a community that says on every page that it is a demo.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Ctx } from '#kernel/ctx.ts'
import { featurePost, react, writeComment, writePost } from '#modules/content/index.ts'
import { applyForSeat, changeCard, findDeskGroup, handOver, seatMember, signNorms } from '#modules/groups/index.ts'
import { addMember } from '#modules/members/index.ts'
import { fillCalendar } from './demo-calendar.ts'
import { type Answered, as, type Cast, Demo, daysBefore, type One } from './demo-script.ts'

const shelf = join(import.meta.dirname, '../../playbooks/demo')

/** Fills the community of a playbook; `ctx.community` is that community, and is marked as a demo. */
export async function fillDemo(ctx: Ctx, playbook: string): Promise<void> {
  const file = join(shelf, `${playbook}.yaml`)
  if (!existsSync(file)) return
  const demo = Demo.parse(parse(readFileSync(file, 'utf8')))
  const cast = await bringCast(ctx, demo.cast)
  const { lastMorning, appeared } = await fillCalendar(ctx, demo)
  for (const { postId, at, groupId, turn } of appeared) await answer(ctx, cast, { postId, at, groupId }, turn)
  for (const post of demo.posts) {
    const then = daysBefore(ctx, lastMorning, post.days, post.time)
    const groupId = post.group === null ? null : await groupIdOf(ctx, post.group)
    const postId = await writePost(as(then, cast, post.by), { groupId, text: post.text, pictures: [], voice: null })
    await answer(ctx, cast, { postId, at: then.now, groupId, by: post.by }, post)
  }
}

async function groupIdOf(ctx: Ctx, ref: string): Promise<string> {
  const group = await findDeskGroup(ctx, ref)
  if (!group) throw new Error(`the playbook of the demo has no group ${ref}`)
  return group.id
}

async function bringCast(ctx: Ctx, all: readonly One[]): Promise<Cast> {
  const cast = new Map<string, { memberId: string; groupIds: string[] }>()
  for (const [i, one] of all.entries()) {
    const then = daysBefore(ctx, ctx.now, 26 - Math.floor((i * 20) / all.length), '19:00')
    const memberId = await addMember(then, {
      name: one.name,
      intro: `${one.city} · ${one.trade}`,
      identities: [],
      values: { city: one.city, trade: one.trade, offers: one.offers, needs: one.needs },
      tagIds: [],
      source: 'demo',
    })
    const here = { memberId, groupIds: [] as string[] }
    cast.set(one.name, here)
    for (const [ref, role] of Object.entries(one.seats)) here.groupIds.push(await seat(then, cast, one, ref, role))
    if (one.applies) await apply(ctx, cast, one, one.applies)
  }
  return cast
}

async function seat(then: Ctx, cast: Cast, one: One, ref: string, role: One['seats'][string]): Promise<string> {
  const groupId = await groupIdOf(then, ref)
  const self = as(then, cast, one.name)
  const { memberId } = self.actor
  await seatMember(then, groupId, memberId, role === 'owner' ? 'host' : role)
  if (role === 'owner') await handOver(then, groupId, memberId)
  await changeCard(self, groupId, { answers: { 城市: one.city, 行业: one.trade, 擅长: one.trade } })
  const norms = (await findDeskGroup(then, ref))?.norms
  if (norms) await signNorms(self, groupId, norms.version)
  return groupId
}

/** Waits at the door of a group, so that there is something to decide. */
async function apply(ctx: Ctx, cast: Cast, one: One, wish: NonNullable<One['applies']>): Promise<void> {
  const then = { ...ctx, now: new Date(ctx.now.getTime() - 5 * 3_600_000) }
  const version = (await findDeskGroup(ctx, wish.group))?.norms?.version
  const pledge = version === undefined ? {} : { pledgeVersion: version }
  await applyForSeat(as(then, cast, one.name), await groupIdOf(ctx, wish.group), { answers: wish.answers, ...pledge })
}

interface Told {
  postId: string
  at: Date
  groupId: string | null
  by?: string
}
/** What others said of a post: comments some minutes apart, reactions of those who read it and did not write it. */
async function answer(ctx: Ctx, cast: Cast, { postId, at, groupId, by }: Told, matter: Answered): Promise<void> {
  const after = (minutes: number): Ctx => ({
    ...ctx,
    now: new Date(Math.min(at.getTime() + minutes * 60_000, ctx.now.getTime() - 1_000)),
  })
  for (const [i, { by, text }] of matter.comments.entries())
    await writeComment(as(after(4 + i * 7), cast, by), postId, { text, replyTo: null })
  const readers = [...cast].filter(([name, one]) => name !== by && (groupId === null || one.groupIds.includes(groupId)))
  for (const [kind, count] of Object.entries(matter.reactions))
    for (const [name] of readers.slice(0, count))
      await react(as(after(3), cast, name), postId, kind as keyof typeof matter.reactions, true)
  if (matter.featured) await featurePost(after(60), postId, matter.featured)
}
