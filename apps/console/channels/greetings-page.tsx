// What is said to a new follower, and to those whose words no keyword knows.
import './replies.css'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { ago, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { offerUndo } from '../shell/undo.tsx'
import { ChannelsNav } from './channels-nav.tsx'
import { draftOf, isWhole, type ReplyDraft, ReplyFields, ReplyPreview, saidBy } from './reply-fields.tsx'
import { replyTexts } from './reply-texts.ts'
import { channelTexts } from './texts.ts'

type Greeting = Answer<Rooms['channels']['greetings']>[number]
const occasions = ['subscribe', 'unknown'] as const
type Occasion = (typeof occasions)[number]

export function GreetingsPage() {
  const t = useT()
  const greetings = useRead(api.channels.greetings, {})
  return (
    <Page title={t(channelTexts.greetings)} lead={t(replyTexts.greetingsLead)}>
      <ChannelsNav part="replies" />
      {greetings.loading && <Skeleton kind="text" />}
      <ErrorNote error={greetings.error} onRetry={greetings.reload} />
      {greetings.data &&
        occasions.map(occasion => {
          const there = greetings.data!.find(one => one.occasion === occasion) ?? null
          return <GreetingForm key={`${occasion} ${there?.changedAt}`} occasion={occasion} there={there} />
        })}
    </Page>
  )
}

function GreetingForm({ occasion, there }: { occasion: Occasion; there: Greeting | null }) {
  const t = useT()
  const may = useMay()('channels.edit')
  const [draft, setDraft] = useState<ReplyDraft>(() => draftOf(there))
  const change = (said: { text: string; article: Greeting['article']; handover: boolean }) =>
    api.channels.changeGreeting({ params: { occasion }, body: said })
  const save = useAction(() => change(saidBy(draft)), {
    refreshes: ['channels.greetings'],
    onDone: () => {
      const before = { text: there?.text ?? '', article: there?.article ?? null, handover: there?.handover ?? false }
      offerUndo(channelTexts.saved, () => change(before).then(() => answers.refresh('channels.greetings')))
    },
  })
  return (
    <section className="c-replies c-greeting">
      <div className="q-stack">
        <div>
          <h2>{t(replyTexts[occasion])}</h2>
          <p className="q-quiet">
            {t(replyTexts[`${occasion}Hint`])}
            {there?.changedAt && ` ${t(replyTexts.changedAt, { at: ago(there.changedAt, Date.now()) })}`}
          </p>
        </div>
        <ReplyFields draft={draft} onChange={setDraft} error={save.error} nothing={t(replyTexts.asNone)} />
        <ErrorNote error={save.error} small placed />
        {may && (
          <div>
            <Button size="small" busy={save.busy} disabled={!isWhole(draft)} onClick={() => void save.run()}>
              {t(channelTexts.save)}
            </Button>
          </div>
        )}
      </div>
      <ReplyPreview draft={draft} />
    </section>
  )
}
