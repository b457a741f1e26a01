// The play in the middle of the frame: its screen is fetched by its name, and given what it may do.
import { type ComponentType, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { byFolder, walkOf } from '#plays/pieces.ts'
import type { MemberProps, MemberScreen } from '#plays/screen.ts'
import { answers } from '#ui/answers.ts'
import { useAction, usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api, boot, fileAddress } from '../api.ts'
import { at, go } from '../shell/ways.ts'
import { serverNow, useServerSecond } from '../shop/server-clock.ts'
import type { Activity, Award } from './shapes.ts'
import { activityTexts } from './texts.ts'
import { WonSlip } from './won-slip.tsx'

const pieces = import.meta.glob<MemberScreen>('../../../plays/*/member.tsx')
const screens = byFolder(pieces, piece => piece.Screen)

/** The two hooks that a play is given, each of this activity. */
function hooksOf(activityId: string): Pick<MemberProps, 'useFeed' | 'useEntrants'> {
  const params = { activityId }
  function useFeed(move?: string) {
    const query = { limit: 20, ...(move && { move }) }
    return walkOf(usePages(api.activities.feed, { params, query }, { staleMs: 3_000 }))
  }
  function useEntrants(order: 'rank' | 'seq') {
    return walkOf(usePages(api.activities.entrants, { params, query: { limit: 20, order } }, { staleMs: 3_000 }))
  }
  return { useFeed, useEntrants } as Pick<MemberProps, 'useFeed' | 'useEntrants'>
}

const signIn = (): void => go(`/sign-in?next=${encodeURIComponent(location.pathname)}`)

type Last = MemberProps['last']
interface Moved {
  props: Pick<MemberProps, 'move' | 'busy' | 'error' | 'upload' | 'last'>
  won: { nth: number; awards: Award[] } | null
  dismiss: () => void
}

function useMoving(activityId: string): Moved {
  const [last, setLast] = useState<Last>(null)
  const [won, setWon] = useState<Moved['won']>(null)
  const params = { activityId }
  const act = useAction(async (move: string, input: unknown) => api.activities.move({ params, body: { move, input } }), {
    // A move may cost points, bind them, bring them or give them back: only the ledger knows.
    refreshes: ['activities', 'wallet'],
  })
  const send = useAction(
    (file: Blob, kind: 'picture' | 'voice' | 'document') => api.activities.upload({ params, query: { kind }, file } as never),
    {},
  )
  const move = async (name: string, input: unknown = {}) => {
    if (!boot.me) return void signIn()
    send.reset()
    const made = await act.run(name, input)
    if (!made) return undefined
    setLast({ move: name, outcome: made.outcome, awards: made.awards as never })
    if (made.awards.length > 0) setWon({ nth: made.nth, awards: made.awards })
    return made.outcome
  }
  const upload = async (file: Blob, kind: 'picture' | 'voice' | 'document') =>
    ((await send.run(file, kind)) as { fileId: string } | undefined)?.fileId
  return {
    props: { move, upload, last, busy: act.busy || send.busy, error: act.error ?? send.error },
    won,
    dismiss: () => setWon(null),
  }
}

export function Middle({ activity }: { activity: Activity }) {
  const t = useT()
  const { id, play } = activity
  const Screen = screens.get(play)
  const { props, won, dismiss } = useMoving(id)
  const wrong = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (props.error) wrong.current?.scrollIntoView({ block: 'nearest' })
  }, [props.error])
  const hooks = useMemo(() => hooksOf(id), [id])
  return (
    <section className="m-act-middle">
      <MayNot activity={activity} />
      {/* Whom its lists are not shown to must not read that they are empty. */}
      {!boot.me ? null : Screen ? (
        <Suspense fallback={<Skeleton kind="card" count={1} />}>
          <Ticking
            Screen={Screen}
            props={{
              ...props,
              ...hooks,
              activity: activity as never,
              shown: activity.shown,
              urlOf: fileAddress,
              now: serverNow,
              refresh: () => answers.refresh('activities'),
            }}
          />
        </Suspense>
      ) : (
        <Empty scene="trail" title={t(activityTexts.noScreen)}>
          {t(activityTexts.noScreenHint)}
        </Empty>
      )}
      <div ref={wrong} className="m-act-wrong">
        <ErrorNote error={props.error} small />
      </div>
      {won && <WonSlip key={won.nth} awards={won.awards} onClose={dismiss} />}
    </section>
  )
}

/** Draws the play again as each second begins, so that what it counts down goes on. */
function Ticking({ Screen, props }: { Screen: ComponentType<MemberProps>; props: MemberProps }) {
  useServerSecond()
  return <Screen {...props} />
}

function MayNot({ activity: { mayNot, opensAt, state } }: { activity: Activity }) {
  const t = useT()
  // Where the result is shown, nobody needs to be told that it is over.
  if (mayNot === '' || (mayNot === 'over' && state === 'settled')) return null
  return (
    <p className="m-act-note" role="note">
      <span>{t(activityTexts[`not-${mayNot}`], { at: date(opensAt, 'moment') })}</span>
      {mayNot === 'sign-in' && (
        <a
          className="q-button q-button-primary q-button-normal"
          href={`${at('/sign-in')}?next=${encodeURIComponent(location.pathname)}`}
        >
          {t(activityTexts.signIn)}
        </a>
      )}
    </p>
  )
}
