// What the communities do by the clock: each is examined every night.
import { round } from '#kernel/jobs/define.ts'
import { examineAll } from './commands/examine-community.ts'

export const communitiesRounds = [round('communities.examine', '23 4 * * *', 'UTC', examineAll)]
