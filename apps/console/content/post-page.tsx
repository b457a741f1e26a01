// One post: what it says and said before, what was answered, and what can be done with it.
import './posts.css'
import { Link } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Gallery } from '#ui/kit/images.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { VoicePlayer } from '#ui/kit/voice-player.tsx'
import { api, fileAddress } from '../api.ts'
import { By } from '../shell/by.tsx'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { PostActs } from './post-acts.tsx'
import { PostComments } from './post-comments.tsx'
import { postTexts, reactionTexts } from './post-texts.ts'
import { excerptOf, stateTones, withNames } from './post-words.ts'
import { stateTexts } from './texts.ts'
import { usePlaces } from './use-groups.ts'
import { type ConsolePost, dayWords } from './week.ts'

export function PostPage({ postId }: { postId: string }) {
  const t = useT()
  const found = useRead(api.content.consolePost, { params: { postId } })
  useLive(['content.commented', 'content.post-edited', 'content.reactions-changed'], () => answers.refresh('content.consolePost'))
  if (!found.data)
    return (
      <Page title="">{found.error ? <ErrorNote error={found.error} onRetry={found.reload} /> : <Skeleton kind="text" />}</Page>
    )
  const { post, comments, earlier } = found.data
  return (
    <Page title={excerptOf(post, 24)} actions={<PostActs post={post} />}>
      {post.openReports > 0 && (
        <p className="c-notice">
          <b>{t(postTexts.seeReports, { count: post.openReports })}</b> <Link href="/moderation">{t(postTexts.look)}</Link>
        </p>
      )}
      {post.takedown && (
        <p className="c-notice">
          <By who={post.takedown.by} name={post.takedown.byName} />{' '}
          {t(postTexts.downBecause, { at: date(post.takedown.at, 'moment'), reason: post.takedown.reason })}
        </p>
      )}
      <div className="c-post">
        <div className="q-stack">
          <PostBody post={post} />
          {earlier.length > 0 && (
            <details className="c-earlier">
              <summary>
                {t(postTexts.earlier)} ({earlier.length})
              </summary>
              <ol>
                {earlier.map(version => (
                  <li key={version.at}>
                    <p className="q-quiet">
                      <By who={version.by} name={version.byName} /> {date(version.at, 'moment')}
                    </p>
                    <p className="q-prose">{version.text}</p>
                  </li>
                ))}
              </ol>
            </details>
          )}
          <PostComments post={post} comments={comments} />
        </div>
        <Facts post={post} />
      </div>
    </Page>
  )
}

function PostBody({ post }: { post: ConsolePost }) {
  return (
    <article className="c-post-body">
      <p className="q-row">
        <Avatar
          name={post.author.name}
          id={post.author.memberId ?? 'community'}
          photo={post.author.avatarFileId && fileAddress(post.author.avatarFileId)}
        />
        <b>{post.author.cardName ?? post.author.name}</b>
      </p>
      {post.voice && <VoicePlayer src={fileAddress(post.voice.fileId)} durationMs={post.voice.durationMs} />}
      {post.text && <p className="q-prose">{withNames(post.text, post.mentions)}</p>}
      <Gallery
        images={post.pictures.map(picture => ({
          src: fileAddress(picture.fileId),
          thumb: fileAddress(picture.thumbFileId),
          width: picture.width,
          height: picture.height,
        }))}
      />
    </article>
  )
}

function Facts({ post }: { post: ConsolePost }) {
  const t = useT()
  const places = usePlaces()
  const lines: [string, string | false | null][] = [
    [t(postTexts.place), places.nameOf(post.groupId)],
    [t(postTexts.scheduledFor), post.dueDate && `${dayWords(post.dueDate)} ${post.dueTime}`],
    [t(postTexts.published), post.publishedAt && date(post.publishedAt, 'moment')],
    [t(postTexts.appeared), post.appearedAt && post.appearedAt !== post.publishedAt && date(post.appearedAt, 'moment')],
    [t(postTexts.created), date(post.createdAt, 'moment')],
    [t(postTexts.edited), post.editedAt && date(post.editedAt, 'moment')],
    ...Object.entries(reactionTexts).map(([kind, text]): [string, string | false] => {
      const count = post.reactions[kind as keyof typeof reactionTexts]
      return [t(text), count > 0 && String(count)]
    }),
  ]
  return (
    <aside className="c-post-facts" aria-label={t(postTexts.facts)}>
      <p className="q-row">
        <Tag tone={stateTones[post.state]}>{t(stateTexts[post.state])}</Tag>
        {post.pinnedAt && <Tag>{t(postTexts.pinned)}</Tag>}
        {post.featuredAt && <Tag tone="ochre">{t(postTexts.featured)}</Tag>}
      </p>
      <dl>
        {lines.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </aside>
  )
}
