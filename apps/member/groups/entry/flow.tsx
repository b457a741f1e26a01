// The way in, one step after the other, as the group asks for them; what is done already is not asked again.
import './entry.css'
import { useEffect, useRef, useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../../api.ts'
import { useLive } from '../../shell/live.ts'
import type { Group, Step } from '../shapes.ts'
import { ApplicationStep, WaitingStep } from './application-step.tsx'
import { Blocked } from './blocked.tsx'
import { CardStep } from './card-step.tsx'
import { Ceremony } from './ceremony.tsx'
import { NormsStep } from './norms-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { entryTexts } from './texts.ts'

export interface StepProps {
  group: Group
  invite: string | undefined
}

/** The first that is not done; one that waits for the group's answer stands last. */
const nextOf = (steps: readonly Step[]): Step | undefined => steps.find(step => !step.waiting) ?? steps[0]

export function EntryFlow({ groupId, invite, onEnter }: { groupId: string; invite?: string | undefined; onEnter: () => void }) {
  const read = useRead(api.groups.get, { params: { groupId }, query: invite ? { invite } : {} }, { staleMs: 0 })
  const [refused, setRefused] = useState(false)
  const began = useRef<{ seated: boolean } | null>(null)
  useLive(['groups.application-decided'], (_kind, body) => body.groupId === groupId && setRefused(body.approved === false))
  const group = read.data
  if (group && !began.current) began.current = { seated: group.seat !== null }
  const alreadyIn = began.current?.seated ?? false
  useEffect(() => {
    if (alreadyIn) onEnter()
  }, [alreadyIn, onEnter])
  if (!group) return read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="text" />
  if (group.seat) return alreadyIn ? null : <Ceremony group={group} seat={group.seat} onEnter={onEnter} />
  if (group.standing.blocked) return <Blocked group={group} />
  return <OneStep group={group} invite={invite} refused={refused} />
}

function OneStep({ group, invite, refused }: StepProps & { refused: boolean }) {
  const t = useT()
  const { steps } = group.standing
  const most = useRef(0)
  // The card comes last; with an application it goes along.
  const left = steps.length + (steps.some(step => step.kind === 'application') ? 0 : 1)
  most.current = Math.max(most.current, left)
  const step = nextOf(steps)
  const props = { group, invite }
  return (
    <div className="m-entry">
      {most.current > 1 && (
        <p className="m-entry-at" role="status">
          <progress value={most.current - left + 1} max={most.current} aria-hidden="true" />
          {t(entryTexts.progress, { at: most.current - left + 1, of: most.current })}
        </p>
      )}
      {!step && <CardStep {...props} />}
      {step?.kind === 'norms' && <NormsStep {...props} />}
      {step?.kind === 'password' && <PasswordStep {...props} />}
      {step?.kind === 'application' &&
        (step.waiting ? <WaitingStep group={group} /> : <ApplicationStep {...props} step={step} refused={refused} />)}
      {step?.kind === 'tier' && (
        <Empty scene="trail" title={t(entryTexts.tierTitle)}>
          {t(entryTexts.tierLead, { right: step.right ?? '' })}
        </Empty>
      )}
      {step?.kind === 'invite' && (
        <Empty scene="trail" title={t(entryTexts.inviteTitle)}>
          {t(entryTexts.inviteLead)}
        </Empty>
      )}
    </div>
  )
}
