// Who helps with an activity: read, changed and kept in one.
import { Form } from 'antd'
import { useAction, useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { useMay } from '../shell/session.ts'
import { CrewField } from './crew-field.tsx'
import type { PlayShown } from './shapes.ts'
import { actTexts } from './texts.ts'

export function Crew({ activityId, play }: { activityId: string; play: PlayShown }) {
  const t = useT()
  const may = useMay()('activities.edit')
  const params = { activityId }
  const read = useRead(api.activities.crew, { params })
  const [form] = Form.useForm()
  const save = useAction((crew: never) => api.activities.setCrew({ params, body: { crew } }), {
    refreshes: ['activities'],
    onDone: () => toast(actTexts.saved),
  })
  if (!read.data) return read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="text" />
  const { items } = read.data
  return (
    <div className="c-tabbed q-stack">
      <p className="q-quiet">{t(actTexts.crewHint, { moves: play.crewMoves.map(one => one.title).join(' · ') })}</p>
      {items.length > 0 ? (
        <ul className="c-act-chips">
          {items.map(one => (
            <li key={one.memberId}>
              {one.name} <b>{one.title}</b>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t(actTexts.noCrew)}</p>
      )}
      {may && (
        <Form
          key={`${number(items.length)} ${items.map(one => one.memberId).join(' ')}`}
          form={form}
          layout="vertical"
          requiredMark={false}
          className="c-form"
          initialValues={{ crew: items.map(({ memberId, title }) => ({ memberId, title })) }}
          onFinish={({ crew = [] }) => void save.run(crew as never)}
        >
          <CrewField />
          <ErrorNote error={save.error} small />
          <div className="q-row">
            <Button submit busy={save.busy}>
              {t(actTexts.save)}
            </Button>
          </div>
        </Form>
      )}
    </div>
  )
}
