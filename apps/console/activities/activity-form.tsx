// Setting up an activity with its preview in view, and changing one that is not yet published.
import '../shell/room.css'
import './activities.css'
import { Form } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAction, useRead } from '#ui/data.ts'
import { serverErrors } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useMay, useSession } from '../shell/session.ts'
import { rememberTold, useBeginWords } from './begin-words.ts'
import { beginDraft, isDrawIn, missingIn, settingsOf } from './draft-fields.ts'
import { DraftForm } from './draft-form.tsx'
import { draftOf } from './draft-of.ts'
import { PreviewPane, usePreview, useWorst } from './preview.tsx'
import { type PlayShown, usePlay, useShelf } from './shapes.ts'
import { actTexts } from './texts.ts'
import { WhenFields } from './when-fields.tsx'

export function NewActivityPage({ play: key }: { play: string }) {
  const t = useT()
  const shelf = useShelf()
  const play = shelf.data?.items.find(one => one.key === key)
  const crumbs = [{ title: t(actTexts.newActivity), href: '/activities/new' }]
  return (
    <Page title={play?.title ?? t(actTexts.newActivity)} lead={play?.about} crumbs={crumbs}>
      {play ? (
        <Begin key={key} play={play} />
      ) : shelf.data ? (
        <Empty scene="trail" title={t(actTexts.nothing)} />
      ) : shelf.error ? (
        <ErrorNote error={shelf.error} onRetry={shelf.reload} />
      ) : (
        <Skeleton kind="card" />
      )}
    </Page>
  )
}

function Begin({ play }: { play: PlayShown }) {
  const words = useBeginWords()
  const [value] = useState(() => beginDraft(play, new Date(), words))
  return <Desk play={play} value={value} activityId={null} />
}

export function ChangeActivityPage({ activityId }: { activityId: string }) {
  const t = useT()
  const read = useRead(api.activities.deskShow, { params: { activityId } })
  const desk = read.data
  const play = usePlay(desk?.activity.play)
  return (
    <Page title={t(actTexts.change)} crumbs={[{ title: desk?.activity.title ?? '…', href: `/activities/${activityId}` }]}>
      {desk && play ? (
        <Desk play={play} value={desk.draft} activityId={activityId} />
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton kind="card" />
      )}
    </Page>
  )
}

interface DeskProps {
  play: PlayShown
  value: object
  activityId: string | null
}

function Desk({ play, value, activityId }: DeskProps) {
  const t = useT()
  const [, go] = useLocation()
  const { community } = useSession()
  const mayRun = useMay()('activities.run')
  const [form] = Form.useForm()
  const typed = Form.useWatch([], form) as Record<string, unknown> | undefined
  const draft = draftOf(play, { ...value, ...typed })
  const missing = missingIn(settingsOf(play), draft?.settings as Record<string, unknown> | undefined)
  const preview = usePreview(missing.length === 0 ? draft : null)
  const worst = useWorst()
  const [asking, setAsking] = useState(false)
  // A draft that was kept and could not be published is not made a second time.
  const [made, setMade] = useState(activityId)
  const keep = async (): Promise<string> => {
    const body = draftOf(play, { ...value, ...form.getFieldsValue(true) })
    if (!body) throw new TypeError('a draft without title or times')
    if (isDrawIn(play, body.settings)) rememberTold(community?.id, body.told)
    if (made) await api.activities.change({ params: { activityId: made }, body })
    else return (await api.activities.make({ body })).activityId
    return made
  }
  const told = (error: unknown) => {
    form.setFields(serverErrors(error) as Parameters<typeof form.setFields>[0])
    throw error
  }
  const save = useAction(() => keep().catch(told), {
    refreshes: ['activities'],
    onDone: id => {
      toast(actTexts.saved)
      go(`/activities/${id}`)
    },
  })
  const publish = useAction(
    async (rulesHash: string) => {
      const id = await keep().catch(told)
      setMade(id)
      await api.activities.publish({ params: { activityId: id }, body: { rulesHash } })
      return id
    },
    {
      refreshes: ['activities'],
      onDone: id => {
        toast(actTexts.published)
        go(`/activities/${id}`)
      },
    },
  )
  const now = preview.now
  const stands = now && now.problems.length === 0 && !now.findings.some(one => one.stops)
  return (
    <div className="c-act-desk">
      <DraftForm
        form={form}
        play={play}
        value={value}
        when={<WhenFields />}
        busy={save.busy || publish.busy}
        onSend={() => void save.run()}
      >
        <ErrorNote error={save.error} small placed />
        <div className="c-act-foot">
          {mayRun && (
            <Button
              kind="primary"
              disabled={now !== undefined && !stands}
              onClick={() =>
                void form.validateFields().then(
                  () => setAsking(true),
                  () => {},
                )
              }
            >
              {t(actTexts.publish)}
            </Button>
          )}
          <Button submit busy={save.busy}>
            {t(actTexts.saveDraft)}
          </Button>
        </div>
      </DraftForm>
      <PreviewPane preview={preview} blank={draft === null} missing={missing} />
      {now && (
        <Confirm
          open={asking && stands === true}
          onClose={() => setAsking(false)}
          title={t(actTexts.publish)}
          verb={t(actTexts.publish)}
          kind="primary"
          busy={publish.busy}
          onConfirm={() => void publish.run(now.rulesHash)}
        >
          <div className="q-stack">
            <p>{t(actTexts.publishHint, { count: now.invited, worst: worst(now) })}</p>
            <ErrorNote error={publish.error} small />
          </div>
        </Confirm>
      )}
    </div>
  )
}
