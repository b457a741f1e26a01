// For a young community: what to do first, each step crossed out by the facts themselves.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Text } from '#kernel/i18n.ts'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconCheck } from '#ui/kit/icons.tsx'
import { api } from '../api.ts'
import { useMay, useSession } from '../shell/session.ts'
import { Panel } from './panel.tsx'
import { homeTexts } from './texts.ts'

interface Step {
  done: boolean
  title: Text
  hint: Text
  href: string
}

/** null while it is not known. */
function useSteps(wanted: boolean): Step[] | null {
  const may = useMay()
  const ask = (right: string) => wanted && may(right)
  const groups = useRead(api.groups.tree, ask('groups.read') ? {} : null)
  const figures = useRead(api.members.figures, ask('members.read') ? {} : null)
  const operators = useRead(api.staff.operators, ask('staff.manage') ? { query: { limit: 2 } } : null)
  const channels = useRead(api.channels.accounts, ask('channels.read') ? {} : null)
  const calendar = useRead(api.content.calendar, ask('content.read') ? { query: { days: 7 } } : null)
  if ([groups, figures, operators, channels, calendar].some(one => one.loading)) return null
  const ahead = calendar.data?.days.flatMap(day => day.entries) ?? []
  const steps: (Step & { right: string })[] = [
    {
      right: 'playbooks.launch',
      done: (groups.data?.length ?? 0) > 0,
      title: homeTexts.stepPlaybook,
      hint: homeTexts.stepPlaybookHint,
      href: '~/console/playbooks',
    },
    {
      right: 'staff.manage',
      done: (operators.data?.items.length ?? 0) > 1,
      title: homeTexts.stepOperators,
      hint: homeTexts.stepOperatorsHint,
      href: '~/console/staff',
    },
    {
      right: 'channels.edit',
      done: channels.data?.some(one => one.kind === 'wechat') ?? false,
      title: homeTexts.stepChannel,
      hint: homeTexts.stepChannelHint,
      href: '/channels',
    },
    {
      right: 'members.edit',
      done: (figures.data?.present ?? 0) > 0,
      title: homeTexts.stepMembers,
      hint: homeTexts.stepMembersHint,
      href: '/imports',
    },
    {
      right: 'content.publish',
      done: ahead.filter(one => one.standing === 'scheduled').length >= 5,
      title: homeTexts.stepVoices,
      hint: homeTexts.stepVoicesHint,
      href: '/calendar',
    },
  ]
  return steps.filter(step => may(step.right))
}

export function FirstSteps() {
  const t = useT()
  const { community } = useSession()
  const key = `ql-steps-${community?.id}`
  const [hidden, setHidden] = useState(() => localStorage.getItem(key) !== null)
  const steps = useSteps(!hidden)
  if (hidden || !steps || steps.length === 0 || steps.every(step => step.done)) return null
  const hide = () => {
    localStorage.setItem(key, 'hidden')
    setHidden(true)
  }
  const next = steps.find(step => !step.done)
  return (
    <Panel
      title={t(homeTexts.steps)}
      className="c-starts"
      aside={
        <span className="q-row">
          <span className="q-quiet">
            {t(homeTexts.stepsDone, { done: number(steps.filter(step => step.done).length), all: number(steps.length) })}
          </span>
          <Button kind="plain" size="small" onClick={hide}>
            {t(homeTexts.stepsHide)}
          </Button>
        </span>
      }
    >
      <ol>
        {steps.map(step => (
          <li key={step.href} className={step.done ? 'c-start c-start-done' : step === next ? 'c-start c-start-next' : 'c-start'}>
            <i aria-hidden="true">{step.done && <IconCheck size={16} />}</i>
            <span>
              {step.done ? <b>{t(step.title)}</b> : <Link href={step.href}>{t(step.title)}</Link>}
              {step.done && <span className="q-aside">{t(homeTexts.stepDone)}</span>}
              <span className="q-quiet">{t(step.hint)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
