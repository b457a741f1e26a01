// What would a follower get who sends this? Asked of the very rules that answer.
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { SearchBox } from '#ui/kit/search.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { OurBubble, saysNothing, TheirBubble } from './bubble.tsx'
import { wordsOf } from './keyword-words.ts'
import { replyTexts } from './reply-texts.ts'

export function Tester() {
  const t = useT()
  const [text, setText] = useState('')
  const trial = useRead(api.channels.tryKeyword, text ? { query: { text } } : null, { staleMs: 0 })
  const { data } = trial
  return (
    <section className="c-phone" aria-labelledby="tester">
      <h2 id="tester">{t(replyTexts.tester)}</h2>
      <SearchBox label={t(replyTexts.testerLabel)} placeholder={t(replyTexts.testerPlaceholder)} onSearch={setText} />
      {!text && <p className="q-quiet">{t(replyTexts.testerHint)}</p>}
      <ErrorNote error={trial.error} onRetry={trial.reload} small />
      {text && data && (
        <div className="c-trial" aria-live="polite">
          <TheirBubble text={text} name={t(replyTexts.follower)}>
            {data.readAs !== text && <p className="q-quiet">{t(replyTexts.readAs, { text: data.readAs })}</p>}
          </TheirBubble>
          {data.reply && !saysNothing(data.reply) ? (
            <OurBubble said={data.reply} />
          ) : (
            <p className="q-quiet">{t(replyTexts.silent)}</p>
          )}
          {data.handover && <p className="q-quiet">{t(replyTexts.waits)}</p>}
          {data.why && <p className="q-quiet">{data.why}</p>}
          {data.keyword && (
            <p>
              <span className="q-quiet">{t(replyTexts.by)}</span>{' '}
              <Link href={`/replies/${data.keyword.id}`}>{wordsOf(data.keyword)}</Link>
            </p>
          )}
          {data.behind.length > 0 && (
            <div>
              <p className="q-quiet">{t(replyTexts.behind)}</p>
              <ul>
                {data.behind.map(keyword => (
                  <li key={keyword.id}>
                    <Link href={`/replies/${keyword.id}`}>{wordsOf(keyword)}</Link>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </section>
  )
}
