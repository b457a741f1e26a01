// Words of the dice.
import type { Texts } from '#ui/i18n.ts'

export const diceTexts = {
  throw: { zh: '掷骰子', en: 'Throw' },
  rolling: { zh: '骰子在转…', en: 'Rolling…' },
  before: { zh: '六粒一起掷，停下就知道。', en: 'Six at once; where they lie, it is told.' },
  faces: { zh: '掷出 {faces}', en: 'Thrown: {faces}' },
  bowl: { zh: '六粒骰子', en: 'Six dice' },
  decided: {
    zh: '先按概率定档，骰子再照这一档停下。',
    en: 'The odds decide the throw; the dice come to lie accordingly.',
  },
} satisfies Texts
