// All that was exchanged with one person, and the answer one may still give.
import './messages.css'
import './replies.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { answers } from '#ui/answers.ts'
import { newKey } from '#ui/api.ts'
import { useAction, usePages, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { MessageSide } from './message-side.tsx'
import { messageStates, messageTexts } from './message-texts.ts'
import { gistOf, type Message, type Row, toneOf } from './message-words.ts'
import { channelTexts } from './texts.ts'
import { useMinutes } from './use-minutes.ts'

export function ConversationPage({ messageId }: { messageId: string }) {
  const t = useT()
  const found = useRead(api.channels.message, { params: { messageId } })
  const thread = usePages(api.channels.messages, { query: { with: messageId } })
  useLive(
    [
      'channels.message-handled',
      'channels.message-settled',
      'channels.message-queued',
      'channels.message-sent',
      'channels.message-stopped',
    ],
    () => answers.refresh('channels'),
  )
  const message = found.data
  if (!message)
    return (
      <Page title="">{found.error ? <ErrorNote error={found.error} onRetry={found.reload} /> : <Skeleton kind="text" />}</Page>
    )
  const name = message.memberName ?? (message.channel === 'wechat' ? t(messageTexts.someone) : message.address)
  const rows = [...thread.items].reverse()
  return (
    <Page
      title={t(messageTexts.with, { name })}
      lead={t(messageTexts.through, { account: message.accountName })}
      actions={message.memberId && <Link href={`/members/${message.memberId}`}>{t(messageTexts.member)}</Link>}
    >
      <div className="c-conversation">
        <section aria-label={t(channelTexts.conversation)} className="q-stack">
          <ErrorNote error={thread.error} onRetry={thread.reload} small />
          {!thread.end && thread.items.length > 0 && (
            <Button kind="plain" size="small" busy={thread.moreAsking} onClick={() => void thread.more()}>
              {t(messageTexts.earlier)}
            </Button>
          )}
          <ol className="c-thread">
            {rows.map(row => (
              <ThreadLine key={row.id} row={row} current={row.id === messageId} />
            ))}
          </ol>
          <Answering message={message} rows={thread.items} />
        </section>
        <MessageSide message={message} />
      </div>
    </Page>
  )
}

function ThreadLine({ row, current }: { row: Row; current: boolean }) {
  const t = useT()
  return (
    <li className={`c-said c-said-${row.direction}`} aria-current={current || undefined}>
      <Link href={`/messages/${row.id}`} replace>
        <span className="q-aside">{t(row.direction === 'in' ? messageTexts.theirs : messageTexts.ours)}</span>
        {row.subject && <b>{row.subject}</b>}
        <span className="q-prose">{gistOf(row)}</span>
      </Link>
      <p className="q-quiet">
        {date(row.at, 'moment')}
        {row.template && ` · ${t(messageTexts.template, { key: row.template })}`}
        {row.state !== 'sent' && row.state !== 'handled' && <Tag tone={toneOf(row)}>{t(messageStates[row.state])}</Tag>}
      </p>
    </li>
  )
}

/** Answers the last message that came; the window is the one that WeChat gives. */
function Answering({ message, rows }: { message: Message; rows: readonly Row[] }) {
  const t = useT()
  const may = useMay()('channels.send')
  const now = useMinutes()
  const last = rows.find(row => row.direction === 'in' && row.channel === 'wechat')
  const latest = useRead(api.channels.message, last && last.id !== message.id ? { params: { messageId: last.id } } : null)
  const target = last?.id === message.id ? message : latest.data
  const [text, setText] = useState('')
  const [key, setKey] = useState(newKey)
  const send = useAction(
    (messageId: string) =>
      api.channels.reply({ params: { messageId }, body: { text: text.trim(), article: null }, idempotencyKey: key }),
    {
      refreshes: ['channels'],
      onDone: () => {
        setText('')
        setKey(newKey())
        toast(messageTexts.replied)
      },
    },
  )
  const settle = useAction((messageId: string) => api.channels.settle({ params: { messageId } }), {
    refreshes: ['channels'],
    onDone: () => toast(messageTexts.settled),
  })
  if (!may || !target) return null
  const leftMs = target.replyUntil ? Date.parse(target.replyUntil) - now : 0
  const waits = target.state === 'waiting'
  const settleButton = waits && (
    <Button size="small" kind="plain" busy={settle.busy} onClick={() => void settle.run(target.id)}>
      {t(messageTexts.settle)}
    </Button>
  )
  if (leftMs <= 0)
    return (
      <div className="c-closed">
        <p>{t(messageTexts.windowClosed)}</p>
        {settleButton}
        <ErrorNote error={settle.error} small />
      </div>
    )
  const minutes = Math.floor(leftMs / 60_000)
  return (
    <form
      className="q-stack c-answering"
      onSubmit={event => {
        event.preventDefault()
        void send.run(target.id)
      }}
    >
      <p className={leftMs < 4 * 3_600_000 ? 'c-window-soon' : 'q-quiet'}>
        {t(messageTexts.windowLeft, { left: t(messageTexts.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 }) })}
      </p>
      <TextArea
        label={t(messageTexts.replyText)}
        hint={t(messageTexts.replyHint)}
        rows={3}
        maxLength={680}
        value={text}
        onChange={setText}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim()) void send.run(target.id)
        }}
      />
      <ErrorNote error={send.error ?? settle.error} small />
      <div className="q-row">
        <Button kind="primary" submit busy={send.busy} disabled={!text.trim()}>
          {t(messageTexts.reply)}
        </Button>
        {settleButton}
      </div>
    </form>
  )
}
