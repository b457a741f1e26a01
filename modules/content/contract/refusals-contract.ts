// Every expected "no" of the content room.
import { type Refusal, refusal } from '#kernel/refusal.ts'
import { GroupClosed, GroupMuted, NormsUnsigned } from '#modules/groups/contract.ts'

export const Empty = refusal(
  'content.empty',
  422,
  '还没有内容：写几个字、放张图片或录一段语音。',
  'Nothing to publish yet: write something, add a picture or a voice.',
)
export const OneKind = refusal('content.one-kind', 422, '图片和语音请分开发。', 'Pictures and a voice go into separate posts.')
export const UploadGone = refusal(
  'content.upload-gone',
  409,
  '上传的文件已失效，请重新上传。',
  'The uploaded file is no longer there; please upload it again.',
)
export const VoiceTooLong = refusal(
  'content.voice-too-long',
  422,
  '这段语音有 {seconds} 秒，最长 {limit} 秒，剪短一点再传。',
  'This voice lasts {seconds} s; the limit is {limit} s. Please shorten it.',
)
export const VoiceUnreadable = refusal(
  'content.voice-unreadable',
  422,
  '这个文件听不出声音，请换 MP3、M4A、WAV、OGG 或 WebM 格式。',
  'No sound could be read from this file; use MP3, M4A, WAV, OGG or WebM.',
)
export const PictureUnreadable = refusal(
  'content.picture-unreadable',
  422,
  '这张图片打不开，请换 JPEG、PNG 或 WebP 格式。',
  'This picture could not be opened; use JPEG, PNG or WebP.',
)
export const StreamClosed = refusal(
  'content.stream-closed',
  403,
  '社群动态由社群发布，你可以在这里评论。',
  'The community publishes here itself; you are welcome to comment.',
)
export const PostClosed = refusal(
  'content.post-closed',
  409,
  '这篇内容已收起，不能再评论或表态。',
  'This post has been taken down; it takes no more comments or reactions.',
)
export const PostHidden = refusal(
  'content.post-hidden',
  410,
  '你的这篇内容被收起了，原因：{reason}',
  'Your post has been taken down: {reason}',
)
export const NotYours = refusal(
  'content.not-yours',
  403,
  '只能改动自己写的内容。',
  'You can change only what you wrote yourself.',
)
export const EditTooLate = refusal(
  'content.edit-too-late',
  409,
  '发布超过 {hours} 小时，不能再改了。',
  'It was published more than {hours} {hours:hour|hours} ago and can no longer be edited.',
)
export const EditTooOften = refusal(
  'content.edit-too-often',
  409,
  '最多修改 {times} 次，已经用完。',
  'It can be edited {times} {times:time|times} at most, and has been.',
)
export const AlreadyReported = refusal(
  'content.already-reported',
  409,
  '你已经举报过了，我们会尽快处理。',
  'You have reported this already; it will be looked at soon.',
)
export const ReportSettled = refusal(
  'content.report-settled',
  409,
  '这条举报已经处理过了。',
  'This report has been settled already.',
)
export const PastInstant = refusal(
  'content.past-instant',
  422,
  '{at} 已经过去，请选以后的时间。',
  '{at} has passed; choose a later time.',
)
export const WrongState = refusal(
  'content.wrong-state',
  409,
  '内容现在的状态不能这样操作，请刷新后再试。',
  'The post is no longer in a state that allows this; refresh and try again.',
)
export const SlotFilled = refusal(
  'content.slot-filled',
  409,
  '这个时段在 {date} 已经有内容了。',
  'This slot is already filled on {date}.',
)
export const NotASlotDay = refusal(
  'content.not-a-slot-day',
  422,
  '这个时段在 {date} 不开放。',
  'This slot does not come round on {date}.',
)
export const SlotRefTaken = refusal('content.slot-ref-taken', 409, '已经有同名的时段标识。', 'Another slot has this reference.')
export const PinsFull = refusal(
  'content.pins-full',
  409,
  '最多置顶 {limit} 篇，请先取消一篇。',
  'At most {limit} {limit:post|posts} can be pinned; unpin one first.',
)
export const PreviewStale = refusal(
  'content.preview-stale',
  409,
  '预览之后内容有变化（现在是 {count} 篇），请重新预览。',
  'Things have changed since the preview (now {count}); please preview again.',
)

/** Why a member may not write where he may read, as the groups say it. */
export const writingRefusals: readonly Refusal[] = [GroupClosed, GroupMuted, NormsUnsigned]
