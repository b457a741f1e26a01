// The groups from outside: what can be asked of them, by members and by operators. The pieces lie in contract/.
import { deskEndpoints } from './contract/desk.ts'
import { deskPeopleEndpoints } from './contract/desk-people.ts'
import { enterEndpoints } from './contract/enter.ts'
import { inviteEndpoints } from './contract/invites.ts'
import { leadEndpoints } from './contract/lead.ts'

export * from './contract/refusals.ts'
export { BulkChange, GroupChange, GroupSettings, NewGroup, NormsText } from './contract/settings.ts'
export * from './contract/shapes.ts'
export * from './contract/words.ts'

export const groupsContract = {
  ...enterEndpoints,
  ...inviteEndpoints,
  ...leadEndpoints,
  ...deskEndpoints,
  ...deskPeopleEndpoints,
}
