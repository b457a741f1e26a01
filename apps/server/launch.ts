// `--playbook` and `--demo`: a newcomer sees a community alive, and a second start changes nothing.
import { readFile } from 'node:fs/promises'
import type { CommunityRef, Ctx } from '#kernel/ctx.ts'
import { fill } from '#kernel/i18n.ts'
import { Refused } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { applyPlaybook } from '#modules/playbooks/index.ts'

/** `wish` names a playbook of the shelf, or a file. */
export async function launch(ctx: Ctx, wish: string, demo: boolean): Promise<{ name: string; changes: number }> {
  const asked = /\.ya?ml$/.test(wish) ? { text: await readFile(wish, 'utf8') } : { id: wish }
  try {
    const { run, plan } = await applyPlaybook(ctx, { ...asked, demo })
    if (run && demo) {
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
