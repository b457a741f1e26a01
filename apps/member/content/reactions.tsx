// Four ways to be glad of a post. Shown at once, told to the server, taken back when it says no.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { number, type Text, useT } from '#ui/i18n.ts'
import { type Icon, IconFlame, IconFlower, IconLamp, IconLeaf, IconPlus } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { changeMine, changePost } from './kept.ts'
import { type MinePost, type Post, type Reaction, reactions } from './shapes.ts'
import { streamTexts } from './texts.ts'

const marks: Record<Reaction, { icon: Icon; text: Text }> = {
  like: { icon: IconLeaf, text: streamTexts.like },
  thanks: { icon: IconFlower, text: streamTexts.thanks },
  insight: { icon: IconLamp, text: streamTexts.insight },
  cheer: { icon: IconFlame, text: streamTexts.cheer },
}

function useReacting(post: Post, mine: MinePost | undefined) {
  const put = (counts: Post['reactions'], given: Reaction[]) => {
    changePost(post.id, old => ({ ...old, reactions: counts }))
    changeMine(post.id, old => ({ ...old, reactions: given }))
  }
  return useAction(async (kind: Reaction) => {
    const before = { counts: post.reactions, given: mine?.reactions ?? [] }
    const on = !before.given.includes(kind)
    const step = on ? 1 : -1
    put(
      { ...before.counts, [kind]: Math.max(0, before.counts[kind] + step) },
      on ? [...before.given, kind] : before.given.filter(one => one !== kind),
    )
    try {
      const answer = await api.content[on ? 'react' : 'unreact']({ params: { postId: post.id, kind } })
      put(answer.counts, answer.mine)
    } catch (error) {
      put(before.counts, before.given)
      throw error
    }
  })
}

export interface ReactionsProps {
  post: Post
  mine: MinePost | undefined
  /** All four, with their names. */
  whole?: boolean
  children?: React.ReactNode
}

export function Reactions({ post, mine, whole, children }: ReactionsProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const react = useReacting(post, mine)
  const shown = reactions.filter(kind => whole || open || kind === 'like' || post.reactions[kind] > 0)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons of one kind, not fields of a form. */}
      <div className={`m-reactions ${whole ? 'm-reactions-whole' : ''}`} role="group" aria-label={t(streamTexts.reactions)}>
        {shown.map(kind => {
          const { icon: Mark, text } = marks[kind]
          const count = post.reactions[kind]
          return (
            <button
              key={kind}
              type="button"
              className="m-reaction"
              aria-pressed={mine?.reactions.includes(kind) ?? false}
              title={t(text)}
              onClick={() => void react.run(kind)}
            >
              <Mark size={20} />
              <span className={whole ? undefined : 'q-aside'}>{t(text)}</span>
              {count > 0 && <span>{number(count)}</span>}
            </button>
          )
        })}
        {shown.length < reactions.length && (
          <button type="button" className="m-reaction" aria-label={t(streamTexts.react)} onClick={() => setOpen(true)}>
            <IconPlus size={18} />
          </button>
        )}
        {children}
      </div>
      <ErrorNote error={react.error} small />
    </>
  )
}
