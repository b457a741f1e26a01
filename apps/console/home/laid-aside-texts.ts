// Words for the work of the house that failed too often.
import type { Text } from '#kernel/i18n.ts'

export const laidAsideTexts = {
  title: { zh: '搁下的任务', en: 'Work laid aside' },
  lead: {
    zh: '{count} 件任务试了多次都没有做成，先搁在这里，等你决定。',
    en: '{count} {count:job|jobs} in the background failed too often and {count:waits|wait} here for your word.',
  },
  ofHouse: { zh: '全站', en: 'the whole house' },
  times: { zh: '{count} 件', en: '{count} {count:job|jobs}' },
  since: { zh: '{when}起', en: 'since {when}' },
  retry: { zh: '再试一次', en: 'Try again' },
  discard: { zh: '丢弃', en: 'Discard' },
  retried: { zh: '{count} 件已重新排上', en: '{count} {count:job is|jobs are} on the list again' },
  discarded: { zh: '已丢弃 {count} 件', en: '{count} {count:job|jobs} discarded' },
  gone: { zh: '已经有人处理过了', en: 'Somebody was quicker: nothing is left' },
  discardTitle: { zh: '丢弃「{what}」', en: 'Discard “{what}”' },
  discardSure: {
    zh: '这 {count} 件任务不会再做，它们本来要做的事也不会发生。不能恢复。',
    en: '{count:This job is|These {count} jobs are} not done any more, and what {count:it|they} would have done does not happen. It cannot be undone.',
  },
} satisfies Record<string, Text>
