// Words for what a rule does when it is met.
import type { Text } from '#kernel/i18n.ts'

export const effectTitles: Record<string, Text> = {
  refuse: { zh: '不让开放', en: 'refuse' },
  'second-person': { zh: '要第二个人同意', en: 'ask for a second person' },
  warn: { zh: '提醒', en: 'warn' },
}
export const effectWord: Text = { zh: '遇到时的做法', en: 'what is done' }
