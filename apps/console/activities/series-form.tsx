// Setting up a series: the activity as one sets up any, and when it is held, in plain words.
import '../shell/room.css'
import './activities.css'
import { DatePicker, Form } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useBeginWords } from './begin-words.ts'
import { beginDraft } from './draft-fields.ts'
import { DraftForm } from './draft-form.tsx'
import { draftOf, termsOf } from './draft-of.ts'
import { CountInput, type Wired } from './inputs.tsx'
import { firstSaid, patternOf, type Said, wordsOf } from './pattern.ts'
import { PatternField } from './pattern-field.tsx'
import { PreviewPane, usePreview } from './preview.tsx'
import { seriesTexts } from './series-texts.ts'
import { type PlayShown, type SeriesBody, usePlay } from './shapes.ts'
import { actTexts } from './texts.ts'

export function NewSeriesPage({ play: key }: { play: string }) {
  const t = useT()
  const play = usePlay(key)
  return (
    <Page
      title={play ? `${t(seriesTexts.newSeries)} · ${play.title}` : t(seriesTexts.newSeries)}
      lead={play?.about}
      crumbs={[{ title: t(actTexts.series), href: '/activities/series' }]}
    >
      {play ? <SeriesDesk key={key} play={play} /> : <Skeleton kind="card" />}
    </Page>
  )
}

function SeriesDesk({ play }: { play: PlayShown }) {
  const t = useT()
  const [, go] = useLocation()
  const [form] = Form.useForm()
  const words = useBeginWords()
  const [value] = useState(() => ({
    ...beginDraft(play, new Date(), words),
    ...{ said: firstSaid, minutes: 120, startsAt: new Date().toISOString() },
  }))
  const typed = { ...value, ...(Form.useWatch([], form) as Record<string, unknown> | undefined) } as typeof value
  const closesAt = new Date(new Date(value.opensAt).getTime() + (typed.minutes ?? 1) * 60_000).toISOString()
  const draft = draftOf(play, { ...typed, opensAt: value.opensAt, closesAt })
  const preview = usePreview(draft)
  const [asking, setAsking] = useState(false)
  const make = useAction(
    () => {
      const all = { ...value, ...form.getFieldsValue(true) } as Record<string, any>
      const terms = termsOf(play, all)
      const { title } = terms
      const { minutes, startsAt, timesMax = null, until = null } = all
      const body = {
        title,
        minutes,
        startsAt,
        timesMax,
        until,
        draft: terms,
        pattern: patternOf({ ...firstSaid, ...(all['said'] as Said) }),
      }
      return api.activities.makeSeries({ body: body as SeriesBody })
    },
    {
      refreshes: ['activities'],
      onDone: () => {
        toast(seriesTexts.begun)
        go('/activities/series')
      },
    },
  )
  const pattern = patternOf({ ...firstSaid, ...typed.said })
  const says = t(seriesTexts.says, { when: wordsOf(pattern, t) ?? pattern, minutes: typed.minutes ?? 0 })
  return (
    <div className="c-act-desk">
      <DraftForm
        form={form}
        play={play}
        value={value}
        when={<SeriesWhen says={says} />}
        busy={make.busy}
        onSend={() => setAsking(true)}
      >
        <div className="c-act-foot">
          <Button kind="primary" submit busy={make.busy}>
            {t(seriesTexts.begin)}
          </Button>
        </div>
      </DraftForm>
      <PreviewPane preview={preview} blank={draft === null} />
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t(seriesTexts.begin)}
        verb={t(seriesTexts.begin)}
        kind="primary"
        busy={make.busy}
        onConfirm={() => void make.run()}
      >
        <div className="q-stack">
          <p>{says}</p>
          <p>{t(seriesTexts.beginHint)}</p>
          <ErrorNote error={make.error} small />
        </div>
      </Confirm>
    </div>
  )
}

function SeriesWhen({ says }: { says: string }) {
  const t = useT()
  return (
    <>
      <PatternField />
      <p className="c-note">{says}</p>
      <div className="c-act-pairs">
        <Form.Item name="minutes" label={t(seriesTexts.minutes)} rules={[{ required: true, message: t(actTexts.needed) }]}>
          <CountInput />
        </Form.Item>
        <Form.Item name="timesMax" label={t(seriesTexts.timesMax)}>
          <CountInput placeholder={t(seriesTexts.endless)} />
        </Form.Item>
        <Form.Item name="startsAt" label={t(seriesTexts.from)} rules={[{ required: true, message: t(actTexts.needed) }]}>
          <MomentInput />
        </Form.Item>
        <Form.Item name="until" label={t(seriesTexts.until)}>
          <MomentInput />
        </Form.Item>
      </div>
    </>
  )
}

function MomentInput({ id, value, onChange }: Wired<string>) {
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      className="c-number"
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value ? dayjs(value) : null}
      onChange={moment => onChange?.(moment ? moment.toISOString() : null)}
    />
  )
}
