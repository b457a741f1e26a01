// Who wrote it and when: the card of the group where there is one, the community's own emblem where it speaks itself.
import { Link } from 'wouter'
import { type Text, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Emblem } from '#ui/kit/emblem.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { boot, fileAddress } from '../api.ts'
import { weeksSince } from '../shell/day-line.ts'
import type { Author } from './shapes.ts'
import { streamTexts } from './texts.ts'

const roleWords: Record<string, Text> = {
  owner: streamTexts.owner,
  host: streamTexts.host,
  teacher: streamTexts.teacher,
  connector: streamTexts.connector,
  monitor: streamTexts.monitor,
}
export const roleText = (role: string | null | undefined): Text | undefined => roleWords[role ?? '']

export const nameOf = (author: Author): string => author.cardName ?? author.name

export function Face({ author, size = 'normal' }: { author: Author; size?: 'small' | 'normal' }) {
  const { community } = boot
  if (author.memberId === null && community)
    return <Emblem id={community.id} ageWeeks={weeksSince(community.openedAt, boot.now)} size={size === 'small' ? 28 : 40} />
  return (
    <Avatar
      name={author.name}
      id={author.memberId ?? author.name}
      photo={author.avatarFileId && fileAddress(author.avatarFileId)}
      size={size}
    />
  )
}

/** `children`: what stands after the time, e.g. 置顶. */
export function Byline({ author, at, children }: { author: Author; at: string; children?: React.ReactNode }) {
  const t = useT()
  const role = author.memberId === null ? streamTexts.community : roleText(author.role)
  return (
    <span className="m-byline">
      <span className="m-byline-who">
        {author.memberId === null ? (
          <b className="q-clip">{author.name}</b>
        ) : (
          <Link href={`/members/${author.memberId}`} className="m-byline-name q-clip">
            {nameOf(author)}
          </Link>
        )}
        {role && <Tag tone={author.memberId === null ? 'green' : 'indigo'}>{t(role)}</Tag>}
      </span>
      <span className="m-byline-when">
        <RelativeTime at={at} />
        {children}
      </span>
    </span>
  )
}
