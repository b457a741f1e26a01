// From the text of a pack's file to the pack, or to what is wrong with it, each with its place.
import { parse } from 'yaml'
import type { z } from 'zod'
import { Pack, type Rule } from '../contract.ts'
import { checks } from './checks.ts'

export interface ReadPack {
  pack: Pack
  text: string
}
export class PacksBroken extends Error {
  constructor(mistakes: readonly string[]) {
    super(
      `规则文件有误，没有启动。请改好或恢复原样： / The rules cannot be read, and nothing was started. Mend or restore them:\n${mistakes.map(one => `  ${one}`).join('\n')}`,
    )
    this.name = 'PacksBroken'
  }
}

export function readPack(
  text: string,
  file: string,
): { read: ReadPack; mistakes: string[] } | { read: null; mistakes: string[] } {
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 100 })
  } catch (error) {
    return { read: null, mistakes: [`${file}: ${(error as Error).message.split('\n')[0]}`] }
  }
  const parsed = Pack.safeParse(value)
  if (!parsed.success)
    return { read: null, mistakes: parsed.error.issues.map(issue => `${file}: ${placeOf(issue, value)}: ${issue.message}`) }
  const pack = parsed.data
  const mistakes = [
    ...(file === `${pack.pack}.yaml` ? [] : [`${pack.pack} must stand in ${pack.pack}.yaml`]),
    ...pack.rules.flatMap(rule => mistakesOf(rule, pack)),
    ...overlapsOf(pack.rules),
  ].map(mistake => `${file}: ${mistake}`)
  return { read: { pack, text }, mistakes }
}

/** A person looks for a rule by its id, not by its number in the list. */
function placeOf(issue: z.core.$ZodIssue, value: unknown): string {
  const [first, at, ...rest] = issue.path
  const id = first === 'rules' ? (value as { rules?: { id?: unknown }[] }).rules?.[Number(at)]?.id : undefined
  return (id === undefined ? issue.path : [String(id), ...rest]).join(' · ') || 'the file'
}

function mistakesOf(rule: Rule, pack: Pack): string[] {
  const found: string[] = []
  const say = (what: string) => void found.push(`${rule.id}: ${what}`)
  if (!rule.id.startsWith(`${pack.pack}.`)) say(`its id must begin with ${pack.pack}.`)
  if (rule.until !== null && rule.until <= rule.since) say('until must be after since')
  const { parameters } = checks[rule.check]
  for (const name of Object.keys(rule.parameters)) if (!parameters[name]) say(`the check ${rule.check} has no parameter ${name}`)
  for (const [name, parameter] of Object.entries(parameters)) {
    const given = rule.parameters[name]
    if (given === undefined) say(`the parameter ${name} is missing`)
    else if (parameter.kind === 'number') {
      if (typeof given !== 'number') say(`${name} must be a whole number`)
      else if (given > parameter.max) say(`${name} must be at most ${parameter.max}`)
    } else if (typeof given === 'number') say(`${name} must be a list`)
    else if (parameter.choices)
      for (const word of given)
        if (!(word in parameter.choices))
          say(`${name} knows no ${word}; choose among ${Object.keys(parameter.choices).join(', ')}`)
  }
  return found
}

/** Of one rule there may be several versions, one after the other. */
function overlapsOf(rules: readonly Rule[]): string[] {
  return [...Map.groupBy(rules, rule => rule.id)].flatMap(([id, versions]) => {
    const inOrder = versions.toSorted((a, b) => (a.since < b.since ? -1 : 1))
    return inOrder.slice(1).flatMap((next, at) => {
      const before = inOrder[at] as Rule
      return before.until === null || before.until > next.since ? [`${id}: two versions hold on ${next.since}`] : []
    })
  })
}
