// What the desk does in a play: its own screen where it has one, else its moves as drawn forms.
import { Suspense, useMemo, useState } from 'react'
import { byFolder, walkOf } from '#plays/pieces.ts'
import type { DeskProps, DeskScreen } from '#plays/screen.ts'
import { answers } from '#ui/answers.ts'
import { useAction, usePages } from '#ui/data.ts'
import type { JsonSchema } from '#ui/form/schema.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, fileAddress } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import { AsSeen } from './as-seen.tsx'
import type { Desk, PlayShown } from './shapes.ts'
import { actTexts } from './texts.ts'

const pieces = import.meta.glob<DeskScreen>('../../../plays/*/console.tsx')
const desks = byFolder(pieces, piece => piece.Desk)

function hooksOf(activityId: string): Pick<DeskProps, 'useFeed' | 'useEntrants'> {
  const params = { activityId }
  function useFeed(move?: string) {
    return walkOf(usePages(api.activities.deskMoves, { params, query: { limit: 30, ...(move && { move }) } }))
  }
  function useEntrants(order: 'rank' | 'seq') {
    return walkOf(usePages(api.activities.deskEntrants, { params, query: { limit: 30, order } }, { staleMs: 3_000 }))
  }
  return { useFeed, useEntrants } as Pick<DeskProps, 'useFeed' | 'useEntrants'>
}

export function PlayDesk({ desk, play }: { desk: Desk; play: PlayShown }) {
  const t = useT()
  const may = useMay()('activities.run')
  const { activity } = desk
  const Own = desks.get(play.key)
  const params = { activityId: activity.id }
  const act = useAction((move: string, input: unknown) => api.activities.deskMove({ params, body: { move, input } }), {
    refreshes: ['activities'],
  })
  const hooks = useMemo(() => hooksOf(activity.id), [activity.id])
  if (!Own)
    return (
      <>
        {may && play.deskMoves.length > 0 && ['open', 'closed'].includes(activity.state) && (
          <DeskMoves activityId={activity.id} play={play} />
        )}
        <AsSeen desk={desk} hooks={hooks} />
      </>
    )
  const move = async (name: string, input: unknown = {}) => (await act.run(name, input))?.outcome
  return (
    <Block title={t(actTexts.deskMoves)}>
      <Suspense fallback={<Skeleton kind="card" count={1} />}>
        <Own
          {...hooks}
          activity={activity as never}
          shown={activity.shown}
          move={move}
          busy={act.busy}
          error={act.error}
          // The desk brings no files: what it shows was brought by those who play.
          upload={async () => undefined}
          urlOf={fileAddress}
          refresh={() => answers.refresh('activities')}
        />
      </Suspense>
      <ErrorNote error={act.error} small />
    </Block>
  )
}

function DeskMoves({ activityId, play }: { activityId: string; play: PlayShown }) {
  const t = useT()
  const [open, setOpen] = useState<string | null>(null)
  const chosen = play.deskMoves.find(one => one.move === open)
  return (
    <Block title={t(actTexts.deskMoves)}>
      <div className="c-act-adds">
        {play.deskMoves.map(one => (
          <Button key={one.move} onClick={() => setOpen(one.move)}>
            {one.title}
          </Button>
        ))}
      </div>
      {chosen && (
        <FormModal open title={chosen.title} onClose={() => setOpen(null)}>
          <DeskMove activityId={activityId} of={chosen} onDone={() => setOpen(null)} />
        </FormModal>
      )}
    </Block>
  )
}

interface DeskMoveProps {
  activityId: string
  of: PlayShown['deskMoves'][number]
  onDone: () => void
}
function DeskMove({ activityId, of, onDone }: DeskMoveProps) {
  const make = useAction(
    (input: unknown) => api.activities.deskMove({ params: { activityId }, body: { move: of.move, input } }),
    {
      refreshes: ['activities'],
      onDone: () => {
        toast(actTexts.done)
        onDone()
      },
    },
  )
  return (
    <SchemaForm
      schema={of.input as JsonSchema}
      verb={of.title}
      busy={make.busy}
      error={make.error}
      onSend={value => make.run(value)}
    />
  )
}
