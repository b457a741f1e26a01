// What members, visitors and operators may ask of this room; the parts lie in contract/.
import { deskContract } from './contract/desk.ts'
import { entranceContract } from './contract/entrance.ts'
import { groupingsContract } from './contract/groupings.ts'
import { importEndpoints } from './contract/imports.ts'
import { ownContract } from './contract/own.ts'
import { settingsContract } from './contract/settings.ts'

export * from './contract/desk.ts'
export * from './contract/entrance.ts'
export * from './contract/groupings.ts'
export * from './contract/import-shapes.ts'
export * from './contract/imports.ts'
export * from './contract/own.ts'
export * from './contract/refusals.ts'
export * from './contract/settings.ts'
export * from './contract/shapes.ts'
export * from './contract/stage-rules.ts'

export const membersContract = {
  ...entranceContract,
  ...ownContract,
  ...deskContract,
  ...groupingsContract,
  ...settingsContract,
  ...importEndpoints,
}
