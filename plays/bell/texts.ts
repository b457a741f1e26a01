// Words of the bell.
import type { Text } from '#kernel/i18n.ts'

export const bellTexts = {
  listen: { zh: '听钟', en: 'Listen' },
  listening: { zh: '在听了，等它敲响', en: 'Listening: it will strike' },
  next: { zh: '{hour} 点敲 {strokes} 下', en: 'Strikes {strokes:once|{strokes} times} at {hour}:00' },
  struck: { zh: '敲了 {strokes} 下', en: 'It struck {strokes:once|{strokes} times}' },
  people: { zh: '{count} 人在听', en: '{count:one listens|{count} listen}' },
  heard: { zh: '{count} 人听见', en: '{count:one heard it|{count} heard it}' },
} satisfies Record<string, Text>
