// What is answered: a text, an article, or nothing but a hand-over; with how it will look beside it.
import { useT } from '#ui/i18n.ts'
import { Check, Input, Select, TextArea } from '#ui/kit/field.tsx'
import { fieldError } from '#ui/problem.ts'
import { OurBubble, saysNothing } from './bubble.tsx'
import { replyTexts } from './reply-texts.ts'

export interface ArticleDraft {
  title: string
  description: string
  picUrl: string
  url: string
}
export interface ReplyDraft {
  as: 'text' | 'article' | 'nothing'
  text: string
  article: ArticleDraft
  handover: boolean
}

const noArticle: ArticleDraft = { title: '', description: '', picUrl: '', url: '' }
export const draftOf = (said: { text: string; article: ArticleDraft | null; handover: boolean } | null): ReplyDraft => ({
  as: said === null ? 'text' : said.article ? 'article' : said.text ? 'text' : 'nothing',
  text: said?.text ?? '',
  article: said?.article ?? noArticle,
  handover: said?.handover ?? false,
})
export const saidBy = ({ as, text, article, handover }: ReplyDraft) => ({
  text: as === 'text' ? text.trim() : '',
  article: as === 'article' ? article : null,
  handover,
})
export const isWhole = ({ as, text, article }: ReplyDraft): boolean =>
  as === 'nothing' || (as === 'text' ? text.trim() !== '' : article.title.trim() !== '' && article.url.trim() !== '')

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

interface ReplyFieldsProps {
  draft: ReplyDraft
  onChange: (draft: ReplyDraft) => void
  error: unknown
  /** What 「nothing」 is called: for a keyword it hands over, a greeting stays silent. */
  nothing: string
}

export function ReplyFields({ draft, onChange, error, nothing }: ReplyFieldsProps) {
  const t = useT()
  const set = (change: Partial<ReplyDraft>) => onChange({ ...draft, ...change })
  const setArticle = (change: Partial<ArticleDraft>) => set({ article: { ...draft.article, ...change } })
  return (
    <>
      <Select
        label={t(replyTexts.reply)}
        value={draft.as}
        options={[
          { value: 'text', label: t(replyTexts.asText) },
          { value: 'article', label: t(replyTexts.asArticle) },
          { value: 'nothing', label: nothing },
        ]}
        onChange={as => set({ as, ...(as === 'nothing' && { handover: true }) })}
      />
      {draft.as === 'text' && (
        <TextArea
          label={t(replyTexts.text)}
          hint={t(replyTexts.textHint, { used: bytesOf(draft.text) })}
          rows={4}
          value={draft.text}
          onChange={text => set({ text })}
          error={fieldError(error, 'text')}
        />
      )}
      {draft.as === 'article' && (
        <>
          <Input
            label={t(replyTexts.title)}
            value={draft.article.title}
            maxLength={64}
            onChange={title => setArticle({ title })}
            error={fieldError(error, 'article.title')}
          />
          <TextArea
            label={t(replyTexts.description)}
            optional
            rows={2}
            maxLength={120}
            value={draft.article.description}
            onChange={description => setArticle({ description })}
            error={fieldError(error, 'article.description')}
          />
          <Input
            label={t(replyTexts.url)}
            type="text"
            inputMode="url"
            value={draft.article.url}
            onChange={url => setArticle({ url })}
            error={fieldError(error, 'article.url')}
          />
          <Input
            label={t(replyTexts.picUrl)}
            hint={t(replyTexts.picUrlHint)}
            optional
            value={draft.article.picUrl}
            onChange={picUrl => setArticle({ picUrl })}
            error={fieldError(error, 'article.picUrl')}
          />
        </>
      )}
      {draft.as !== 'nothing' && (
        <Check checked={draft.handover} onChange={handover => set({ handover })} hint={t(replyTexts.handoverHint)}>
          {t(replyTexts.handoverLabel)}
        </Check>
      )}
    </>
  )
}

export function ReplyPreview({ draft, before }: { draft: ReplyDraft; before?: React.ReactNode }) {
  const t = useT()
  const said = saidBy(draft)
  return (
    <section className="c-phone" aria-label={t(replyTexts.preview)}>
      <p className="q-quiet">{t(replyTexts.preview)}</p>
      {before}
      {saysNothing(said) ? (
        <p className="q-quiet">{t(draft.as === 'nothing' ? replyTexts.silent : replyTexts.previewEmpty)}</p>
      ) : (
        <OurBubble said={said} />
      )}
      {draft.handover && <p className="q-quiet">{t(replyTexts.waits)}</p>}
    </section>
  )
}
