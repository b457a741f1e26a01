// A post on a page of its own, with what people say to it.
import './comments.css'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { isProblem } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { CommentBox } from './comment-box.tsx'
import { CommentLine } from './comment-line.tsx'
import { knownPost, postKey } from './kept.ts'
import { type Mine, useMine } from './mine.ts'
import { postTexts } from './post/texts.ts'
import { PostBody, PostHead } from './post-card.tsx'
import { Reactions } from './reactions.tsx'
import type { Comment, Post, PostPage } from './shapes.ts'
import { plainWords } from './words.tsx'

function useMore(page: PostPage | undefined) {
  return useAction(async () => {
    if (!page?.next) return
    const more = await api.content.comments({ params: { postId: page.post.id }, query: { cursor: page.next } })
    answers.set<PostPage>(
      postKey(page.post.id),
      old => old && { ...old, comments: [...old.comments, ...more.items], next: more.next },
    )
  })
}

export function PostScreen({ postId }: ScreenProps<'postId'>) {
  const t = useT()
  const read = useRead(api.content.post, boot.me ? { params: { postId } } : null)
  const post = read.data?.post ?? knownPost(postId)
  const mine = useMine(post ? post.groupId : undefined, [postId])
  const title = post
    ? plainWords(post.text, post.mentions).split('\n')[0]?.slice(0, 24) || t(postTexts.title)
    : t(postTexts.title)
  const back = post?.groupId ? `/groups/${post.groupId}` : '/'
  const gone = isProblem(read.error) && [404, 410].includes(read.error.status)
  if (gone || !post)
    return (
      <Page title={t(postTexts.title)} back="/">
        {!boot.me ? (
          <SignInFirst />
        ) : gone && isProblem(read.error) ? (
          <Empty scene="trail" title={t(postTexts.goneTitle)}>
            {read.error.status === 410 ? read.error.title : t(postTexts.goneHint)}
          </Empty>
        ) : read.error ? (
          <ErrorNote error={read.error} onRetry={read.reload} />
        ) : (
          <Skeleton />
        )}
      </Page>
    )
  const moderate = mine.data?.moderate ?? false
  return (
    <Page title={title} bar={t(postTexts.title)} back={back} className="m-post-page">
      <article className="m-post">
        <PostHead post={post} mine={mine.of(postId)} moderate={moderate} />
        <PostBody post={post} />
        <Reactions post={post} mine={mine.of(postId)} whole />
      </article>
      {read.data ? (
        <Comments page={read.data} mine={mine} />
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

function Comments({ page, mine }: { page: PostPage; mine: Mine }) {
  const t = useT()
  const { post, comments } = page
  const [replyTo, setReplyTo] = useState<Comment | null>(null)
  const [sent, setSent] = useState('')
  const [search] = useSearchParams()
  const meant = sent || (search.get('comment') ?? '')
  const more = useMore(page)
  const there = comments.some(comment => comment.id === meant)
  const looking = meant !== '' && !there && page.next !== null && !more.busy && more.error === undefined
  useEffect(() => {
    if (looking) void more.run()
  }, [looking, more.run])
  useEffect(() => {
    if (there) document.getElementById(meant)?.scrollIntoView({ block: 'center' })
  }, [there, meant])
  const may = mine.data?.comment ?? false
  return (
    <>
      <Section title={t(postTexts.commentsCount, { count: post.commentsCount })}>
        {comments.length === 0 && !page.next ? (
          <Empty title={t(postTexts.noComments)}>{may ? t(postTexts.noCommentsHint) : undefined}</Empty>
        ) : (
          <ol className="m-comments" aria-label={t(postTexts.comments)}>
            {comments.map(comment => (
              <CommentLine
                key={comment.id}
                comment={comment}
                groupId={post.groupId}
                moderate={mine.data?.moderate ?? false}
                meant={comment.id === meant}
                onReply={may ? () => setReplyTo(comment) : undefined}
              />
            ))}
          </ol>
        )}
        <ErrorNote error={more.error} small onRetry={more.run} />
        {page.next && (
          <Button kind="plain" busy={more.busy} onClick={() => void more.run()}>
            {t(postTexts.moreComments)}
          </Button>
        )}
      </Section>
      <Foot post={post} mine={mine}>
        <CommentBox post={post} replyTo={replyTo} onReplyTo={setReplyTo} onSent={comment => setSent(comment.id)} />
      </Foot>
    </>
  )
}

/** The pen, or the reason why there is none. */
function Foot({ post, mine, children }: { post: Post; mine: Mine; children: React.ReactNode }) {
  const t = useT()
  if (!mine.data) return null
  if (mine.data.comment) return children
  return (
    <div className="m-comment-box">
      <p className="q-row q-row-apart">
        <span className="q-grow">{mine.data.whyNotComment}</span>
        {post.groupId && <Link href={`/groups/${post.groupId}`}>{t(postTexts.toGroup)}</Link>}
      </p>
    </div>
  )
}
