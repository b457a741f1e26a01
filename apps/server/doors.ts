// Who stands at each door: the rooms that know members, operators and communities.
import type { Doors } from '#kernel/house.ts'
import { communityDoor } from '#modules/communities/index.ts'
import { whyMemberOut } from '#modules/members/index.ts'
import { auditDoor, operatorDoor } from '#modules/staff/index.ts'

export const doors: Doors = {
  members: 'members_at_door',
  operator: operatorDoor,
  whyOut: whyMemberOut,
  audit: auditDoor,
  community: communityDoor,
}
