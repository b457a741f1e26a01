// Words of searching and of notices.
import type { Text } from '#kernel/i18n.ts'

export const findTexts = {
  title: { zh: '搜索', en: 'Search' },
  placeholder: { zh: '一句话、一个词、一个名字', en: 'A phrase, a word, a name' },
  where: { zh: '搜什么', en: 'Search in' },
  posts: { zh: '内容', en: 'Posts' },
  groups: { zh: '群', en: 'Groups' },
  people: { zh: '成员', en: 'Members' },
  begin: { zh: '想找什么？', en: 'What are you looking for?' },
  beginHint: {
    zh: '记得哪句话，就搜那句话。成员可以按拼音首字母找，比如「ly」。',
    en: 'Search for the phrase you remember. Members are found by the initials of their pinyin, too, such as “ly”.',
  },
  nothing: { zh: '没有找到「{words}」', en: 'Nothing found for “{words}”' },
  nothingHint: { zh: '换个说法，或者少写几个字试试。', en: 'Try other words, or fewer.' },
  results: { zh: '搜索结果', en: 'Results' },
  comment: { zh: '评论', en: 'Comment' },
  voice: { zh: '语音', en: 'Voice' },
  pictures: { zh: '图片', en: 'Pictures' },
  inbox: { zh: '消息', en: 'Inbox' },
  noNotices: { zh: '没有新消息', en: 'Nothing waits for you' },
  noNoticesHint: {
    zh: '有人提到你、回复你，或你的内容被设为精选，都会告诉你。',
    en: 'When someone mentions you, answers you, or a post of yours is featured, it is told here.',
  },
  readAll: { zh: '全部标为已读', en: 'Mark all as read' },
  allRead: { zh: '都读过了', en: 'All read' },
  mention: { zh: '{name}提到了你', en: '{name} mentioned you' },
  reply: { zh: '{name}回复了你', en: '{name} answered you' },
  featured: { zh: '你的内容被设为精选', en: 'Your post was featured' },
  hidden: { zh: '你的内容被收起了', en: 'Your post was taken down' },
  reason: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  unread: { zh: '未读', en: 'Unread' },
  somebody: { zh: '社群', en: 'The community' },
} satisfies Record<string, Text>
