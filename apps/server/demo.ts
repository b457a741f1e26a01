// `--demo`: a fictional cast and its week, put once into a community that says on every page that it is a demo.
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { chime } from '#kernel/media/chime.ts'
import { publishPost, react, uploadVoice, writeComment, writePost } from '#modules/content/index.ts'
import { findDeskGroup, seatMember, signNorms } from '#modules/groups/index.ts'
import { addMember } from '#modules/members/index.ts'

const Demo = z.object({
  cast: z.array(
    z.object({
      name: z.string(),
      city: z.string(),
      trade: z.string(),
      role: z.enum(['host', 'teacher', 'connector', 'monitor', 'member']),
    }),
  ),
  voices: z.array(z.object({ days: z.int(), text: z.string() })),
  posts: z.array(
    z.object({
      by: z.string(),
      days: z.int(),
      time: z.string(),
      text: z.string(),
      comments: z.array(z.object({ by: z.string(), text: z.string() })).default([]),
      reactions: z
        .record(z.enum(['like', 'thanks', 'insight', 'cheer']), z.int())
        .or(z.object({}))
        .default({}),
    }),
  ),
})
type Demo = z.output<typeof Demo>

const shelf = join(import.meta.dirname, '../../playbooks/demo')

/** Fills the community of a playbook; `ctx.community` is that community, and is marked as a demo. */
export async function fillDemo(ctx: Ctx, playbook: string): Promise<void> {
  const file = join(shelf, `${playbook}.yaml`)
  if (!existsSync(file)) return
  const demo = Demo.parse(parse(readFileSync(file, 'utf8')))
  const cast = await seatCast(ctx, demo)
  await speakMornings(ctx, demo)
  await writePosts(ctx, demo, cast)
}

/** The community's clock, so many days ago; never in the future. */
function daysAgo(ctx: Ctx, days: number, time: string): Ctx {
  const zone = ctx.community.timeZone
  const today = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime()).toZonedDateTimeISO(zone)
  const at = today.subtract({ days }).withPlainTime(time).epochMilliseconds
  return { ...ctx, now: new Date(Math.min(at, ctx.now.getTime() - 60_000)) }
}

async function seatCast(ctx: Ctx, demo: Demo): Promise<Map<string, string>> {
  const cast = new Map<string, string>()
  const group = await findDeskGroup(ctx, 'listeners')
  for (const [i, one] of demo.cast.entries()) {
    const then = daysAgo(ctx, 20 - Math.floor(i / 2), '19:00')
    const memberId = await addMember(then, {
      name: one.name,
      intro: `${one.city} · ${one.trade}`,
      identities: [],
      values: { city: one.city, trade: one.trade },
      tagIds: [],
      source: 'demo',
    })
    cast.set(one.name, memberId)
    if (!group) continue
    await seatMember(then, group.id, memberId, one.role)
    if (group.norms) await signNorms(as(then, memberId), group.id, group.norms.version)
  }
  return cast
}

const as = (ctx: Ctx, memberId: string): Ctx => ({ ...ctx, actor: { kind: 'member', memberId, personId: '' } })

async function speakMornings(ctx: Ctx, demo: Demo): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'qunluo-demo-'))
  try {
    for (const [i, voice] of demo.voices.entries()) {
      const path = join(folder, `${i}.wav`)
      await writeFile(path, chime(9 + i, i))
      const then = daysAgo(ctx, voice.days, '06:20')
      const { fileId } = await uploadVoice(then, { path })
      const text = `${voice.text}\n（演示录音是合成的钟声。）`
      const postId = await writePost(then, { groupId: null, text, pictures: [], voice: fileId }, 'draft')
      await publishPost(then, postId)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writePosts(ctx: Ctx, demo: Demo, cast: ReadonlyMap<string, string>): Promise<void> {
  const group = await findDeskGroup(ctx, 'listeners')
  const idOf = (name: string) => cast.get(name) ?? ''
  for (const post of demo.posts) {
    const then = daysAgo(ctx, post.days, post.time)
    const postId = await writePost(as(then, idOf(post.by)), {
      groupId: group?.id ?? null,
      text: post.text,
      pictures: [],
      voice: null,
    })
    for (const [i, comment] of post.comments.entries()) {
      const later = { ...then, now: new Date(Math.min(then.now.getTime() + (i + 1) * 420_000, ctx.now.getTime() - 1_000)) }
      await writeComment(as(later, idOf(comment.by)), postId, { text: comment.text, replyTo: null })
    }
    const others = [...cast.values()].filter(id => id !== idOf(post.by))
    for (const [kind, count] of Object.entries(post.reactions) as [never, number][])
      for (const memberId of others.slice(0, count)) await react(as(then, memberId), postId, kind, true)
  }
}
