// Written by scripts/generate-routes.ts from the contracts; do not edit.
import type { communitiesContract } from '#modules/communities/contract.ts'

export interface Rooms {
  communities: typeof communitiesContract
}

export const routes = {
  communities: {
    front: 'GET /front',
    list: 'GET /communities',
    open: 'POST /communities',
    get: 'GET /communities/:communityId',
    change: 'PATCH /communities/:communityId',
  },
} as const
