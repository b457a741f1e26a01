// The expected "no" of activities.
import { refusal } from '#kernel/refusal.ts'

export const NoSuchActivity = refusal(
  'activities.no-such-activity',
  404,
  '没有这个活动，可能已经撤下。',
  'There is no such activity; it may have been taken down.',
)
/** Of those who write a file: the form cannot make such a slip. */
export const UnknownSettings = refusal(
  'activities.unknown-settings',
  422,
  '这种玩法没有这些设置：{keys}。',
  'The play has no such settings: {keys}.',
)
export const NoSuchPlay = refusal('activities.no-such-play', 422, '没有这种玩法。', 'There is no such play.')
export const NoSuchMove = refusal('activities.no-such-move', 422, '这个活动里没有这一步。', 'This activity knows no such move.')
export const NotInvited = refusal(
  'activities.not-invited',
  403,
  '这个活动只对受邀的成员开放。',
  'This activity is for the members who are invited to it.',
)
export const NotYours = refusal('activities.not-yours', 403, '这一步不由你来做。', 'This move is not yours to make.')
export const NotOpen = refusal(
  'activities.not-open',
  409,
  '「{title}」还没开始或已经结束（{opensAt} 至 {closesAt}）。',
  '“{title}” is not open: it runs from {opensAt} to {closesAt}.',
)
export const EnoughMoves = refusal(
  'activities.enough-moves',
  409,
  '每人最多 {max} 次，你已经用完。',
  'Each may play {max:once|{max} times}, and you have.',
)
export const EnoughToday = refusal(
  'activities.enough-today',
  409,
  '每天最多 {max} 次，明天再来。',
  'Each may play {max:once|{max} times} a day; come again tomorrow.',
)
export const Full = refusal('activities.full', 409, '名额已满（{max} 人）。', 'All {max} places are taken.')
/** What the play itself says no to; `text` is its sentence, `why` its short name. */
export const NotThisMove = refusal('activities.not-this-move', 409, '{text}', '{text}')
export const FileGone = refusal(
  'activities.file-gone',
  409,
  '上传的文件已不在，请重新上传。',
  'The uploaded file is no longer there; please upload it again.',
)
export const FileUnreadable = refusal(
  'activities.file-unreadable',
  422,
  '这个文件打不开，请换一张图片或重新录音。',
  'This file cannot be read; please choose another picture or record again.',
)
export const MovedOn = refusal(
  'activities.moved-on',
  409,
  '活动现在的状态不能这样做，刷新后再看看。',
  'The activity does not allow it as it stands now; look again.',
)
export const WrongSettings = refusal(
  'activities.wrong-settings',
  422,
  '设置有 {count} 处不对：{problems}',
  'The settings need another look ({count}): {problems}',
)
export const OverBudget = refusal(
  'activities.over-budget',
  422,
  '最多可能发出 {worst}，超过预算 {budget}。请减少奖励或提高预算。',
  'Up to {worst} could be given out, more than the budget of {budget}. Give less or raise it.',
)
export const RulesChanged = refusal(
  'activities.rules-changed',
  409,
  '规则在你预览之后改过了，请再看一遍。',
  'The rules have changed since you looked at them; please look again.',
)
export const NotSettled = refusal('activities.not-settled', 409, '还没有开奖或结算。', 'It is not settled yet.')
export const NoSuchAward = refusal('activities.no-such-award', 404, '没有这份奖励。', 'There is no such award.')
export const NoSuchSeries = refusal('activities.no-such-series', 404, '没有这个系列。', 'There is no such series.')
export const WrongPattern = refusal(
  'activities.wrong-pattern',
  422,
  '时间规则读不懂：{pattern}',
  'This pattern of times cannot be read: {pattern}',
)
export const NoSuchReward = refusal(
  'activities.no-such-reward',
  422,
  '奖励「{key}」找不到对应的优惠券、会员等级或设置。',
  'The reward “{key}” names no coupon, tier or setting that is there.',
)
