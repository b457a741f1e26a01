// Words of writing a post.
import type { Text } from '#kernel/i18n.ts'

export const writeTexts = {
  title: { zh: '写动态', en: 'Write' },
  kind: { zh: '形式', en: 'Form' },
  pictures: { zh: '图文', en: 'Words and pictures' },
  voice: { zh: '语音', en: 'Voice' },
  text: { zh: '正文', en: 'Text' },
  placeholder: { zh: '想说点什么？', en: 'What would you like to say?' },
  besideVoice: { zh: '写几句文字，给不方便听的人', en: 'A few words for those who cannot listen now' },
  publish: { zh: '发布', en: 'Publish' },
  sending: { zh: '图片还在上传', en: 'Pictures are on their way' },
  published: { zh: '已发布', en: 'Published' },
  draftHint: { zh: '没发出的文字会留在这台设备上。', en: 'Words not yet published stay on this device.' },
  closed: { zh: '现在不能在这里发言', en: 'You cannot write here now' },
  upload: { zh: '上传一段录好的声音', en: 'Upload a recording' },
  uploading: { zh: '正在上传 {percent}', en: 'Uploading {percent}' },
  otherVoice: { zh: '换一段', en: 'Another one' },
  retry: { zh: '再传一次', en: 'Send again' },
} satisfies Record<string, Text>
