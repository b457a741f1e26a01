// Keeping order: reports and their verdicts, and what is hidden.
import './moderation.css'
import { Link, useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction, usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { By } from '../shell/by.tsx'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { moderationTexts } from './moderation-texts.ts'
import { postTexts } from './post-texts.ts'
import { excerptOf } from './post-words.ts'
import { ReportCard } from './report-card.tsx'
import { contentTexts } from './texts.ts'
import { usePlaces } from './use-groups.ts'

const tabs = ['open', 'upheld', 'dismissed', 'hidden', 'removed'] as const
type Tab = (typeof tabs)[number]
const isDown = (tab: Tab): tab is 'hidden' | 'removed' => tab === 'hidden' || tab === 'removed'

export function ModerationPage() {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('tab') as Tab | null
  const tab: Tab = asked && tabs.includes(asked) ? asked : 'open'
  useLive(['content.reported', 'content.report-settled'], () => answers.refresh('content.reports'))
  return (
    <Page
      title={t(contentTexts.moderation)}
      lead={t(moderationTexts.lead)}
      actions={<Link href="/moderation/bulk">{t(contentTexts.bulk)}</Link>}
    >
      <Tabs
        label={t(moderationTexts.tabs)}
        tabs={tabs.map(key => ({ key, title: t(moderationTexts[key]) }))}
        chosen={tab}
        onChoose={key => setSearch(key === 'open' ? {} : { tab: key }, { replace: true })}
      >
        <div className="c-tabbed">{isDown(tab) ? <Down key={tab} state={tab} /> : <Reports key={tab} state={tab} />}</div>
      </Tabs>
    </Page>
  )
}

function Reports({ state }: { state: 'open' | 'upheld' | 'dismissed' }) {
  const t = useT()
  const reports = usePages(api.content.reports, { query: { state } }, { staleMs: 0 })
  const places = usePlaces()
  return (
    <PagesList
      pages={reports}
      keyOf={report => report.id}
      label={t(moderationTexts[state])}
      apart="air"
      draw={report => <ReportCard report={report} places={places} />}
      empty={
        state === 'open' ? (
          <Empty scene="rest" title={t(moderationTexts.noneOpen)}>
            {t(moderationTexts.noneOpenHint)}
          </Empty>
        ) : (
          <Empty scene="trail" title={t(moderationTexts.noneSettled)}>
            {t(moderationTexts.noneSettledHint)}
          </Empty>
        )
      }
    />
  )
}

function Down({ state }: { state: 'hidden' | 'removed' }) {
  const t = useT()
  const posts = usePages(api.content.consolePosts, { query: { state } }, { staleMs: 0 })
  const places = usePlaces()
  const putBack = useAction((postId: string) => api.content.putBack({ params: { postId } }), {
    refreshes: ['content'],
    onDone: () => toast(postTexts.back),
  })
  return (
    <>
      <ErrorNote error={putBack.error} small />
      <PagesList
        pages={posts}
        keyOf={post => post.id}
        label={t(moderationTexts[state])}
        draw={post => (
          <li className="c-down">
            <div className="q-grow">
              <Link href={`/posts/${post.id}`}>{excerptOf(post)}</Link>
              <p className="q-quiet">
                {post.author.cardName ?? post.author.name} · {places.nameOf(post.groupId)}
              </p>
              {post.takedown && (
                <p className="q-quiet">
                  <By who={post.takedown.by} name={post.takedown.byName} />{' '}
                  {t(postTexts.downBecause, { at: date(post.takedown.at, 'moment'), reason: post.takedown.reason })}
                </p>
              )}
            </div>
            <Button size="small" busy={putBack.busy} onClick={() => void putBack.run(post.id)}>
              {t(postTexts.putBack)}
            </Button>
          </li>
        )}
        empty={
          <Empty scene="rest" title={t(moderationTexts.noneDown)}>
            {t(moderationTexts.noneDownHint)}
          </Empty>
        }
      />
    </>
  )
}
