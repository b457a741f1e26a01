// `--playbook` and `--demo`: a newcomer sees a community alive, and a second start changes nothing.
import { readFile } from 'node:fs/promises'
import type { Ctx } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { applyPlaybook } from '#modules/playbooks/index.ts'

/** `wish` names a playbook of the shelf, or a file. */
export async function launch(ctx: Ctx, wish: string, demo: boolean): Promise<{ name: string; changes: number }> {
  const asked = /\.ya?ml$/.test(wish) ? { text: await readFile(wish, 'utf8') } : { id: wish }
  try {
    const { run, plan } = await applyPlaybook(ctx, { ...asked, demo })
    return { name: run?.communityName ?? plan.slug, changes: run?.changes ?? 0 }
  } catch (error) {
    if (error instanceof Refused) throw new Error(`${wish}: ${JSON.stringify(error.details, null, 1)}`)
    throw error
  }
}
