// Every "no" of the channels.
import { refusal } from '#kernel/refusal.ts'

export const NoSuchAccount = refusal('channels.no-account', 404, '没有这个渠道账号。', 'There is no such channel account.')
export const AppIdTaken = refusal(
  'channels.app-id-taken',
  409,
  '这个公众号（{appId}）已经接入过了。',
  'The official account {appId} is connected already.',
)
export const HouseAccount = refusal(
  'channels.house-account',
  409,
  '邮件和短信由服务器的设置接入，这里只能改名称和配额。',
  'Mail and text messages are connected by the settings of the server; only name and quotas are changed here.',
)
export const KeyNeeded = refusal(
  'channels.key-needed',
  422,
  '加密模式需要填写 EncodingAESKey（43 位）。',
  'Encrypted mode needs the EncodingAESKey (43 characters).',
)
export const SecretsShut = refusal(
  'channels.secrets-shut',
  503,
  '服务器没有可用的密钥文件，不能保存机密。',
  'The server has no key to keep secrets with.',
)
export const NoSuchKeyword = refusal('channels.no-keyword', 404, '没有这个关键词。', 'There is no such keyword.')
export const KeywordsFull = refusal(
  'channels.keywords-full',
  409,
  '关键词最多 {max} 条，请先删除不用的。',
  'There may be {max} {max:keyword|keywords}; remove some first.',
)
export const NoSuchTemplate = refusal('channels.no-template', 404, '没有这个模板。', 'There is no such template.')
export const TemplateFlawed = refusal(
  'channels.template-flawed',
  422,
  '模板有 {count} 处需要修改。',
  'The template needs another look ({count}).',
)
export const TemplateGap = refusal(
  'channels.template-gap',
  422,
  '模板缺少这些内容：{missing}。',
  'The template is missing: {missing}.',
)
export const NoSuchMessage = refusal('channels.no-message', 404, '没有这条消息。', 'There is no such message.')
export const WindowClosed = refusal(
  'channels.window-closed',
  409,
  '对方超过 48 小时没有发来消息，公众号不能再主动回复；等对方再次发言即可。',
  'The follower has not written within 48 hours, so the official account may not answer; wait until he writes again.',
)
export const WindowSpent = refusal(
  'channels.window-spent',
  409,
  '对方上次发言后，公众号最多回复 {max} 条，已经用完；等对方再次发言即可。',
  'After his last message an official account may answer {max} {max:time|times}, and it has; wait until the follower writes again.',
)
export const NotThisState = refusal(
  'channels.not-this-state',
  409,
  '这条消息现在是「{state}」，不能这样操作。',
  'This message is now “{state}”; that cannot be done with it.',
)
export const NotReachable = refusal(
  'channels.not-reachable',
  409,
  '这位成员没有可用的联系方式：{channel}。',
  'This member cannot be reached by {channel}.',
)
export const NoSuchQuota = refusal('channels.no-quota', 404, '没有这条配额。', 'There is no such quota.')
