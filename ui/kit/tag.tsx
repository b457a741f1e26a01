// Small marks: a tag says what something is, a seal says that something waits for you.
import './tag.css'
import { number, useLocale } from '../i18n.ts'

export type TagTone = 'plain' | 'green' | 'cinnabar' | 'ochre' | 'indigo'

export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: React.ReactNode }) {
  return <span className={`q-tag q-tag-${tone}`}>{children}</span>
}

/** `label` is what a screen reader says, e.g. 「3 条未读」. Draws nothing at 0. */
export function Seal({ count, label, most = 99 }: { count: number; label: string; most?: number }) {
  useLocale()
  if (count <= 0) return null
  return (
    <span className="q-seal">
      <span aria-hidden="true">{count > most ? `${most}+` : number(count)}</span>
      <span className="q-aside">{label}</span>
    </span>
  )
}
