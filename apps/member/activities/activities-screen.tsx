// The activities: what is on, what comes, what was; narrowed by the kind of play.
import './activities.css'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { IconStar } from '#ui/kit/icons.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { api, boot } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { ActivityRow } from './activity-card.tsx'
import { type ActivityCard, useActivitiesHeard } from './shapes.ts'
import { activityTexts } from './texts.ts'

const whens = ['now', 'soon', 'over'] as const
type When = (typeof whens)[number]

export function ActivitiesScreen() {
  const t = useT()
  useActivitiesHeard()
  const [search, setSearch] = useSearchParams()
  const when = whens.find(one => one === search.get('show')) ?? 'now'
  const mine = boot.me && (
    <a className="q-icon-button" href={at('/me/awards')} title={t(activityTexts.awards)}>
      <IconStar />
      <span className="q-aside">{t(activityTexts.awards)}</span>
    </a>
  )
  return (
    <Page title={t(activityTexts.activities)} back="/" actions={mine}>
      <Tabs
        label={t(activityTexts.when)}
        tabs={whens.map(key => ({ key, title: t(activityTexts[key]) }))}
        chosen={when}
        onChoose={show => setSearch(show === 'now' ? {} : { show }, { replace: true })}
      >
        <Shown key={when} when={when} />
      </Tabs>
    </Page>
  )
}

/** Which plays there are is learnt from what is listed. */
function useKinds(items: readonly ActivityCard[]): ReadonlyMap<string, string> {
  const [kinds, setKinds] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    const fresh = items.filter(one => !kinds.has(one.play))
    if (fresh.length > 0) setKinds(new Map([...kinds, ...fresh.map(one => [one.play, one.playTitle ?? one.play] as const)]))
  }, [items, kinds])
  return kinds
}

function Shown({ when }: { when: When }) {
  const t = useT()
  const [play, setPlay] = useState('')
  const pages = usePages(api.activities.list, { query: { when, limit: 20, ...(play && { play }) } })
  const kinds = useKinds(pages.items)
  return (
    <>
      {kinds.size > 1 && (
        <fieldset className="m-act-kinds">
          <legend className="q-aside">{t(activityTexts.kind)}</legend>
          {[['', t(activityTexts.all)] as const, ...kinds].map(([key, title]) => (
            <button key={key} type="button" aria-pressed={key === play} onClick={() => setPlay(key)}>
              {title}
            </button>
          ))}
        </fieldset>
      )}
      <PagesList
        pages={pages}
        keyOf={one => one.id}
        label={t(activityTexts[when])}
        draw={one => <ActivityRow activity={one} />}
        empty={<Empty title={t(activityTexts[`empty_${when}`])}>{t(activityTexts.emptyHint)}</Empty>}
      />
    </>
  )
}
