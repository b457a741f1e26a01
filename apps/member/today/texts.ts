// Words of the home screen.
import type { Text } from '#kernel/i18n.ts'

export const todayTexts = {
  emptyTitle: { zh: '今天还没有人说话', en: 'Nobody has spoken today' },
  emptyHint: {
    zh: '早上的语音、社群发布的内容，会出现在这里。群里的动态在「群」里看。',
    en: 'The morning’s voice and what the community publishes appear here. Posts of your groups are under “Groups”.',
  },
  toGroups: { zh: '去群里看看', en: 'See the groups' },
  write: { zh: '写动态', en: 'Write' },
  noFeatured: { zh: '还没有精选', en: 'No highlights yet' },
  noFeaturedHint: {
    zh: '值得再读一遍的内容，由运营者挑出来放在这里。',
    en: 'What is worth reading twice is picked out and kept here.',
  },
  noVoices: { zh: '还没有语音', en: 'No voices yet' },
  noVoicesHint: { zh: '每一段语音都会留在这里，随时可以再听。', en: 'Every voice stays here, to be heard again at any time.' },
  filter: { zh: '看什么', en: 'Show' },
  all: { zh: '全部', en: 'All' },
  featured: { zh: '精选', en: 'Highlights' },
  voice: { zh: '语音', en: 'Voices' },
  voiceToday: { zh: '今日语音', en: 'Today’s voice' },
  stream: { zh: '社群动态', en: 'The community’s stream' },
  guestTitle: { zh: '里面的声音留给成员', en: 'What is said here is for members' },
  guestHint: {
    zh: '登录就能听、能读、能评论。第一次来也从这里进，不用另外注册。有邀请链接的话，直接打开它。',
    en: 'Sign in to listen, read and comment. New here? Signing in is all it takes. If you were given an invite, open it.',
  },
  signIn: { zh: '登录或加入', en: 'Sign in or join' },
} satisfies Record<string, Text>
