// The book of a region: the pack that holds everywhere with that of the region, and what of both is in force on a day.
import { createHash } from 'node:crypto'
import type { Effect, Pack, Rule } from '../contract.ts'
import type { Parameter, Values } from './check.ts'
import { checks } from './checks.ts'
import { PacksBroken, type ReadPack } from './read-pack.ts'

export const everywhere = 'default'

export interface Book {
  region: string
  packs: readonly Pack[]
  /** In which currency the amounts of its rules are told. */
  currency: Pack['currency']
  /** The versions of its packs in words, `default 1, cn 1`. */
  label: string
  hash: string
  text: string
}
export type Books = ReadonlyMap<string, Book>

export function booksOf(read: readonly ReadPack[]): Books {
  const common = read.find(one => one.pack.pack === everywhere)
  if (!common) throw new PacksBroken([`${everywhere}.yaml is missing`])
  const lost = read.flatMap(({ pack }) =>
    pack.rules.flatMap(rule =>
      rule.replaces && !common.pack.rules.some(one => one.id === rule.replaces)
        ? [`${pack.pack}.yaml: ${rule.id}: replaces ${rule.replaces}, which is not in ${everywhere}.yaml`]
        : [],
    ),
  )
  if (lost.length > 0) throw new PacksBroken(lost)
  return new Map(read.map(one => [one.pack.pack, bookOf(one === common ? [common] : [common, one])]))
}

function bookOf(parts: readonly ReadPack[]): Book {
  const text = parts.map(part => part.text).join('\n---\n')
  const packs = parts.map(part => part.pack)
  const { pack: region, currency } = packs.at(-1) as Pack
  const label = packs.map(({ pack, version }) => `${pack} ${version}`).join(', ')
  return { region, packs, currency, label, text, hash: createHash('sha256').update(text).digest('hex') }
}

/** Those that hold on a day. A rule of the region stands in the place of the common one that it names. */
export function rulesOn(book: Book, day: string): Rule[] {
  const all = book.packs.flatMap(pack => pack.rules)
  const holding = all.filter(rule => rule.since <= day && (rule.until === null || day < rule.until))
  const replaced = new Set(holding.map(rule => rule.replaces))
  return holding.filter(rule => !replaced.has(rule.id))
}
export const rulesAfter = (book: Book, day: string): Rule[] =>
  book.packs.flatMap(pack => pack.rules).filter(rule => rule.since > day)

/** What a community has set of a rule; null: as the law has it. */
export interface Own {
  rule: string
  /** A parameter's name, or `effect`. */
  parameter: string
  value: number | readonly string[] | Effect | null
}
export interface RuleHere {
  rule: Rule
  effect: Effect
  values: Values
}

const weight: Record<Effect, number> = { warn: 0, 'second-person': 1, refuse: 2 }
type Value = number | readonly string[]

/** The stricter of the law's value and the community's own: a law that has become stricter since is followed at once. */
function stricterOf(parameter: Parameter, law: Value, own: Value): Value {
  if (parameter.kind === 'number')
    return parameter.stricter === 'lower' ? Math.min(law as number, own as number) : Math.max(law as number, own as number)
  const [asked, wished] = [law as readonly string[], own as readonly string[]]
  return parameter.stricter === 'more' ? [...new Set([...asked, ...wished])] : asked.filter(word => wished.includes(word))
}

export function isLooser(parameter: Parameter, law: Value, wished: Value): boolean {
  if (parameter.kind === 'number')
    return parameter.stricter === 'lower' ? (wished as number) > (law as number) : (wished as number) < (law as number)
  const [asked, own] = [law as readonly string[], wished as readonly string[]]
  return parameter.stricter === 'more' ? !asked.every(word => own.includes(word)) : !own.every(word => asked.includes(word))
}
export const isLighter = (law: Effect, wished: Effect): boolean => weight[wished] < weight[law]

export function ruleHere(rule: Rule, owns: readonly Own[]): RuleHere {
  const mine = new Map(
    owns.flatMap(own => (own.rule === rule.id && own.value !== null ? [[own.parameter, own.value] as const] : [])),
  )
  const { parameters } = checks[rule.check]
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => {
      const [law, own] = [rule.parameters[name] as Value, mine.get(name) as Value | undefined]
      return [name, own === undefined ? law : stricterOf(parameter, law, own)]
    }),
  )
  const own = mine.get('effect') as Effect | undefined
  return { rule, values, effect: own && !isLighter(rule.effect, own) ? own : rule.effect }
}
