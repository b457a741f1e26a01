// Words of the series: the same activity again and again.
import type { Text } from '#kernel/i18n.ts'
import type { Named } from '../shell/titled.ts'

export const seriesTexts = {
  lead: { zh: '同一个活动，按时自己开、自己结束。', en: 'The same activity again and again, by itself.' },
  newSeries: { zh: '新系列', en: 'New series' },
  choose: { zh: '选一种玩法，再说好什么时候办。', en: 'Choose a play, then say when it is held.' },
  title: { zh: '系列名称', en: 'Title of the series' },
  often: { zh: '多久一次', en: 'How often' },
  time: { zh: '几点', en: 'At' },
  minute: { zh: '第几分钟', en: 'At minute' },
  weekdays: { zh: '星期几', en: 'On' },
  dayOfMonth: { zh: '几号', en: 'On day' },
  pattern: { zh: 'cron（分 时 日 月 星期）', en: 'cron (minute hour day month weekday)' },
  minutes: { zh: '每次开放多少分钟', en: 'Minutes open each time' },
  from: { zh: '从什么时候起', en: 'From' },
  timesMax: { zh: '最多几次', en: 'Times at most' },
  until: { zh: '到什么时候为止', en: 'Until' },
  endless: { zh: '不限', en: 'No end' },
  says: { zh: '{when}，每次 {minutes} 分钟。', en: '{when}, {minutes} {minutes:minute|minutes} each time.' },
  daily: { zh: '每天 {time}', en: 'Every day at {time}' },
  weekly: { zh: '每{days} {time}', en: 'Every {days} at {time}' },
  monthly: { zh: '每月 {day} 号 {time}', en: 'On day {day} of each month at {time}' },
  hourly: { zh: '每小时第 {minute} 分', en: 'Each hour at minute {minute}' },
  begin: { zh: '开始这个系列', en: 'Begin the series' },
  beginHint: {
    zh: '从此按时自动公布，每一次的规则都留有校验值。可以随时暂停。',
    en: 'From now on each is published by itself, with the hash of its rules. It can be paused at any time.',
  },
  begun: { zh: '系列开始了', en: 'The series runs' },
  none: { zh: '还没有系列', en: 'No series yet' },
  noneHint: {
    zh: '每晚八点抽奖、每周五挑战、每月一号投票：设一次，按时自己办。',
    en: 'A draw every night at eight, a challenge each Friday, a vote on the first: set it up once.',
  },
  held: { zh: '办了几次', en: 'Held' },
  next: { zh: '下一次', en: 'Next' },
  pause: { zh: '暂停', en: 'Pause' },
  goOn: { zh: '继续', en: 'Go on' },
  end: { zh: '结束', en: 'End' },
  endHint: { zh: '结束后不再举办，办过的都还在。', en: 'No more are held; those held stay.' },
  all: { zh: '看每一次', en: 'See each' },
} satisfies Record<string, Text>

export const seriesStateTexts: Named<'running' | 'paused' | 'ended'> = {
  running: { zh: '进行中', en: 'Running' },
  paused: { zh: '已暂停', en: 'Paused' },
  ended: { zh: '已结束', en: 'Ended' },
}
export const oftenTexts: Named<'daily' | 'weekly' | 'monthly' | 'hourly' | 'own'> = {
  daily: { zh: '每天', en: 'Every day' },
  weekly: { zh: '每周', en: 'Every week' },
  monthly: { zh: '每月', en: 'Every month' },
  hourly: { zh: '每小时', en: 'Each hour' },
  own: { zh: '自己写', en: 'A pattern' },
}
export const weekdayTexts: Named<'1' | '2' | '3' | '4' | '5' | '6' | '0'> = {
  1: { zh: '周一', en: 'Monday' },
  2: { zh: '周二', en: 'Tuesday' },
  3: { zh: '周三', en: 'Wednesday' },
  4: { zh: '周四', en: 'Thursday' },
  5: { zh: '周五', en: 'Friday' },
  6: { zh: '周六', en: 'Saturday' },
  0: { zh: '周日', en: 'Sunday' },
}
