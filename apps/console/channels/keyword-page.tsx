// Writing a keyword: the words, the answer with how it looks, and when it holds.
import './replies.css'
import { Select as WordsSelect } from 'antd'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction, usePages, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Field, Input, Select } from '#ui/kit/field.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { offerUndo } from '../shell/undo.tsx'
import { TheirBubble } from './bubble.tsx'
import { type Keyword, wordsOf } from './keyword-words.ts'
import { draftOf, isWhole, ReplyFields, ReplyPreview, saidBy } from './reply-fields.tsx'
import { replyTexts } from './reply-texts.ts'
import { channelTexts } from './texts.ts'

export function NewKeywordPage() {
  const [search] = useSearchParams()
  const word = search.get('word')
  return <KeywordForm keyword={null} first={word ? [word] : []} />
}

export function KeywordPage({ keywordId }: { keywordId: string }) {
  const t = useT()
  const pages = usePages(api.channels.keywords, { query: { limit: 100 } })
  const keyword = pages.items.find(one => one.id === keywordId)
  if (keyword) return <KeywordForm key={keyword.id} keyword={keyword} first={keyword.words} />
  if (!pages.loading && !pages.end && !pages.moreAsking && !pages.moreError) void pages.more()
  return (
    <Page title={t(channelTexts.keyword)}>
      {pages.error ? (
        <ErrorNote error={pages.error} onRetry={pages.reload} />
      ) : pages.end ? (
        <Empty scene="trail" title={t(channelTexts.noneFits)} />
      ) : (
        <Skeleton kind="text" />
      )}
    </Page>
  )
}

const bodyOf = ({ words, match, accountId, from, until, postId, text, article, handover, priority }: Keyword) => ({
  words,
  match,
  accountId,
  from,
  until,
  postId,
  text,
  article,
  handover,
  priority,
})

function KeywordForm({ keyword, first }: { keyword: Keyword | null; first: readonly string[] }) {
  const t = useT()
  const may = useMay()('channels.edit')
  const [, go] = useLocation()
  const accounts = useRead(api.channels.accounts, {})
  const [words, setWords] = useState<string[]>([...first])
  const [match, setMatch] = useState<'exact' | 'starts' | 'contains'>(keyword?.match ?? 'exact')
  const [draft, setDraft] = useState(() => draftOf(keyword))
  const [from, setFrom] = useState(keyword?.from ?? '')
  const [until, setUntil] = useState(keyword?.until ?? '')
  const [accountId, setAccountId] = useState(keyword?.accountId ?? '')
  const [priority, setPriority] = useState(String(keyword?.priority ?? 0))
  const [dropping, setDropping] = useState(false)
  const save = useAction(
    () => {
      const body = {
        words,
        match,
        ...saidBy(draft),
        from: from || null,
        until: until || null,
        accountId: accountId || null,
        postId: keyword?.postId ?? null,
        priority: Number(priority) || 0,
      }
      return keyword ? api.channels.changeKeyword({ params: { keywordId: keyword.id }, body }) : api.channels.addKeyword({ body })
    },
    {
      refreshes: ['channels'],
      onDone: () => {
        toast(channelTexts.saved)
        go('/replies')
      },
    },
  )
  const drop = useAction((gone: Keyword) => api.channels.dropKeyword({ params: { keywordId: gone.id } }).then(() => gone), {
    refreshes: ['channels'],
    onDone: gone => {
      go('/replies')
      const undo = () => api.channels.addKeyword({ body: bodyOf(gone) }).then(() => answers.refresh('channels'))
      offerUndo(replyTexts.dropped, undo, { words: wordsOf(gone) })
    },
  })
  const wechat = accounts.data?.filter(account => account.kind === 'wechat') ?? []
  return (
    <Page title={keyword ? wordsOf(keyword) : t(channelTexts.newKeyword)}>
      <form
        className="c-replies"
        onSubmit={event => {
          event.preventDefault()
          void save.run()
        }}
      >
        <div className="q-stack">
          <Field label={t(replyTexts.words)} hint={t(replyTexts.wordsHint)} error={fieldError(save.error, 'words')}>
            {({ id, ...wired }) => (
              <WordsSelect
                {...wired}
                id={id}
                mode="tags"
                className="c-words"
                size="large"
                open={false}
                suffixIcon={null}
                maxCount={20}
                tokenSeparators={[',', '，', '、', ' ']}
                value={words}
                onChange={setWords}
              />
            )}
          </Field>
          <Select
            label={t(replyTexts.match)}
            value={match}
            options={(['exact', 'starts', 'contains'] as const).map(value => ({ value, label: t(replyTexts[value]) }))}
            onChange={setMatch}
          />
          <ReplyFields draft={draft} onChange={setDraft} error={save.error} nothing={t(replyTexts.asNothing)} />
          <details className="c-more" open={Boolean(from || until || accountId || priority !== '0')}>
            <summary>{t(replyTexts.more)}</summary>
            <div className="q-stack">
              <div className="c-two">
                <Input
                  type="date"
                  label={t(replyTexts.fromDay)}
                  optional
                  value={from}
                  onChange={setFrom}
                  error={fieldError(save.error, 'from')}
                />
                <Input
                  type="date"
                  label={t(replyTexts.untilDay)}
                  optional
                  value={until}
                  onChange={setUntil}
                  error={fieldError(save.error, 'until')}
                />
              </div>
              <p className="q-field-hint">{t(replyTexts.daysHint)}</p>
              {wechat.length > 0 && (
                <Select
                  label={t(replyTexts.account)}
                  optional
                  value={accountId}
                  placeholder={t(replyTexts.everywhere)}
                  options={wechat.map(account => ({ value: account.id, label: account.name }))}
                  onChange={setAccountId}
                />
              )}
              <Input
                type="number"
                min={-100}
                max={100}
                label={t(replyTexts.priority)}
                hint={t(replyTexts.priorityHint)}
                value={priority}
                onChange={setPriority}
                error={fieldError(save.error, 'priority')}
              />
            </div>
          </details>
          <ErrorNote error={save.error} small placed />
          {may && (
            <div className="q-row">
              <Button kind="primary" submit busy={save.busy} disabled={words.length === 0 || !isWhole(draft)}>
                {t(channelTexts.save)}
              </Button>
              {keyword && (
                <Button kind="plain" onClick={() => setDropping(true)}>
                  {t(channelTexts.remove)}
                </Button>
              )}
            </div>
          )}
        </div>
        <ReplyPreview draft={draft} before={words[0] && <TheirBubble text={words[0]} name={t(replyTexts.follower)} />} />
      </form>
      <Confirm
        open={dropping}
        onClose={() => setDropping(false)}
        title={t(replyTexts.dropTitle, { words: wordsOf({ words }) })}
        verb={t(channelTexts.remove)}
        busy={drop.busy}
        onConfirm={() => void drop.run(keyword!)}
      >
        <p>{t(replyTexts.dropHint)}</p>
        <ErrorNote error={drop.error} small />
      </Confirm>
    </Page>
  )
}
