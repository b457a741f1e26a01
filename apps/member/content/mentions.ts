// Mentions: what is typed reads `@凌`, what is sent carries `@mem_…`, so that a name may change and the person stays.
import type { Mention } from './shapes.ts'

export function shown(text: string, mentions: readonly Mention[]): string {
  const names = new Map(mentions.map(mention => [mention.memberId, mention.name]))
  return text.replace(/@(mem_[0-9a-z]{26})/g, (whole, id: string) => (names.has(id) ? `@${names.get(id)}` : whole))
}

/** Longest names first, so that `@凌云` is not taken for `@凌`. */
export function marked(text: string, mentions: readonly Mention[]): string {
  const byLength = [...mentions].sort((a, b) => b.name.length - a.name.length)
  return byLength.reduce((all, { name, memberId }) => all.replaceAll(`@${name}`, `@${memberId}`), text)
}

/** Puts a name in at the caret; an `@` just typed is the one that was meant. */
export function withMention(text: string, caret: number, mention: Mention): string {
  const before = text.slice(0, caret).replace(/@$/, '')
  return `${before}@${mention.name} ${text.slice(caret).replace(/^ /, '')}`
}
