// The console's home: how the community is today, on one page.
import './figures.css'
import './home.css'
import { answers } from '#ui/answers.ts'
import { useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { BrokenLaws } from '../doctor/broken-laws.tsx'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { useMay, useSession } from '../shell/session.ts'
import { Arrivals } from './arrivals.tsx'
import { Asks } from './asks.tsx'
import { DayStrip } from './day-strip.tsx'
import { FirstSteps } from './first-steps.tsx'
import { Groups } from './groups.tsx'
import { LaidAside } from './laid-aside.tsx'
import { Lately } from './lately.tsx'
import { Stages } from './stages.tsx'
import { homeTexts } from './texts.ts'

/** What the live line tells, and which answers it makes old. */
const stale: Record<string, readonly string[]> = {
  'members.joined': ['members.figures', 'members.arrivals', 'members.list'],
  'members.brought': ['members.figures', 'members.arrivals', 'members.list'],
  'members.banned': ['members.figures'],
  'members.left': ['members.figures'],
  'members.stage-moved': ['members.figures'],
  'content.posted': ['content.calendar', 'content.consolePosts'],
  'content.reported': ['content.reports'],
  'groups.seat-taken': ['groups.tree'],
  'groups.seat-ended': ['groups.tree'],
  'groups.applied': ['groups.tree', 'groups.deskApplications'],
  'channels.message-handled': ['channels.messageFigures'],
}

export function HomePage() {
  const t = useT()
  const { community } = useSession()
  const may = useMay()
  const figures = useRead(api.members.figures, may('members.read') ? {} : null)
  useLive(Object.keys(stale), kind => stale[kind]?.forEach(operation => void answers.refresh(operation)))
  const told = (style: 'date' | 'weekday') => date(Date.now(), style, community?.timeZone)
  const day = t(homeTexts.day, { date: told('date'), weekday: told('weekday') })
  const { present = 0, activeLast7Days: active = 0 } = figures.data ?? {}
  return (
    <Page
      title={community?.name ?? ''}
      lead={
        <>
          {figures.data ? t(homeTexts.lead, { day, present: number(present), active: number(active) }) : day}{' '}
          {community?.demo && <Tag tone="ochre">{t(homeTexts.demo)}</Tag>}
        </>
      }
    >
      <div className="c-home">
        <LaidAside />
        <BrokenLaws />
        <FirstSteps />
        {may('content.read') && <DayStrip />}
        <div className="c-home-main">
          {may('members.read') && <Stages figures={figures} />}
          {may('members.read') && <Arrivals />}
          {may('groups.read') && <Groups />}
        </div>
        <div className="c-home-side">
          <Asks />
          <Lately />
        </div>
      </div>
    </Page>
  )
}
