// Pinyin of names, for finding 张玲玲 by zhanglingling, zll or lingling. The dictionary is loaded when first asked for.
import { folded } from './fold.ts'
import { runsOf, tokensOf } from './tokens.ts'

export type Spelling = { full: string; initials: string }
export type Pinyin = Spelling & {
  /** The syllables, for joining otherwise. Words in other letters stand among them whole. */
  syllables: string[]
  /** Other ways to read it: 单 is Shan as a surname and dan elsewhere, 乐 le or yue; ü typed as v or u. */
  alternatives: Spelling[]
}

type Dictionary = typeof import('pinyin-pro')
let dictionary: Promise<Dictionary> | undefined
const loaded = (): Promise<Dictionary> => {
  dictionary ??= import('pinyin-pro')
  return dictionary
}

const han = /^\p{Script=Han}$/u
const nameCharsMax = 40
const alternativesMax = 6

export async function pinyinOf(name: string): Promise<Pinyin> {
  const { pinyin } = await loaded()
  const pieces: string[][] = []
  for (const run of runsOf(folded(name.slice(0, nameCharsMax)))) {
    if (!run.isPaired) {
      pieces.push([run.text])
      continue
    }
    const only = onlyReadings(pinyin, run.text)
    if (only) {
      for (const reading of only) pieces.push([reading])
      continue
    }
    const surnames = pinyin(run.text, { type: 'array', toneType: 'none', v: true, surname: pieces.length === 0 ? 'head' : 'off' })
    const plain = pinyin(run.text, { type: 'array', toneType: 'none', v: true, surname: 'off' })
    Array.from(run.text).forEach((char, at) => {
      const best = surnames[at] ?? char
      if (!han.test(char)) pieces.push([best])
      else pieces.push([...new Set([best, plain[at] ?? best, ...otherReadings(pinyin, char)])])
    })
  }
  const syllables = pieces.map(readings => readings[0]!)
  const best = spellingOf(syllables)
  return { ...best, syllables, alternatives: alternativesOf(pieces, best) }
}

const knownReadings = new Map<string, readonly string[]>()

/** At most three readings of a character: rarer ones would bring more wrong hits than right ones. Remembered: lists of names are long. */
function otherReadings(pinyin: Dictionary['pinyin'], char: string): readonly string[] {
  const known = knownReadings.get(char)
  if (known) return known
  const readings = [...new Set(pinyin(char, { type: 'array', toneType: 'none', v: true, multiple: true }).slice(0, 3))]
  knownReadings.set(char, readings)
  return readings
}

/** Where no character can be read in two ways, nothing is to be weighed, and no sentence need be parsed. */
function onlyReadings(pinyin: Dictionary['pinyin'], run: string): string[] | null {
  const found: string[] = []
  for (const char of run) {
    const readings = otherReadings(pinyin, char)
    const [reading] = readings
    if (reading === undefined || readings.length > 1 || han.test(reading)) return null
    found.push(reading)
  }
  return found
}

const spellingOf = (syllables: readonly string[]): Spelling => ({
  full: syllables.join(''),
  initials: syllables.map(syllable => Array.from(syllable)[0] ?? '').join(''),
})

/** One character read otherwise at a time; readings of two at once are not worth their number. */
function alternativesOf(pieces: string[][], best: Spelling): Spelling[] {
  const first = pieces.map(readings => readings[0]!)
  const found = new Map<string, Spelling>()
  const add = (syllables: string[]): void => {
    const spelling = spellingOf(syllables)
    if (spelling.full !== best.full) found.set(spelling.full, spelling)
    // Keyboards type ü as v; people also write lu and lyu.
    if (spelling.full.includes('v'))
      found.set(spelling.full.replaceAll('v', 'u'), { ...spelling, full: spelling.full.replaceAll('v', 'u') })
  }
  add(first)
  pieces.forEach((readings, at) => {
    for (const reading of readings.slice(1)) add(first.with(at, reading))
  })
  return [...found.values()].slice(0, alternativesMax)
}

const tokensMax = 200

/** Everything a directory finds a name by: characters and pairs, pinyin in full and by initials, from every syllable on. */
export async function namesTokens(name: string, spelling?: Pinyin): Promise<string[]> {
  const tokens = new Set(tokensOf(name))
  if (!/\p{Script=Han}/u.test(name)) return [...tokens]
  const spelt = spelling ?? (await pinyinOf(name))
  for (const { full, initials } of [spelt, ...spelt.alternatives]) {
    tokens.add(full)
    tokens.add(initials)
  }
  for (let at = 1; at < spelt.syllables.length; at++) {
    const { full, initials } = spellingOf(spelt.syllables.slice(at))
    tokens.add(full)
    if (initials.length > 1) tokens.add(initials)
  }
  return [...tokens].slice(0, tokensMax)
}
