// Each endpoint of the channels.
import type { Handlers } from '#kernel/http/handlers.ts'
import { channelsContract } from './contract.ts'

export const channelsHandlers = Object.fromEntries(
  Object.keys(channelsContract).map(name => [
    name,
    async () => {
      throw new Error(`${name} is not written yet`)
    },
  ]),
) as unknown as Handlers<typeof channelsContract>
