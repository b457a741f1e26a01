// Makes a display name safe to be printed anywhere: one visible line, no address that a mail program would turn into a link.

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** What people perceive as characters: a family emoji is one, 凌 is one. */
export function graphemeCount(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

export function firstGraphemes(text: string, max: number): string {
  // No character takes less than one unit, so a text this short is kept whole; asking the segmenter is slow.
  if (text.length <= max) return text
  let kept = ''
  let count = 0
  for (const { segment } of segmenter.segment(text)) {
    if (count === max || kept.length + segment.length > max * unitsMax) return kept
    kept += segment
    count++
  }
  return kept
}

/** A "character" may be piled with marks without end; no honest one is longer than a flag or a family. */
const unitsMax = 16

const dot = '[.\\uff0e\\u3002\\uff61]'
const label = '[a-z0-9](?:[a-z0-9-]{0,62})'
const schemeLink = /[a-z0-9+.-]{0,40}:\/\/\S*|\b(?:mailto|javascript|data|tel|sms|weixin):\S*/giu
const wwwLink = new RegExp(`\\bwww${dot}\\S*`, 'giu')
const mailLink = new RegExp(`[\\w.+-]+[@\\uff20]${label}(?:${dot}${label})+`, 'giu')
const hostWithPath = new RegExp(`\\b${label}(?:${dot}${label})*${dot}[a-z]{2,24}(?::\\d+)?[/?#]\\S*`, 'giu')
const knownHost = new RegExp(
  `\\b${label}(?:${dot}${label})*${dot}(?:com|cn|net|org|top|xyz|vip|club|shop|site|online|info|biz|cc|io|co|me|tv|app|dev|link|live|work|ltd|ren|ru|tk|pw|icu|win|ly|gl|gd|us|uk|eu|hk|tw|jp|kr)(?![a-z0-9])`,
  'giu',
)
/** What is left of the shape of a host, as in Dr.Wang: the dot goes, the name stays. */
const hostLike = new RegExp(`(?<=[\\p{L}\\p{N}-])${dot}(?=[a-z]{2,}|中国|公司|网络|网址|在线)`, 'giu')
const numericHost = /\b\d{1,3}(?:\.\d{1,3}){3}\b\S*/gu

const links = [schemeLink, wwwLink, mailLink, hostWithPath, knownHost, numericHost]

/** Most Chinese names: nothing in them can be a link or unseen. */
const plainHan = /^[\u4e00-\u9fff]+$/

/** The name as it may be shown; empty when nothing of it may. */
export function displayNameOf(text: string, graphemesMax = 32): string {
  if (text.length <= graphemesMax && plainHan.test(text)) return text
  let name = visible(text.slice(0, 2000))
  // Taking one address out may push the halves of another together, hence again until nothing is found.
  for (let before = ''; before !== name; ) {
    before = name
    for (const link of links) name = name.replace(link, ' ')
    name = name.replace(hostLike, ' ')
  }
  return firstGraphemes(name.replace(/\s+/g, ' ').trim(), graphemesMax).trim()
}

const unseen =
  /\p{Cc}|\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffd]|[\u115f\u1160\u3164\uffa0]|\u17b4|\u17b5/gu

/** Without line breaks, controls, and the marks that turn reading order around or take no room. */
function visible(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').replace(unseen, '')
}
