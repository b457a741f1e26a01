// A field in which people can be named: a typed `@` or the button beside it opens the list.
import { lazy, Suspense, useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { TextArea, type TextAreaProps } from '#ui/kit/field.tsx'
import { IconAt } from '#ui/kit/icons.tsx'
import type { Draft } from './drafts.ts'
import { withMention } from './mentions.ts'
import { postTexts } from './post/texts.ts'

const MentionSheet = lazy(async () => ({ default: (await import('./mention-sheet.tsx')).MentionSheet }))

export interface MentionFieldProps extends Omit<TextAreaProps, 'value' | 'onChange'> {
  draft: Draft
  onDraft: (part: Partial<Draft>) => void
  groupId: string | null
}

/** The field itself, and the button that opens the list. */
export function useMentionField({ draft, onDraft, groupId, ...field }: MentionFieldProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const caret = useRef(0)
  const area = () => box.current?.querySelector('textarea')
  const change = (text: string) => {
    const at = area()?.selectionStart ?? text.length
    caret.current = at
    const typed = text.length === draft.text.length + 1 && text[at - 1] === '@'
    // Not within an address.
    if (typed && !/[\w.]/.test(text[at - 2] ?? '')) setOpen(true)
    onDraft({ text })
  }
  const begin = () => {
    caret.current = area()?.selectionStart ?? draft.text.length
    setOpen(true)
  }
  return {
    field: (
      <div className="m-mention-field q-grow" ref={box}>
        <TextArea {...field} value={draft.text} onChange={change} />
        {open && (
          <Suspense fallback={null}>
            <MentionSheet
              groupId={groupId}
              onClose={() => setOpen(false)}
              onChoose={mention => {
                setOpen(false)
                const mentions = [...draft.mentions.filter(other => other.memberId !== mention.memberId), mention]
                onDraft({ text: withMention(draft.text, caret.current, mention), mentions })
                requestAnimationFrame(() => area()?.focus())
              }}
            />
          </Suspense>
        )}
      </div>
    ),
    button: <IconButton icon={IconAt} label={t(postTexts.mention)} onClick={begin} />,
    focus: () => area()?.focus(),
  }
}
