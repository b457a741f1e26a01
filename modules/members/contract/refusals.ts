// Every "no" of the members' room.
import { refusal } from '#kernel/refusal.ts'

export const NoSuchMember = refusal('members.none', 404, '没有这位成员。', 'There is no such member.')
export const WayNotSet = refusal(
  'members.way-not-set',
  409,
  '这里还不能用这种方式登录，请换一种。',
  'This way of signing in is not set up here; please choose another.',
)
export const NotAnAddress = refusal(
  'members.not-an-address',
  422,
  '这不像一个能收到消息的地址，请检查一下。',
  'This does not look like an address that can be reached; please check it.',
)
export const TooManyCodes = refusal(
  'members.too-many-codes',
  429,
  '发给这个地址的验证码太多了，请 {seconds} 秒后再试。',
  'Too many codes went to this address; try again in {seconds} s.',
)
export const CodeWrong = refusal(
  'members.code-wrong',
  422,
  '验证码不对，还可以试 {left} 次。',
  'That is not the code; {left} more {left:try|tries}.',
)
export const CodeGone = refusal(
  'members.code-gone',
  410,
  '验证码已失效，请重新获取。',
  'This code is no longer good; please ask for a new one.',
)
export const LinkGone = refusal(
  'members.link-gone',
  410,
  '登录链接已用过或已过期，请重新获取。',
  'This link was used already or has run out; please ask for a new one.',
)
export const MemberBanned = refusal(
  'members.banned',
  403,
  '你已被移出「{community}」，原因：{why}',
  'You were removed from “{community}”: {why}',
)
export const IdentityUnproven = refusal(
  'members.identity-unproven',
  409,
  '这个地址还没有验证过。请先用你以前的方式登录，再到「我的」里添加它。',
  'This address has not been confirmed yet. Sign in the way you did before, then add it under “Me”.',
)
export const IdentityTaken = refusal(
  'members.identity-taken',
  409,
  '这个地址已经是别人的登录方式了。',
  'This address is someone else’s way of signing in.',
)
export const LastIdentity = refusal(
  'members.last-identity',
  409,
  '这是你唯一的登录方式，不能移除。请先添加另一种。',
  'This is your only way of signing in and cannot be removed; add another first.',
)
export const ConfirmFirst = refusal(
  'members.confirm-first',
  403,
  '为了你的安全，请先验证一次身份。',
  'For your safety, please confirm that it is you first.',
)
export const ConsentTextChanged = refusal(
  'members.consent-text-changed',
  409,
  '说明文字已经更新，请看过新的再同意。',
  'The text has changed; please read the new one before you agree.',
)
export const NotAnImage = refusal(
  'members.not-an-image',
  422,
  '这个文件不是能用的图片。',
  'This file is not a picture we can use.',
)
export const TagTaken = refusal('members.tag-taken', 409, '已经有「{name}」这个标签了。', 'There is a tag “{name}” already.')
export const FieldTaken = refusal(
  'members.field-taken',
  409,
  '已经有标识为 {key} 的资料项了。',
  'There is a field {key} already.',
)
export const OptionInUse = refusal(
  'members.option-in-use',
  409,
  '有 {count} 位成员选了要删掉的选项，请先改掉他们的资料。',
  '{count} {count:member has|members have} chosen an option that would go; change theirs first.',
)
export const SegmentTaken = refusal(
  'members.segment-taken',
  409,
  '已经有叫「{name}」的人群了。',
  'There is a segment “{name}” already.',
)
export const SameStage = refusal('members.same-stage', 409, '这位成员已经在这个阶段了。', 'The member is at this stage already.')
