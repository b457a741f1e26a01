// After a launch: the community stands, and these are the steps that bring it to life.
import './playbooks.css'
import { Link } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { IconCalendar, IconGroups, IconInvite, IconLink, IconMe, IconNext } from '#ui/kit/icons.tsx'
import { List } from '#ui/kit/list.tsx'
import { Empty, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useSession } from '../shell/session.ts'
import type { Plan } from './plan.ts'
import { roleName } from './plan-texts.ts'
import { bookTexts } from './texts.ts'
import { Vacancies } from './vacancies.tsx'

export function DonePage({ runId }: { runId: string }) {
  const t = useT()
  const { communities } = useSession()
  const kept = useHistoryState<{ plan?: Plan } | null>()
  const runs = useRead(api.playbooks.runs, {})
  const run = runs.data?.find(one => one.id === runId)
  if (runs.loading)
    return (
      <Page title="">
        <Skeleton kind="card" count={1} />
      </Page>
    )
  if (!run)
    return (
      <Page title={t(bookTexts.title)}>
        <Empty scene="trail" title={t(bookTexts.gone)} action={<Link href="/playbooks">{t(bookTexts.backToShelf)}</Link>}>
          {t(bookTexts.goneHint)}
        </Empty>
      </Page>
    )
  const slug = kept?.plan?.slug ?? communities.find(one => one.id === run.communityId)?.slug
  return (
    <Page title={t(bookTexts.doneTitle, { name: run.communityName })} width="normal">
      <div className="c-done">
        <Emblem id={run.communityId} ageWeeks={0} size={72} />
        <p className="q-grow">{t(bookTexts.doneLead, { count: run.changes })}</p>
        {slug && (
          <a className="q-button q-button-primary q-button-normal" href={`/console/c/${slug}`}>
            {t(bookTexts.enter)}
          </a>
        )}
      </div>
      {slug && <Steps slug={slug} plan={kept?.plan} />}
      {kept?.plan && kept.plan.vacancies.length > 0 && <Vacancies vacancies={kept.plan.vacancies} />}
    </Page>
  )
}

function Steps({ slug, plan }: { slug: string; plan: Plan | undefined }) {
  const t = useT()
  const inside = `/console/c/${slug}`
  const count = (part: string) => plan?.changes.filter(change => change.part === part).length ?? 0
  const missing = plan?.vacancies.reduce((sum, one) => sum + one.needed - one.held, 0) ?? 0
  const roles = [...new Set(plan?.vacancies.map(one => t(roleName(one.role))))].join(t({ zh: '、', en: ', ' }))
  const steps = [
    {
      href: `${inside}/groups`,
      icon: IconGroups,
      title: bookTexts.stepPeople,
      note: missing > 0 && t(bookTexts.stepPeopleHint, { count: missing, roles }),
    },
    {
      href: `${inside}/calendar`,
      icon: IconCalendar,
      title: bookTexts.stepCalendar,
      note: count('calendar') > 0 && t(bookTexts.stepCalendarHint, { count: count('calendar') }),
    },
    { href: `${inside}/imports`, icon: IconInvite, title: bookTexts.stepMembers, note: t(bookTexts.stepMembersHint) },
    {
      href: `${inside}/channels`,
      icon: IconLink,
      title: bookTexts.stepChannel,
      note: count('keywords') > 0 && t(bookTexts.stepChannelHint, { count: count('keywords') }),
    },
    { href: '/', icon: IconMe, title: bookTexts.stepSee, note: t(bookTexts.seeHint) },
  ]
  return (
    <List>
      {steps.map(({ href, icon: Mark, title, note }) => (
        <li key={href}>
          <a className="q-line" href={href}>
            <Mark size={24} />
            <span className="q-line-words">
              <span className="q-line-title">{t(title)}</span>
              {note && <span className="q-line-note">{note}</span>}
            </span>
            <IconNext size={18} className="q-line-next" />
          </a>
        </li>
      ))}
    </List>
  )
}
