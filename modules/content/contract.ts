// What the content room offers: to members, to hosts, to those who publish, to those who keep order.
import { findingEndpoints } from './contract/finding-contract.ts'
import { hostEndpoints } from './contract/host-contract.ts'
import { memberEndpoints } from './contract/member-contract.ts'
import { moderationEndpoints } from './contract/moderation-contract.ts'
import { publishingEndpoints } from './contract/publishing-contract.ts'

export * from './contract/console-post-contract.ts'
export { Notice, SearchHit } from './contract/finding-contract.ts'
export { StreamQuery } from './contract/member-contract.ts'
export { Report, Selection, Verdict } from './contract/moderation-contract.ts'
export * from './contract/post-contract.ts'
export * from './contract/refusals-contract.ts'

export const contentContract = {
  ...memberEndpoints,
  ...findingEndpoints,
  ...hostEndpoints,
  ...publishingEndpoints,
  ...moderationEndpoints,
}
