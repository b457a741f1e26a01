// One message in full: its words, its state and why, its story, and sending it again or calling it off.
import { useState } from 'react'
import { Link } from 'wouter'
import { useAction } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { By } from '../shell/by.tsx'
import { useMay } from '../shell/session.ts'
import { ArticleCard, OurBubble, saysNothing } from './bubble.tsx'
import { messageStates, messageTexts } from './message-texts.ts'
import { gistOf, type Message, mayCancel, mayRetry, stepWords, toneOf } from './message-words.ts'
import { replyTexts } from './reply-texts.ts'

export function MessageSide({ message }: { message: Message }) {
  const t = useT()
  return (
    <aside className="c-message" aria-label={t(messageTexts.story)}>
      <p className="q-row">
        <Tag tone={toneOf(message)}>{t(messageStates[message.state])}</Tag>
        {message.attempts > 1 && <span className="q-quiet">{t(messageTexts.attempts, { count: message.attempts })}</span>}
      </p>
      {message.whyText && <p>{message.whyText}</p>}
      {message.detail && <p className="q-quiet">{message.detail}</p>}
      <MessageActs message={message} />
      {message.subject && (
        <p>
          <span className="q-quiet">{t(messageTexts.subject)}</span> <b>{message.subject}</b>
        </p>
      )}
      {message.article ? (
        <ArticleCard article={message.article} />
      ) : (
        <p className="q-prose">{message.kind === 'event' ? gistOf(message) : message.body}</p>
      )}
      {message.reply && !saysNothing(message.reply) && (
        <>
          <p className="q-quiet">
            {t(messageTexts.automatic)}
            {message.keywordId && (
              <>
                {' · '}
                <Link href={`/replies/${message.keywordId}`}>{t(replyTexts.by)}</Link>
              </>
            )}
          </p>
          <OurBubble said={message.reply} />
        </>
      )}
      <h2>{t(messageTexts.story)}</h2>
      <ol className="c-story">
        {message.steps.map(step => (
          <li key={step.at + step.step}>
            <span>{stepWords(step.step)}</span>
            <span className="q-quiet">
              {date(step.at, 'moment')} <By who={step.by} name={step.byName} />
            </span>
            {step.detail && !/^\w{3}_\w{26}$/.test(step.detail) && <span className="q-quiet">{step.detail}</span>}
          </li>
        ))}
      </ol>
    </aside>
  )
}

function MessageActs({ message }: { message: Message }) {
  const t = useT()
  const may = useMay()('channels.send')
  const [asking, setAsking] = useState(false)
  const params = { messageId: message.id }
  const retry = useAction(() => api.channels.retry({ params }), {
    refreshes: ['channels'],
    onDone: () => {
      setAsking(false)
      toast(messageTexts.retried)
    },
  })
  const cancel = useAction(() => api.channels.cancel({ params }), {
    refreshes: ['channels'],
    onDone: () => toast(messageTexts.cancelled),
  })
  if (!may || !(mayRetry(message) || mayCancel(message))) return null
  return (
    <>
      <div className="q-row">
        {mayRetry(message) && (
          <Button
            size="small"
            busy={retry.busy}
            onClick={() => (message.state === 'in-doubt' ? setAsking(true) : void retry.run())}
          >
            {t(messageTexts.retry)}
          </Button>
        )}
        {mayCancel(message) && (
          <Button size="small" busy={cancel.busy} onClick={() => void cancel.run()}>
            {t(messageTexts.cancel)}
          </Button>
        )}
      </div>
      <ErrorNote error={retry.error ?? cancel.error} small />
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t(messageTexts.retry)}
        verb={t(messageTexts.retry)}
        busy={retry.busy}
        onConfirm={() => void retry.run()}
      >
        <p>{t(messageTexts.retryDoubt)}</p>
      </Confirm>
    </>
  )
}
