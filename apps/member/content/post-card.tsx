// A post in a stream.
import './post.css'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { number, useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconComment, IconMore } from '#ui/kit/icons.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { VoicePlayer } from '#ui/kit/voice-player.tsx'
import { fileAddress } from '../api.ts'
import { Byline, Face, nameOf } from './byline.tsx'
import { Reactions } from './reactions.tsx'
import type { MinePost, Post } from './shapes.ts'
import { streamTexts } from './texts.ts'
import { plainWords, Words } from './words.tsx'

const Wall = lazy(async () => ({ default: (await import('./wall.tsx')).Wall }))
const PostMenu = lazy(async () => ({ default: (await import('./post-menu.tsx')).PostMenu }))

export interface PostCardProps {
  post: Post
  mine: MinePost | undefined
  moderate: boolean
}

/** Longer texts are told in full on the post's own page. */
const longText = (text: string): boolean => text.length > 280 || text.split('\n').length > 9

export function PostHead({ post, mine, moderate }: PostCardProps) {
  const t = useT()
  return (
    <div className="m-post-head">
      <Face author={post.author} />
      <Byline author={post.author} at={post.publishedAt}>
        {post.editedAt && <span>{t(streamTexts.edited)}</span>}
        {post.pinnedAt && <Tag>{t(streamTexts.pinned)}</Tag>}
        {post.featuredAt && <Tag tone="ochre">{t(streamTexts.featured)}</Tag>}
      </Byline>
      <PostMore {...{ post, mine, moderate }} />
    </div>
  )
}

/** What can be done with a post comes with the first press. */
function PostMore(props: PostCardProps) {
  const t = useT()
  const [wanted, setWanted] = useState(false)
  const button = <IconButton icon={IconMore} label={t(streamTexts.more)} aria-haspopup="menu" onClick={() => setWanted(true)} />
  return wanted ? (
    <Suspense fallback={button}>
      <PostMenu {...props} />
    </Suspense>
  ) : (
    button
  )
}

export function PostBody({ post, short }: { post: Post; short?: boolean }) {
  const t = useT()
  const cut = short && longText(post.text)
  return (
    <>
      {post.text && (
        <div className={`m-post-text q-prose ${cut ? 'm-post-cut' : ''}`}>
          <Words text={post.text} mentions={post.mentions} />
        </div>
      )}
      {cut && (
        <Link href={`/posts/${post.id}`} className="m-post-on">
          {t(streamTexts.wholeText)}
        </Link>
      )}
      {post.voice && (
        <VoicePlayer
          src={fileAddress(post.voice.fileId)}
          durationMs={post.voice.durationMs}
          title={t(streamTexts.voiceOf, { name: nameOf(post.author) })}
        />
      )}
      {post.pictures.length > 0 && (
        <Suspense fallback={<div className="m-wall-room" />}>
          <Wall pictures={post.pictures} />
        </Suspense>
      )}
    </>
  )
}

export function PostCard({ post, mine, moderate }: PostCardProps) {
  const t = useT()
  return (
    <article className="m-post" aria-label={t(streamTexts.postOf, { name: nameOf(post.author) })}>
      <PostHead {...{ post, mine, moderate }} />
      <PostBody post={post} short />
      <Reactions post={post} mine={mine}>
        <Link href={`/posts/${post.id}`} className="m-reaction m-to-comments">
          <IconComment size={20} />
          {post.commentsCount > 0 && <span>{number(post.commentsCount)}</span>}
          <span className={post.commentsCount > 0 ? 'q-aside' : undefined}>{t(streamTexts.comment)}</span>
          <span className="q-aside">{plainWords(post.text, post.mentions).slice(0, 24)}</span>
        </Link>
      </Reactions>
    </article>
  )
}
