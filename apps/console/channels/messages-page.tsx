// The inbox and the outbox: every message with its state and the reason for it.
import './messages.css'
import '../shell/filters.css'
import './replies.css'
import { Select } from 'antd'
import { Link, useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { usePages, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Seal, Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { ChannelsNav } from './channels-nav.tsx'
import { Figures } from './figures.tsx'
import { messageStates, messageTexts } from './message-texts.ts'
import { gistOf, type Row, toneOf } from './message-words.ts'
import { channelTexts, kindTexts } from './texts.ts'

const states = {
  in: ['waiting', 'handled', 'received', 'ignored'],
  out: ['waiting', 'sending', 'sent', 'failed', 'in-doubt', 'skipped'],
} as const

export const InboxPage = () => <MessagesPage direction="in" />
export const OutboxPage = () => <MessagesPage direction="out" />

function MessagesPage({ direction }: { direction: 'in' | 'out' }) {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const state = (search.get('state') ?? '') as Row['state'] | ''
  const channel = (search.get('channel') ?? '') as Row['channel'] | ''
  const text = search.get('text') ?? ''
  const messages = usePages(api.channels.messages, {
    query: { direction, text, ...(state && { state }), ...(channel && { channel }) },
  })
  const figures = useRead(api.channels.messageFigures, {})
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
  const set = (name: string, value: string) => setSearch({ state, channel, text, [name]: value }, { replace: true })
  const plain = !state && !channel && !text
  const waiting = figures.data?.waitingForUs ?? 0
  return (
    <Page title={t(direction === 'in' ? channelTexts.messages : channelTexts.outbox)} lead={t(messageTexts.lead)}>
      <ChannelsNav part="messages" mark={<Seal count={waiting} label={t(messageTexts.waitingForUs)} />} />
      <Figures />
      <div className="c-filters">
        <SearchBox
          key={`${direction}${text ? '' : ' none'}`}
          label={t(messageTexts.search)}
          placeholder={t(messageTexts.search)}
          value={text}
          onSearch={words => set('text', words)}
        />
        <Select
          aria-label={t(messageTexts.state)}
          className="c-filter"
          value={state}
          options={[
            { value: '', label: t(messageTexts.anyState) },
            ...states[direction].map(value => ({ value, label: t(messageStates[value]) })),
          ]}
          onChange={value => set('state', value)}
        />
        <Select
          aria-label={t(channelTexts.channel)}
          className="c-filter"
          value={channel}
          options={[
            { value: '', label: t(messageTexts.anyChannel) },
            ...(['wechat', 'email', 'sms'] as const).map(value => ({ value, label: t(kindTexts[value]) })),
          ]}
          onChange={value => set('channel', value)}
        />
      </div>
      <DataTable<Row>
        label={t(direction === 'in' ? channelTexts.inbox : channelTexts.outbox)}
        pages={messages}
        keyOf={row => row.id}
        minWidth={720}
        empty={
          plain ? (
            <NothingYet direction={direction} />
          ) : (
            <Empty scene="trail" title={t(channelTexts.noneFits)}>
              {t(channelTexts.noneFitsHint)}
            </Empty>
          )
        }
        columns={[
          {
            title: t(direction === 'in' ? messageTexts.who : messageTexts.toWhom),
            width: 180,
            render: (_, row) => (
              <>
                <Link href={`/messages/${row.id}`} className="c-plain-link">
                  <b>{row.memberName ?? (row.channel === 'wechat' ? t(messageTexts.someone) : row.address)}</b>
                </Link>
                <span className="q-quiet c-own-line">
                  {t(kindTexts[row.channel])}
                  {row.memberName && row.channel !== 'wechat' && ` ${row.address}`}
                </span>
              </>
            ),
          },
          {
            title: t(messageTexts.what),
            render: (_, row) => (
              <span className="c-two-lines">
                {row.subject && <b>{row.subject} </b>}
                {gistOf(row)}
              </span>
            ),
          },
          {
            title: t(messageTexts.state),
            width: 200,
            render: (_, row) => (
              <>
                <Tag tone={toneOf(row)}>{t(messageStates[row.state])}</Tag>
                {row.whyText && <span className="q-quiet c-own-line">{row.whyText}</span>}
                {row.state === 'waiting' && row.dueAt && (
                  <span className="q-quiet c-own-line">{t(messageTexts.due, { at: date(row.dueAt, 'moment') })}</span>
                )}
              </>
            ),
          },
          { title: t(messageTexts.when), width: 110, render: (_, row) => <RelativeTime at={row.at} /> },
        ]}
      />
    </Page>
  )
}

function NothingYet({ direction }: { direction: 'in' | 'out' }) {
  const t = useT()
  return direction === 'in' ? (
    <Empty title={t(messageTexts.emptyIn)} action={<Link href="/channels/connect">{t(messageTexts.connect)}</Link>}>
      {t(messageTexts.emptyInHint)}
    </Empty>
  ) : (
    <Empty title={t(messageTexts.emptyOut)}>{t(messageTexts.emptyOutHint)}</Empty>
  )
}
