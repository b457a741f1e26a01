// Addresses that people can read aloud: 每日一听 becomes mei-ri-yi-ting.
import { pinyinOf } from './pinyin.ts'

/** Lower-case letters, digits and single hyphens; null when the name holds nothing that can be spelt. */
export async function slugOf(name: string, charsMax = 48): Promise<string | null> {
  const { syllables } = await pinyinOf(name)
  const spelt = syllables
    .join('-')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (spelt.length <= charsMax) return spelt || null
  // Cut between syllables where there is one to cut at.
  const cut = spelt.slice(0, charsMax + 1)
  const hyphen = cut.lastIndexOf('-')
  return (hyphen > 0 ? cut.slice(0, hyphen) : cut.slice(0, charsMax)).replace(/-+$/, '')
}
