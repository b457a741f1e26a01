// A stream on screen: what is pinned, the posts, and a pill for what came while one was reading further down.
import { useEffect, useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { IconDown } from '#ui/kit/icons.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { PostCard } from './post-card.tsx'
import type { Post } from './shapes.ts'
import type { StreamOf } from './stream.ts'
import { streamTexts } from './texts.ts'

/** Below this, whoever reads is not pushed down by what arrives above. */
const readingFromPx = 320

/** The newest post that stood there when one began to read on; null at the top, where everything is shown as it comes. */
function useMark(posts: readonly Post[]): [mark: string | null, clear: () => void] {
  const [mark, setMark] = useState<string | null>(null)
  const first = useRef(posts[0]?.id)
  first.current = posts[0]?.id
  useEffect(() => {
    const look = () => setMark(old => (scrollY < readingFromPx ? null : (old ?? first.current ?? null)))
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [])
  return [mark, () => setMark(null)]
}

export interface StreamViewProps {
  stream: StreamOf
  empty: React.ReactNode
  label: string
  /** Shown elsewhere on the screen already. */
  without?: string | undefined
}

export function StreamView({ stream, empty, label, without }: StreamViewProps) {
  const t = useT()
  const { pages, pinned, mine } = stream
  const posts = pages.items.filter(post => post.id !== without)
  const [mark, clear] = useMark(posts)
  const from =
    mark === null
      ? 0
      : Math.max(
          0,
          posts.findIndex(post => post.id === mark),
        )
  const moderate = mine.data?.moderate ?? false
  const card = (post: Post) => <PostCard key={post.id} post={post} mine={mine.of(post.id)} moderate={moderate} />
  const shownPinned = pinned.filter(post => post.id !== without)
  const only = posts.length === 0 && shownPinned.length > 0 && !pages.loading && !pages.error
  return (
    <>
      {from > 0 && (
        <button
          type="button"
          className="m-pill"
          onClick={() => {
            clear()
            scrollTo({ top: 0 })
          }}
        >
          <IconDown size={16} className="m-pill-up" />
          {t(streamTexts.newOnes, { count: from })}
        </button>
      )}
      {shownPinned.map(card)}
      {!only && (
        <PagesList
          pages={{ ...pages, items: posts.slice(from) }}
          keyOf={post => post.id}
          draw={post => <li>{card(post)}</li>}
          empty={without ? null : empty}
          label={label}
        />
      )}
    </>
  )
}
