// Reading what people type: full-width digits, emoji, struck letters, Chinese numerals, measure words.

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u{e0020}-\u{e007f}]|[\ufe00-\ufe0f]|\u20e3/gu
const strokes = /[\u0335-\u0338]/g
const picture = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}]/gu
/** Smileys as the chat app writes them out, e.g. [强], [Rose]. */
const smiley = /\[(?:[\u4e00-\u9fff]{1,3}|[A-Z][A-Za-z]{1,11})\]/g

/** One way of writing everything: half-width, no pictures, no invisible characters; letters keep their case. */
export function plainText(text: string): string {
  return text
    .replace(/[✖✕✗✘╳⨯]/gu, '×')
    .replace(/[〜∼]/gu, '~')
    .replace(strokes, '')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(strokes, '')
    .replace(smiley, ' ')
    .replace(picture, ' ')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
    .normalize('NFC')
}
/** Titles and rules keep their own punctuation; only what nobody sees goes. ※ marks what would be read for a line. */
export const headText = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(strokes, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
    .replace(/^(?:※\s*)+/, '')
    .replace(/^(?:#\s*(?:群?接龙|group\s*note)\s*#?[\s:：]*|群?接龙\s*[:：]\s*)/i, '')
    .normalize('NFC')
/** Drawn through, with combining strokes or between tildes. */
export const isStruck = (text: string): boolean =>
  (text.match(strokes)?.length ?? 0) >= 2 || /^\s*(?:\d+\s*[.、．)）]?\s*)?[~～]{2}.+[~～]{2}\s*$/.test(text)

const digits: Record<string, number> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 仨: 3, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
}
const numeral = /^(?:([一二两三四五六七八九])百)?(?:零|〇)?(?:([一二三四五六七八九])?(十))?([一二两三四五六七八九俩仨])?$/

/** 两, 十二, 三十, 一百零五; null when it is no number. */
export function chineseNumber(text: string): number | null {
  const found = text === '' ? null : numeral.exec(text)
  if (!found) return null
  const [, hundreds, tens, ten, ones] = found
  if (hundreds === undefined && ten === undefined && ones === undefined) return null
  return (
    (hundreds ? (digits[hundreds] as number) * 100 : 0) +
    (ten ? (tens ? (digits[tens] as number) : 1) * 10 : 0) +
    (ones ? (digits[ones] as number) : 0)
  )
}
export const numberOf = (text: string): number | null =>
  /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text === '半' ? 0.5 : chineseNumber(text)

export const numberWord = '(?:\\d{1,6}(?:\\.\\d+)?|[零〇一二两俩仨三四五六七八九十百]+|半)'
export const unitWord =
  '(?:公斤|千克|人份|份儿|个人|[份个個只隻箱斤盒袋瓶杯人位件套本张張条條包桶块塊碗枚支双雙台票罐串捆棵桌间間次名听提筐篮朵束根]|kg|KG)'

const gone =
  /^(?:我的?|已|已经|先|临时|那)?(?:取消|撤销|撤回|撤|退出|退|退了|不要|不要了|不来了|不去了|来不了|去不了|不参加了|不接了|放弃|作废|删|删除|cancel|cancelled|canceled|out)(?:我的)?(?:了|吧|啦|掉|哈)?[。!.~]*$/i
export const isWithdrawal = (text: string): boolean => gone.test(text.trim())
/** 张三取消: the name with the word grown to it. */
export const withdrawnTail =
  /^(.+?)[\s,:、-]*(?:已|已经|先|临时)?(?:取消|撤销|撤回|退出|不要|不来|来不了|不参加|不接|放弃|作废|cancel(?:led)?)(?:了|吧|啦|掉)?[。!.~]*$/i
export const editWord = /(?:改成|改为|改到|换成|换为|变成|更正为?|更改为?|改)/
export const sameWord = /(?:同上|同楼上|同前|同上一位|跟上面一样|和上面一样|一样|ditto)/i
export const unsureWord = /(?:待定|不确定|可能|也许|看情况|[??])/

const apart = new RegExp(`(${numberWord})\\s+(${unitWord})(?=[\\s,;、。)]|$)`, 'g')
/** 1 份 → 1份. */
export const together = (text: string): string => text.replace(apart, '$1$2')
/** A telephone number, a door, an hour: digits that count nothing. */
export const isOtherNumber = (word: string): boolean => /\d{5,}|\d[:：]\d\d|\d点/.test(word)

export interface Counted {
  what: string
  units: number
  /** 2-3份: the other end. */
  upTo?: number
}
const times = new RegExp(`^(.*?)\\s*(?:×|\\*|(?<![A-Za-z])[xX])\\s*(${numberWord})\\s*(?:${unitWord})?$`)
const range = new RegExp(`^(.*?)(${numberWord})\\s*(?:${unitWord})?\\s*(?:-|~|到|至|或)\\s*(${numberWord})\\s*${unitWord}$`)
const behind = new RegExp(`^(.*?)\\s*(${numberWord})\\s*${unitWord}$`)
const before = new RegExp(`^(${numberWord})\\s*${unitWord}(?:的)?\\s*(.+)$`)
const wholly = /^()([零〇一二两俩仨三四五六七八九十百]{1,4})$/
const bare = /^(.*?[\u4e00-\u9fff])?(\d{1,3})$/

/** 牛肉饭2份 · 两份牛肉饭 · 牛肉饭×2 · 3; null when nothing is counted in it. */
export function countedIn(chunk: string): Counted | null {
  const text = chunk.trim()
  const spread = range.exec(text)
  if (spread) {
    const [from, to] = [numberOf(spread[2] as string), numberOf(spread[3] as string)]
    if (from !== null && to !== null) return { what: (spread[1] as string).trim(), units: from, upTo: to }
  }
  for (const [pattern, what, units] of [
    [times, 1, 2],
    [behind, 1, 2],
    [before, 2, 1],
    [bare, 1, 2],
    [wholly, 1, 2],
  ] as const) {
    const found = pattern.exec(text)
    const count = found ? numberOf(found[units] as string) : null
    if (found && count !== null) return { what: (found[what] ?? '').trim(), units: count }
  }
  return null
}
