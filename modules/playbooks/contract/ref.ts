// The names by which the parts of a playbook speak of one another.
import { z } from 'zod'

export const Ref = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
  .meta({ description: 'A name inside this file: letters, digits, dashes.' })
