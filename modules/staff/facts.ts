// What can happen to operators.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

const who = z.object({ operatorId: z.string() })

export const operatorJoined = fact('staff.operator-joined', 1, who)
export const operatorDisabled = fact('staff.operator-disabled', 1, who)
export const operatorEnabled = fact('staff.operator-enabled', 1, who)
export const rolesChanged = fact('staff.roles-changed', 1, who)
export const factorsChanged = fact('staff.factors-changed', 1, who)
export const passwordChanged = fact('staff.password-changed', 1, who)
/** Some or all sessions of an operator ended before their time. */
export const sessionsEnded = fact('staff.sessions-ended', 1, who)
export const staffFacts = [
  operatorJoined,
  operatorDisabled,
  operatorEnabled,
  rolesChanged,
  factorsChanged,
  passwordChanged,
  sessionsEnded,
]
