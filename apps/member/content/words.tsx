// The text of a post or a comment: line breaks as written, addresses as links, people by their names.
import { Link } from 'wouter'
import type { Mention } from './shapes.ts'

const piece = /(@mem_[0-9a-z]{26})|(https?:\/\/[^\s<>"'，。！？；：、（）【】「」《》]+)/g
const trailing = /[).,!?;:\]]+$/

/** The address without the scheme, short enough for a line. */
function shownAddress(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  return bare.length > 42 ? `${bare.slice(0, 40)}…` : bare
}

export function Words({ text, mentions }: { text: string; mentions: readonly Mention[] }) {
  const names = new Map(mentions.map(mention => [mention.memberId, mention.name]))
  const parts: React.ReactNode[] = []
  let at = 0
  for (const match of text.matchAll(piece)) {
    const [whole, mention] = match
    const url = mention ? '' : whole.replace(trailing, '')
    parts.push(text.slice(at, match.index))
    at = match.index + (mention ? whole.length : url.length)
    if (mention) {
      const id = mention.slice(1)
      parts.push(
        <Link key={match.index} href={`/members/${id}`} className="m-mention">
          @{names.get(id) ?? '…'}
        </Link>,
      )
    } else
      parts.push(
        <a key={match.index} href={url} target="_blank" rel="noopener noreferrer nofollow ugc">
          {shownAddress(url)}
        </a>,
      )
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}

/** The same in plain words, for labels and the first line of a title. */
export function plainWords(text: string, mentions: readonly Mention[]): string {
  const names = new Map(mentions.map(mention => [mention.memberId, mention.name]))
  return text.replace(/@(mem_[0-9a-z]{26})/g, (_whole, id: string) => `@${names.get(id) ?? '…'}`)
}
