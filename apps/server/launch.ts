// `--playbook` and `--demo`: a newcomer sees a community alive, and a second start changes nothing.
import { readFile } from 'node:fs/promises'
import type { CommunityRef, Ctx } from '#kernel/ctx.ts'
import { fill } from '#kernel/i18n.ts'
import { Refused } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { applyPlaybook, makePlan } from '#modules/playbooks/index.ts'

/** `--demo` alone shows this one. */
const shownAlone = 'daily-voice-club'
/** A demo was founded before its cast came. */
const demoAgeMs = 28 * 86_400_000

/** What the settings ask for; null when there is nothing to launch. */
export async function launchAsked(
  ctx: Ctx,
  { playbook, demo }: { playbook: string | undefined; demo: boolean },
): Promise<{ name: string; changes: number } | null> {
  if (playbook) return launch(ctx, playbook, demo)
  // Nobody named a playbook, so nobody asked that what was changed since be brought back to its words.
  const there = demo && (await makePlan(ctx, { id: shownAlone })).plan.communityId !== null
  return demo && !there ? launch(ctx, shownAlone, demo) : null
}

/** `wish` names a playbook of the shelf, or a file. */
async function launch(ctx: Ctx, wish: string, demo: boolean): Promise<{ name: string; changes: number }> {
  const asked = /\.ya?ml$/.test(wish) ? { text: await readFile(wish, 'utf8') } : { id: wish }
  try {
    // Only a community that this start opens: people who are there already get no fictional neighbours.
    const fictional = demo && (await makePlan(ctx, asked)).plan.communityId === null
    const opened = { ...ctx, now: fictional ? new Date(ctx.now.getTime() - demoAgeMs) : ctx.now }
    const { run, plan } = await applyPlaybook(opened, { ...asked, demo })
    if (run && fictional) {
      const { fillDemo } = await import('./demo.ts')
      await fillDemo({ ...ctx, community: await communityOf(ctx, run.communityId) }, run.playbook)
    }
    return { name: run?.communityName ?? plan.slug, changes: run?.changes ?? 0 }
  } catch (error) {
    if (error instanceof Refused) throw new LaunchRefused(told(wish, error))
    throw error
  }
}

/** The playbook of the command line cannot be launched; the message says where and why. */
export class LaunchRefused extends Error {}

function told(wish: string, { refusal, details }: Refused): string {
  const mistakes = (details['mistakes'] ?? []) as { line: number; path: string; message: string }[]
  const lines = mistakes.map(m => `  ${wish}:${m.line}  ${m.path}  ${m.message}`)
  return [`${fill(refusal.text.zh, details)} / ${fill(refusal.text.en, details)}`, ...lines].join('\n')
}

async function communityOf(ctx: Ctx, id: string): Promise<CommunityRef> {
  const community = await findCommunity(ctx.db, id)
  if (!community) throw new Error(`no community ${id}`)
  return community
}
