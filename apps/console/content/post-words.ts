// What stands for a post where there is room for a line.
import { say } from '#ui/i18n.ts'
import { type Icon, IconComment, IconImage, IconMic } from '#ui/kit/icons.tsx'
import type { TagTone } from '#ui/kit/tag.tsx'
import { contentTexts } from './texts.ts'
import type { ConsolePost } from './week.ts'

export const kindIcons: Record<ConsolePost['kind'], Icon> = { text: IconComment, pictures: IconImage, voice: IconMic }
export const stateTones: Record<ConsolePost['state'], TagTone> = {
  draft: 'plain',
  scheduled: 'indigo',
  published: 'green',
  hidden: 'ochre',
  removed: 'ochre',
}

/** The first line of its text with names in place of ids, or what it is when it has none. */
export function excerptOf(post: Pick<ConsolePost, 'text' | 'mentions' | 'voice' | 'pictures'>, max = 120): string {
  const named = withNames(post.text, post.mentions).trim().split('\n')[0] ?? ''
  if (named) return Array.from(named).length > max ? `${Array.from(named).slice(0, max).join('')}…` : named
  return post.voice ? say(contentTexts.excerptVoice) : say(contentTexts.excerptPictures, { count: post.pictures.length })
}

export const withNames = (text: string, mentions: readonly { memberId: string; name: string }[]): string =>
  text.replace(/@(mem_\w+)/g, (whole, id: string) => {
    const name = mentions.find(mention => mention.memberId === id)?.name
    return name ? `@${name}` : whole
  })
