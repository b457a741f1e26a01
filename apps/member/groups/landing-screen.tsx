// Where an invite leads: who invites, to what, what it takes; then the way in.
import './groups.css'
import './entry/entry.css'
import { useCallback, useEffect, useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { Emblem } from '#ui/kit/emblem.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { isProblem } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { rememberNext } from '../members/next.ts'
import { SignInHere } from '../members/sign-in-here.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { EntryFlow } from './entry/flow.tsx'
import { StepHead } from './entry/step-head.tsx'
import { StepsAhead } from './entry/steps-ahead.tsx'
import { entryTexts } from './entry/texts.ts'
import type { Landing, LandingGroup } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function LandingScreen({ code }: ScreenProps<'slug' | 'code'>) {
  const t = useT()
  const read = useRead(api.groups.landing, { params: { code } })
  // Signing in draws the page anew; the chosen group is remembered in the address.
  const [entering, setEntering] = useState(() => location.hash.slice(1))
  const landing = read.data
  const chosen = landing?.groups.find(group => group.id === entering)
  const enter = useCallback(() => location.assign(`/c/${boot.community?.slug}/groups/${entering}`), [entering])
  if (!landing)
    return (
      <Page title={boot.community?.name ?? t(groupsTexts.invite)}>
        {isProblem(read.error) && [404, 410].includes(read.error.status) ? (
          <Empty scene="trail" title={t(entryTexts.deadTitle)} action={<a href="/">{t(entryTexts.toHome)}</a>}>
            {read.error.title}
          </Empty>
        ) : read.error ? (
          <ErrorNote error={read.error} onRetry={read.reload} />
        ) : (
          <Skeleton kind="card" count={1} />
        )}
      </Page>
    )
  const choose = (groupId: string) => {
    history.replaceState(history.state, '', `#${groupId}`)
    setEntering(groupId)
    scrollTo(0, 0)
  }
  return (
    <Page title={chosen?.name ?? boot.community?.name ?? ''}>
      {!chosen ? (
        <Invitation landing={landing} onAccept={choose} />
      ) : boot.me ? (
        <EntryFlow groupId={chosen.id} invite={code} onEnter={enter} />
      ) : (
        <SignInStep />
      )}
    </Page>
  )
}

function SignInStep() {
  const t = useT()
  // The link in the mail opens a page of its own: it has to know where one was.
  useEffect(() => rememberNext(location.pathname + location.hash), [])
  return (
    <div className="m-entry">
      <StepHead title={t(entryTexts.step_signIn)} lead={t(entryTexts.signInFirst)} />
      <SignInHere onIn={() => location.reload()} />
    </div>
  )
}

function Invitation({ landing, onAccept }: { landing: Landing; onAccept: (groupId: string) => void }) {
  const t = useT()
  const { inviter, groups } = landing
  return (
    <div className="q-stack m-invitation">
      <p className="m-inviter">
        {inviter && <Avatar name={inviter.name} />}
        <span>{inviter ? t(entryTexts.invited, { name: inviter.name }) : t(entryTexts.invitedBare)}</span>
      </p>
      {groups.map(group => (
        <Offered key={group.id} group={group} single={groups.length === 1} onAccept={() => onAccept(group.id)} />
      ))}
    </div>
  )
}

function Offered({ group, single, onAccept }: { group: LandingGroup; single: boolean; onAccept: () => void }) {
  const t = useT()
  const { id, ageWeeks, seatsMax, seatsLeft, norms } = group
  const steps = [...(boot.me ? [] : (['signIn'] as const)), ...group.steps.map(step => step.kind), 'card' as const]
  return (
    <section className="m-offered q-stack" aria-labelledby={id}>
      <div className="m-offered-head">
        <Emblem {...{ id, ageWeeks, seatsMax }} seatsTaken={seatsMax - seatsLeft} size={112} />
        <h2 className="q-song" id={id}>
          {group.name}
        </h2>
        {group.intro && <p className="q-prose">{group.intro}</p>}
        <p className="q-quiet">{seatsLeft > 0 ? t(entryTexts.seatsLeft, { count: seatsLeft }) : t(entryTexts.noSeats)}</p>
      </div>
      {norms && (
        <div>
          <h3 className="m-offered-title">{t(groupsTexts.norms)}</h3>
          <div className="m-norms q-prose">{norms.text}</div>
        </div>
      )}
      <StepsAhead title={t(entryTexts.stepsTitle)} steps={steps} />
      <Button kind="primary" wide disabled={seatsLeft <= 0} onClick={onAccept}>
        {single ? t(entryTexts.accept) : t(entryTexts.acceptFor, { name: group.name })}
      </Button>
    </section>
  )
}
