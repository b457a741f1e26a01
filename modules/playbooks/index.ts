// playbooks 复制: how we do it again. A community as one file: planned, applied once, the same the second time.
import { room } from '#kernel/room.ts'
import { playbooksContract } from './contract.ts'
import { playbooksFacts } from './facts.ts'
import { playbooksHandlers } from './routes.ts'

export { applyPlaybook } from './commands/apply-playbook.ts'
export { makePlan } from './commands/make-plan.ts'
export { showDrift } from './commands/show-drift.ts'
export { playbookApplied } from './facts.ts'

export const playbooks = room({
  name: 'playbooks',
  contract: playbooksContract,
  handlers: playbooksHandlers,
  facts: playbooksFacts,
})
