// Each endpoint of the content room.
import type { Handlers } from '#kernel/http/handlers.ts'
import { contentContract } from './contract.ts'

export const contentHandlers = Object.fromEntries(
  Object.keys(contentContract).map(name => [
    name,
    async () => {
      throw new Error(`${name} is not written yet`)
    },
  ]),
) as unknown as Handlers<typeof contentContract>
