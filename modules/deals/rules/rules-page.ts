// The rules page: made from the record, never typed. Its hash names the record word for word.
import { createHash } from 'node:crypto'
import { type Text, textIn } from '#kernel/i18n.ts'
import type { Deal } from './deal.ts'
import { linesOfKind, pen, type Setting } from './kind-lines.ts'

export type { Setting } from './kind-lines.ts'

type Line = { name: string; text: string }

/** The rules as one text, always written in the same way, and its SHA-256. */
export function recordOf(deal: Deal): { text: string; hash: string } {
  const { kind, title, intro, variantId, needsRight, opensAt, closesAt, terms } = deal
  const text = JSON.stringify(sorted({ kind, title, intro, variantId, needsRight, opensAt, closesAt, terms }))
  return { text, hash: createHash('sha256').update(text).digest('hex') }
}
function sorted(value: unknown): unknown {
  if (value instanceof Date || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

export function linesOf(deal: Deal, setting: Setting): Line[] {
  const p = pen(setting)
  const line = (name: Text, text: string): Line => ({ name: textIn(name, setting.locale), text })
  return [
    line(
      { zh: '时间', en: 'When' },
      p.in(
        `${p.time(deal.opensAt)} 至 ${p.time(deal.closesAt)}（时区 ${p.zone}），以服务器收到的时刻为准。`,
        `From ${p.time(deal.opensAt)} to ${p.time(deal.closesAt)} (${p.zone}), by the moment at which the server hears you.`,
      ),
    ),
    line(
      { zh: '谁可以参加', en: 'Who' },
      deal.needsRight === null
        ? p.in('所有成员。', 'All members.')
        : p.in(`持有权益「${deal.needsRight}」的成员。`, `Members who hold the right “${deal.needsRight}”.`),
    ),
    ...linesOfKind(deal, p).map(({ name, text }) => line(name, text)),
  ]
}
