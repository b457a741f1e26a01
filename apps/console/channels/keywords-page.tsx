// The keywords, each with how often it was sent, and a place to try what would be answered.
import './replies.css'
import '../shell/filters.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { usePages } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Check } from '#ui/kit/field.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { ChannelsNav } from './channels-nav.tsx'
import { answerOf, type Keyword, termOf, wordsOf } from './keyword-words.ts'
import { replyTexts } from './reply-texts.ts'
import { Tester } from './tester.tsx'
import { channelTexts } from './texts.ts'

export function KeywordsPage() {
  const t = useT()
  const may = useMay()('channels.edit')
  const [text, setText] = useState('')
  const [current, setCurrent] = useState(false)
  const keywords = usePages(api.channels.keywords, { query: { text, ...(current && { current: 'true' }) } })
  const add = may && (
    <Link href="/replies/new" className="q-button q-button-primary q-button-small">
      <IconPlus size={18} />
      {t(replyTexts.add)}
    </Link>
  )
  const plain = !text && !current
  return (
    <Page title={t(channelTexts.replies)} lead={t(replyTexts.lead)} actions={add}>
      <ChannelsNav part="replies" />
      <div className="c-replies">
        <div>
          <div className="c-filters">
            <SearchBox label={t(replyTexts.search)} placeholder={t(replyTexts.search)} onSearch={setText} />
            <Check checked={current} onChange={setCurrent}>
              {t(replyTexts.onlyCurrent)}
            </Check>
          </div>
          <DataTable<Keyword>
            label={t(channelTexts.keywords)}
            pages={keywords}
            keyOf={keyword => keyword.id}
            empty={
              plain ? (
                <Empty title={t(replyTexts.empty)} action={add}>
                  {t(replyTexts.emptyHint)}
                </Empty>
              ) : (
                <Empty scene="trail" title={t(channelTexts.noneFits)}>
                  {t(channelTexts.noneFitsHint)}
                </Empty>
              )
            }
            columns={[
              {
                title: t(replyTexts.words),
                width: 150,
                render: (_, keyword) => (
                  <>
                    <Link href={`/replies/${keyword.id}`} className="c-plain-link">
                      <b>{wordsOf(keyword)}</b>
                    </Link>
                    <span className="q-quiet c-own-line">{t(replyTexts[keyword.match ?? 'exact'])}</span>
                  </>
                ),
              },
              {
                title: t(replyTexts.answer),
                render: (_, keyword) => (
                  <span className="c-two-lines">
                    {keyword.article && <Tag>{t(replyTexts.asArticle)}</Tag>} {answerOf(keyword)}
                    {keyword.handover && <Tag tone="indigo">{t(replyTexts.handover)}</Tag>}
                  </span>
                ),
              },
              {
                title: t(replyTexts.when),
                width: 120,
                render: (_, keyword) => (
                  <>
                    {termOf(keyword)} {!keyword.isCurrent && <Tag tone="ochre">{t(replyTexts.notNow)}</Tag>}
                  </>
                ),
              },
              { title: t(replyTexts.hits), width: 100, align: 'right', render: (_, keyword) => number(keyword.hits) },
            ]}
          />
        </div>
        <Tester />
      </div>
    </Page>
  )
}
