// Written by scripts/generate-routes.ts from the contracts; do not edit.
import type { communitiesContract } from '#modules/communities/contract.ts'

export interface Rooms {
  communities: typeof communitiesContract
}

export const routes = {
  communities: {
    front: 'GET /front',
    get: 'GET /communities/:communityId',
  },
} as const
