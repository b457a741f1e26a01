// content 输出: what they make: posts, voices, comments, reactions, and the calendar of what should appear.
import { room } from '#kernel/room.ts'
import { mayReadFile } from './commands/show-files.ts'
import { picturePurpose, voicePurpose } from './commands/take-files.ts'
import { contentContract } from './contract.ts'
import { contentFacts } from './facts.ts'
import { contentJobs, contentListeners, contentLive, contentRounds } from './listeners.ts'
import { contentHandlers } from './routes.ts'
import { contentLaws } from './store/laws.ts'
import { countOpenReports } from './store/reports.ts'

export { featurePost } from './commands/feature-post.ts'
export { closeSlot, putSlot } from './commands/open-slot.ts'
export { pinPost } from './commands/pin-post.ts'
export { publishPost } from './commands/publish-post.ts'
export { react } from './commands/react.ts'
export { schedulePost } from './commands/schedule-post.ts'
export { uploadPicture } from './commands/upload-picture.ts'
export { uploadVoice } from './commands/upload-voice.ts'
export { writeComment } from './commands/write-comment.ts'
export { writePost } from './commands/write-post.ts'
export type { Comment, NewComment, NewPost, NewSlot, Post, Slot } from './contract.ts'
export * from './facts.ts'
export { setMembersWrite } from './store/posts.ts'
export { openSlots as listSlots } from './store/slots.ts'
export { readPost } from './store/streams.ts'

export const content = room({
  name: 'content',
  contract: contentContract,
  handlers: contentHandlers,
  facts: contentFacts,
  laws: contentLaws,
  listeners: contentListeners,
  jobs: contentJobs,
  rounds: contentRounds,
  live: contentLive,
  files: { [voicePurpose]: mayReadFile, [picturePurpose]: mayReadFile },
  gauges: { reports_open: countOpenReports },
})
