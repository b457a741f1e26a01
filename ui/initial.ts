// The one character that stands for a name, and the pigment that stays with an id.
export type AvatarPigment = 'green' | 'ochre' | 'indigo' | 'ink'
const pigments: readonly AvatarPigment[] = ['green', 'ochre', 'indigo', 'ink']

/** Han: the last character, for that is how people are called (林晓雨 → 雨). Otherwise the first letter. */
export function initialOf(name: string): string {
  const characters = Array.from(name.trim()).filter(c => /[\p{L}\p{N}]/u.test(c))
  const last = characters.at(-1)
  if (last && /\p{Script=Han}/u.test(last) && characters.every(c => /\p{Script=Han}/u.test(c))) return last
  return (characters[0] ?? '·').toLocaleUpperCase('en')
}

export function pigmentOf(id: string): AvatarPigment {
  let sum = 7
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) >>> 0
  return pigments[(sum >>> 3) % pigments.length]!
}
