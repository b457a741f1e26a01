// Words that all pages of the content share: forms, states, places, titles.
import type { Texts } from '#ui/i18n.ts'

export const contentTexts = {
  calendar: { zh: '内容日历', en: 'Calendar' },
  calendarAlso: { zh: '排期 时段 定时', en: 'schedule slots week' },
  slots: { zh: '固定时段', en: 'Weekly slots' },
  posts: { zh: '内容', en: 'Posts' },
  postsAlso: { zh: '动态 帖子 草稿', en: 'stream drafts' },
  compose: { zh: '写一篇', en: 'Write' },
  composeTitle: { zh: '以社群的名义发布', en: 'Write as the community' },
  editTitle: { zh: '修改内容', en: 'Change the post' },
  post: { zh: '内容', en: 'Post' },
  moderation: { zh: '举报与收起', en: 'Reports and hidden' },
  moderationAlso: { zh: '审核 举报 隐藏 删除', en: 'moderation abuse hide' },
  bulk: { zh: '批量收起', en: 'Hide in bulk' },
  settings: { zh: '发布设置', en: 'Who may post' },
  community: { zh: '社群动态', en: 'The community’s stream' },
  asCommunity: { zh: '社群', en: 'The community' },
  unknownGroup: { zh: '已不在的群', en: 'A former group' },
  excerptVoice: { zh: '（一段语音）', en: '(a voice)' },
  excerptPictures: { zh: '（{count} 张图片）', en: '({count} {count:picture|pictures})' },
  seconds: { zh: '{seconds} 秒', en: '{seconds} s' },
  open: { zh: '打开', en: 'Open' },
  back: { zh: '返回', en: 'Back' },
  save: { zh: '保存', en: 'Save' },
  allStates: { zh: '全部状态', en: 'Any state' },
} satisfies Texts

export const kindTexts = {
  text: { zh: '文字', en: 'Text' },
  pictures: { zh: '图片', en: 'Pictures' },
  voice: { zh: '语音', en: 'Voice' },
} satisfies Texts

export const stateTexts = {
  draft: { zh: '草稿', en: 'Draft' },
  scheduled: { zh: '已定时', en: 'Scheduled' },
  published: { zh: '已发布', en: 'Published' },
  hidden: { zh: '已收起', en: 'Hidden' },
  removed: { zh: '已移除', en: 'Removed' },
} satisfies Texts

export const howTexts = {
  hidden: { zh: '收起：作者还看得到，随时可以放回', en: 'Hide: the author still sees it, and it can be put back' },
  removed: { zh: '移除：谁也看不到，仍可放回', en: 'Remove: nobody sees it; it can still be put back' },
} satisfies Texts

export const weekdayTexts = {
  w1: { zh: '周一', en: 'Mon' },
  w2: { zh: '周二', en: 'Tue' },
  w3: { zh: '周三', en: 'Wed' },
  w4: { zh: '周四', en: 'Thu' },
  w5: { zh: '周五', en: 'Fri' },
  w6: { zh: '周六', en: 'Sat' },
  w7: { zh: '周日', en: 'Sun' },
} satisfies Texts
export const weekdayText = (weekday: number) => weekdayTexts[`w${weekday}` as keyof typeof weekdayTexts]
