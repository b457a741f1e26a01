// activities 运营: what keeps them coming. The host that runs any play: who may, in which order, with what chance, for what reward.
import { room } from '#kernel/room.ts'
import { cancelJob } from './commands/cancel-activity.ts'
import { filePurpose, mayReadFile } from './commands/keep-file.ts'
import { mayReadPicture, picturePurpose } from './commands/keep-picture.ts'
import { seriesJob } from './commands/keep-series.ts'
import { payAwardsJob } from './commands/pay-awards.ts'
import { closeInTime, openInTime } from './commands/run-activity.ts'
import { settleJob } from './commands/settle-activity.ts'
import { sweepFilesRound } from './commands/sweep-files.ts'
import { tellResultJob } from './commands/tell-result.ts'
import { tickJob } from './commands/write-decided.ts'
import { activitiesContract } from './contract.ts'
import { activitiesFacts } from './facts.ts'
import { activitiesLive } from './listeners.ts'
import { activitiesHandlers } from './routes.ts'
import { activitiesLaws } from './store/laws.ts'

export { changeDraftTo, makeDraft, needKnownSettings } from './commands/keep-draft.ts'
export { makeSeries, moveSeries } from './commands/keep-series.ts'
export { payAwards } from './commands/pay-awards.ts'
export { publishActivity } from './commands/publish-activity.ts'
export * from './facts.ts'
export { playShelf } from './rules/shelf.ts'
export { findActivity } from './store/activities.ts'

export const activities = room({
  name: 'activities',
  contract: activitiesContract,
  handlers: activitiesHandlers,
  facts: activitiesFacts,
  jobs: [openInTime, closeInTime, tickJob, settleJob, payAwardsJob, tellResultJob, seriesJob, cancelJob],
  rounds: [sweepFilesRound],
  files: { [filePurpose]: mayReadFile, [picturePurpose]: mayReadPicture },
  live: activitiesLive,
  laws: activitiesLaws,
})
