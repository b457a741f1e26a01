// Words of the stage rules.
import type { Text } from '#kernel/i18n.ts'

export const ruleTexts = {
  title: { zh: '阶段规则', en: 'Stage rules' },
  lead: {
    zh: '受众、用户、粉丝、社群：一个人靠什么往里走，又因为什么退出来。从上往下，第一条符合的规则说了算。',
    en: 'Audience, user, fan, community: what takes a person inward, and what out again. From the top, the first rule that fits decides.',
  },
  none: { zh: '还没有规则', en: 'No rules yet' },
  noneHint: { zh: '没有规则时，阶段只能一个个手动调整。', en: 'Without rules, stages are moved by hand, one by one.' },
  add: { zh: '加一条规则', en: 'Add a rule' },
  remove: { zh: '删掉这条', en: 'Remove this rule' },
  name: { zh: '规则名称，会作为理由显示', en: 'Name, shown as the reason' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  when: { zh: '同时满足', en: 'When all hold' },
  on: { zh: '启用', en: 'On' },
  addCondition: { zh: '加一个条件', en: 'Add a condition' },
  removeCondition: { zh: '去掉这个条件', en: 'Remove this condition' },
  preview: { zh: '先看看会移动谁', en: 'See whom it would move' },
  save: { zh: '启用这些规则', en: 'Set these rules' },
  saved: { zh: '规则已启用', en: 'The rules are set' },
  discard: { zh: '放弃修改', en: 'Discard' },
  changed: { zh: '有改动，还没有启用。', en: 'Changed, and not yet set.' },
  looked: { zh: '看过 {count} 位成员。', en: '{count} {count:member was|members were} looked at.' },
  moves: { zh: '{count} 位从「{from}」到「{to}」，依据「{rule}」', en: '{count} from {from} to {to}, by “{rule}”' },
  movesNone: { zh: '没有人会移动。', en: 'Nobody would move.' },
  circling: {
    zh: '{count} 位会在规则之间绕圈，先留在原处。',
    en: '{count} would go round in a circle and {count:is|are} left in place.',
  },
  duration: { zh: '天数', en: 'Days' },
  least: { zh: '至少', en: 'At least' },
  most: { zh: '至多', en: 'At most' },
  which: { zh: '条件', en: 'Condition' },
  days: { zh: '天', en: 'days' },
  times: { zh: '次', en: 'times' },
  within: { zh: '天内', en: 'days' },
  value: { zh: '值', en: 'Value' },
  anyWay: { zh: '任意一种', en: 'Any' },
} satisfies Record<string, Text>

export const conditionTexts = {
  verified: { zh: '验证了联系方式', en: 'Has proved an address' },
  holds: { zh: '持有席位', en: 'Holds seats' },
  active: { zh: '参与次数', en: 'Takes part' },
  silent: { zh: '没有动静', en: 'Is silent' },
  joined: { zh: '加入满', en: 'Joined at least' },
  tagged: { zh: '有标签', en: 'Has a tag' },
  field: { zh: '资料写着', en: 'Profile says' },
} satisfies Record<string, Text>

export const activityTexts: Record<string, Text> = {
  post: { zh: '发动态', en: 'posts' },
  voice: { zh: '发语音', en: 'voices' },
  comment: { zh: '评论', en: 'comments' },
  reaction: { zh: '表态', en: 'reactions' },
  visit: { zh: '来访', en: 'visits' },
}
