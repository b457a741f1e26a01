// Words of the shaken tube.
import type { Texts } from '#ui/i18n.ts'

export const shakeTexts = {
  tube: { zh: '签筒', en: 'A tube of sticks' },
  shake: { zh: '摇一摇', en: 'Shake' },
  shaking: { zh: '在摇…', en: 'Shaking…' },
  before: { zh: '摇出一支签，看看手气。', en: 'Shake out a stick and see your luck.' },
  orShake: { zh: '拿起手机摇一摇，或按按钮。', en: 'Shake your phone, or press the button.' },
  allow: { zh: '用手机来摇', en: 'Use the phone’s motion' },
  stick: { zh: '第 {nth} 签', en: 'Stick {nth}' },
} satisfies Texts
