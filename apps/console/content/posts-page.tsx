// Every post, whatever its state: found, filtered, opened, and taken down together after a preview.
import './posts.css'
import '../shell/filters.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { usePages } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api, fileAddress } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { BulkSheet } from './bulk-sheet.tsx'
import { FilterBar, queryOf, useFilters } from './filters.tsx'
import { postTexts } from './post-texts.ts'
import { excerptOf, kindIcons, stateTones } from './post-words.ts'
import { contentTexts, kindTexts, stateTexts } from './texts.ts'
import { usePlaces } from './use-groups.ts'
import { type ConsolePost, dayWords } from './week.ts'

export function PostsPage() {
  const t = useT()
  const may = useMay()
  const places = usePlaces()
  const filtered = useFilters()
  const posts = usePages(api.content.consolePosts, { query: queryOf(filtered.filters) })
  const [chosen, setChosen] = useState<string[]>([])
  const [hiding, setHiding] = useState(false)
  const plain = Object.keys(filtered.filters).length === 0
  return (
    <Page
      title={t(contentTexts.posts)}
      lead={t(postTexts.lead)}
      actions={
        <>
          {may('content.publish') && <Link href="/posts/settings">{t(contentTexts.settings)}</Link>}
          {may('content.publish') && (
            <Link href="/posts/new" className="q-button q-button-primary q-button-small">
              {t(contentTexts.compose)}
            </Link>
          )}
        </>
      }
    >
      <FilterBar places={places} {...filtered} />
      {chosen.length > 0 && (
        <div className="c-chosen-posts" role="status">
          <b className="q-grow">{t(postTexts.chosen, { count: chosen.length })}</b>
          <Button size="small" onClick={() => setHiding(true)}>
            {t(postTexts.previewHide)}
          </Button>
          <Button size="small" kind="plain" onClick={() => setChosen([])}>
            {t(postTexts.unchoose)}
          </Button>
        </div>
      )}
      <DataTable<ConsolePost>
        label={t(contentTexts.posts)}
        pages={posts}
        keyOf={post => post.id}
        minWidth={820}
        {...(may('content.moderate') && { selected: chosen, onSelect: setChosen })}
        empty={
          plain ? (
            <Empty title={t(postTexts.empty)} action={<Link href="/calendar">{t(contentTexts.calendar)}</Link>}>
              {t(postTexts.emptyHint)}
            </Empty>
          ) : (
            <Empty
              scene="trail"
              title={t(postTexts.noneFits)}
              action={<Button onClick={filtered.clear}>{t(postTexts.clearFilters)}</Button>}
            >
              {t(postTexts.noneFitsHint)}
            </Empty>
          )
        }
        columns={[
          { title: t(postTexts.words), render: (_, post) => <Words post={post} /> },
          { title: t(postTexts.author), width: 130, render: (_, post) => post.author.cardName ?? post.author.name },
          { title: t(postTexts.place), width: 120, render: (_, post) => places.nameOf(post.groupId) },
          {
            title: t(postTexts.state),
            width: 110,
            render: (_, post) => <Tag tone={stateTones[post.state]}>{t(stateTexts[post.state])}</Tag>,
          },
          { title: t(postTexts.time), width: 130, render: (_, post) => <TimeOf post={post} /> },
          {
            title: t(postTexts.answers),
            width: 120,
            render: (_, post) =>
              `${number(post.commentsCount)} · ${number(Object.values(post.reactions).reduce((sum, one) => sum + one, 0))}`,
          },
        ]}
      />
      {hiding && (
        <BulkSheet
          selection={{ postIds: chosen }}
          onClose={() => setHiding(false)}
          onDone={() => {
            setHiding(false)
            setChosen([])
          }}
        />
      )}
    </Page>
  )
}

export function Words({ post }: { post: ConsolePost }) {
  const t = useT()
  const Mark = kindIcons[post.kind]
  return (
    <div className="c-post-words">
      {post.pictures[0] ? (
        <img src={fileAddress(post.pictures[0].thumbFileId)} alt="" width="36" height="36" loading="lazy" />
      ) : (
        <Mark size={18} label={t(kindTexts[post.kind])} />
      )}
      <span>
        <Link href={`/posts/${post.id}`}>{excerptOf(post, 64)}</Link>
        {post.pinnedAt && <Tag>{t(postTexts.pinned)}</Tag>}
        {post.featuredAt && <Tag tone="ochre">{t(postTexts.featured)}</Tag>}
        {post.openReports > 0 && <Tag tone="cinnabar">{t(postTexts.reports, { count: post.openReports })}</Tag>}
      </span>
    </div>
  )
}

export function TimeOf({ post }: { post: ConsolePost }) {
  const t = useT()
  if (post.state === 'scheduled') return t(postTexts.due, { day: dayWords(post.dueDate!), time: post.dueTime! })
  return <RelativeTime at={post.publishedAt ?? post.createdAt} />
}
