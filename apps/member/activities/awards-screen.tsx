// All that one has won in activities.
import './activities.css'
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { AwardLine } from './award-line.tsx'
import { useActivitiesHeard } from './shapes.ts'
import { activityTexts } from './texts.ts'

export function AwardsScreen() {
  const t = useT()
  return (
    <Page title={t(activityTexts.awards)} back="/me">
      {boot.me ? <Awards /> : <SignInFirst />}
    </Page>
  )
}

function Awards() {
  const t = useT()
  useActivitiesHeard()
  const pages = usePages(api.activities.myAwards, { query: { limit: 30 } })
  return (
    <PagesList
      pages={pages}
      keyOf={one => one.id}
      label={t(activityTexts.awards)}
      draw={one => (
        <li>
          <a className="m-act-won" href={at(`/activities/${one.activityId}`)}>
            <AwardLine award={one} />
            <small>
              {one.activityTitle} · {date(one.at, 'moment')}
            </small>
          </a>
        </li>
      )}
      empty={
        <Empty title={t(activityTexts.noAwards)} action={<a href={at('/activities')}>{t(activityTexts.activities)}</a>}>
          {t(activityTexts.noAwardsHint)}
        </Empty>
      }
    />
  )
}
