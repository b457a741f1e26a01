// What can happen with playbooks.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

export const playbookApplied = fact(
  'playbooks.applied',
  1,
  z.object({ runId: z.string(), playbook: z.string(), version: z.int(), changes: z.int() }),
)
export const playbooksFacts = [playbookApplied]
