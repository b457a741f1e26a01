// How a follower sees what is said: his words at the right, ours at the left, an article as a card.
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { useSession } from '../shell/session.ts'

export interface Said {
  text: string
  article: { title: string; description: string; picUrl: string } | null
}

export const saysNothing = (said: Said): boolean => !said.text.trim() && !said.article

export function OurBubble({ said, children }: { said: Said; children?: React.ReactNode }) {
  const { community } = useSession()
  return (
    <div className="c-talk c-talk-ours">
      <Avatar name={community?.name ?? ''} id={community?.id ?? ''} size="small" />
      <div>
        {said.article ? <ArticleCard article={said.article} /> : <p className="c-bubble q-prose">{said.text}</p>}
        {children}
      </div>
    </div>
  )
}

export function TheirBubble({ text, name, children }: { text: string; name: string; children?: React.ReactNode }) {
  return (
    <div className="c-talk c-talk-theirs">
      <div>
        <p className="c-bubble q-prose">{text}</p>
        {children}
      </div>
      <Avatar name={name} size="small" />
    </div>
  )
}

export function ArticleCard({ article }: { article: NonNullable<Said['article']> }) {
  const t = useT()
  return (
    <div className="c-card-article">
      <b>{article.title || t({ zh: '标题', en: 'Title' })}</b>
      <span className="c-card-article-rest">
        <span className="q-quiet">{article.description}</span>
        {/^(https?:\/)?\//.test(article.picUrl) && <img src={article.picUrl} alt="" loading="lazy" />}
      </span>
    </div>
  )
}
