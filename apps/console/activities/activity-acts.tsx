// What can be done with an activity: changed, published, closed, settled, called off, held once more, laid aside.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { api } from '../api.ts'
import { activitiesForms } from '../forms/activities.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { ActForm } from '../shell/act-form.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { usePreview, useWorst } from './preview.tsx'
import { type Desk, usePlay } from './shapes.ts'
import { actTexts } from './texts.ts'

const refreshes = ['activities']

export function ActivityActs({ desk }: { desk: Desk }) {
  const may = useMay()
  const { state } = desk.activity
  return (
    <>
      {state === 'draft' ? (
        <DraftActs desk={desk} />
      ) : (
        <>
          {may('activities.edit') && <CopyAct desk={desk} />}
          {may('activities.edit') && ['settled', 'cancelled'].includes(state) && <ArchiveAct desk={desk} />}
          {may('activities.run') && <RunActs desk={desk} />}
        </>
      )}
    </>
  )
}

function DraftActs({ desk: { activity, draft } }: { desk: Desk }) {
  const t = useT()
  const may = useMay()
  const [, go] = useLocation()
  const params = { activityId: activity.id }
  const { now } = usePreview(draft as never)
  const worst = useWorst()
  const stands = now && now.problems.length === 0 && !now.findings.some(one => one.stops)
  return (
    <>
      {may('activities.edit') && (
        <>
          <SureButton
            verb={t(actTexts.drop)}
            kind="plain"
            act={() => api.activities.dropDraft({ params })}
            refreshes={['activities.deskList']}
            done={actTexts.dropped}
            onDone={() => go('/activities')}
          >
            <p>{t(actTexts.dropHint)}</p>
          </SureButton>
          <Button onClick={() => go(`/activities/${activity.id}/edit`)}>{t(actTexts.edit)}</Button>
        </>
      )}
      {may('activities.run') && (
        <SureButton
          verb={t(actTexts.publish)}
          kind="primary"
          sureKind="primary"
          disabled={!stands}
          act={() => api.activities.publish({ params, body: { rulesHash: now?.rulesHash ?? '' } })}
          refreshes={refreshes}
          done={actTexts.published}
        >
          {now && <p>{t(actTexts.publishHint, { count: now.invited, worst: worst(now) })}</p>}
        </SureButton>
      )}
    </>
  )
}

function RunActs({ desk: { activity } }: { desk: Desk }) {
  const t = useT()
  const [asking, setAsking] = useState<'close' | 'cancel' | null>(null)
  const play = usePlay(activity.play)
  const { state } = activity
  const params = { activityId: activity.id }
  const form = { onClose: () => setAsking(null), refreshes }
  return (
    <>
      {['scheduled', 'open', 'closed'].includes(state) && (
        <Button kind="plain" onClick={() => setAsking('cancel')}>
          {t(actTexts.cancel)}
        </Button>
      )}
      {state === 'open' && <Button onClick={() => setAsking('close')}>{t(actTexts.closeNow)}</Button>}
      {state === 'closed' && play?.settledByHand && (
        <SureButton
          verb={t(actTexts.settle)}
          kind="primary"
          sureKind="primary"
          act={() => api.activities.settle({ params })}
          refreshes={refreshes}
          done={actTexts.settled}
        >
          <p>{t(actTexts.settleHint)}</p>
        </SureButton>
      )}
      <ActForm
        {...form}
        open={asking === 'close'}
        title={t(actTexts.closeNow)}
        schema={activitiesForms.closeNow}
        verb={t(actTexts.closeNow)}
        act={body => api.activities.closeNow({ params, body })}
        done={actTexts.closed}
      />
      <ActForm
        {...form}
        open={asking === 'cancel'}
        title={t(actTexts.cancel)}
        lead={t(actTexts.cancelHint)}
        schema={activitiesForms.cancel}
        verb={t(actTexts.cancel)}
        act={body => api.activities.cancel({ params, body })}
        done={actTexts.cancelled}
      />
    </>
  )
}

function CopyAct({ desk: { activity } }: { desk: Desk }) {
  const t = useT()
  const [, go] = useLocation()
  const [open, setOpen] = useState(false)
  const [value, setValue] = useState({})
  /** As long as it lasted, from the next full hour on. */
  const begin = () => {
    const lasts = new Date(activity.closesAt).getTime() - new Date(activity.opensAt).getTime()
    const from = Math.ceil(new Date(activity.now).getTime() / 3_600_000) * 3_600_000
    setValue({ opensAt: new Date(from).toISOString(), closesAt: new Date(from + lasts).toISOString() })
    setOpen(true)
  }
  return (
    <>
      <Button onClick={begin}>{t(actTexts.copy)}</Button>
      <ActForm
        open={open}
        onClose={() => setOpen(false)}
        title={t(actTexts.copy)}
        schema={activitiesForms.copy}
        texts={{ opensAt: actTexts.opensAt, closesAt: actTexts.closesAt }}
        value={value}
        verb={t(actTexts.copy)}
        act={body => api.activities.copy({ params: { activityId: activity.id }, body })}
        refreshes={refreshes}
        done={actTexts.copied}
        onDone={made => go(`/activities/${made.activityId}`)}
      />
    </>
  )
}

function ArchiveAct({ desk: { activity, isArchived } }: { desk: Desk }) {
  const t = useT()
  return (
    <ActButton
      act={() => api.activities.archive({ params: { activityId: activity.id }, body: { archived: !isArchived } })}
      refreshes={refreshes}
      done={isArchived ? actTexts.done : actTexts.archived}
    >
      {t(isArchived ? actTexts.unarchive : actTexts.archive)}
    </ActButton>
  )
}
