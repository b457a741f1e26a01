// Words of the idiom chain.
import type { Texts } from '#ui/i18n.ts'

export const chainTexts = {
  next: { zh: '接「{first}」字', en: 'Begin with {first}' },
  follow: { zh: '接', en: 'Follow' },
  links: { zh: '已接到第 {count} 个', en: '{count} in the chain' },
  by: { zh: '刚才是 {name}', en: 'Last came {name}' },
  yours: { zh: '刚才是你，等别人接一个', en: 'You came last; wait for another' },
  left: { zh: '还有 {seconds} 秒', en: '{seconds:one second|{seconds} seconds} left' },
  waits: { zh: '等第一个来接的人，不计时', en: 'Waits for whoever comes first; no clock' },
  'nobody-came': { zh: '上一条没人接，断了。换了新的开头。', en: 'Nobody came; the chain broke, and a new one begins.' },
  'nobody-can': {
    zh: '上一条接到无人能接。换了新的开头。',
    en: 'The last chain came to where nobody can follow. A new one begins.',
  },
  'long-enough': { zh: '上一条接满了，漂亮！换了新的开头。', en: 'The last chain is as long as can be. A new one begins.' },
  best: { zh: '最长的一条：{count} 个', en: 'The longest: {count}' },
  turn: { zh: '轮到你了', en: 'Your turn' },
  turnOf: { zh: '轮到 {name}', en: 'The turn of {name}' },
  sit: { zh: '入座', en: 'Take a seat' },
  rise: { zh: '离座', en: 'Leave' },
  seats: { zh: '{count} / {seats} 座', en: '{count} of {seats:one seat|{seats} seats}' },
  points: { zh: '+{points} 分', en: '+{points}' },
  ways: { zh: '还可以接：{words}', en: 'What could have followed: {words}' },
  ranks: { zh: '积分榜', en: 'Scores' },
  nobody: { zh: '还没有人接，第一个就是你。', en: 'Nobody yet; be the first.' },
  more: { zh: '再看一些', en: 'More' },
} satisfies Texts
