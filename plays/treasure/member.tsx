// The hunt on the phone: one's team, the trail of check-points, what is kept offline, the ranking and the photo wall.
import './treasure.css'
import { useCallback, useEffect, useRef, useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconOffline } from '#ui/kit/icons.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { isProblem } from '#ui/problem.ts'
import type { MemberProps } from '../screen.ts'
import { CodeSheet, readCode } from './code-sheet.tsx'
import { Compass } from './compass.tsx'
import { type KeptFind, type Tray, useOnline, useTray } from './kept.ts'
import { PhotoWall } from './photo-wall.tsx'
import type { Find, Found } from './rules.ts'
import type { PointShown, Shown } from './show.ts'
import { Ranking, TeamCard } from './teams.tsx'
import { treasureTexts as words } from './texts.ts'
import { Trail } from './trail.tsx'
import { askForCompass } from './where.ts'

export function Screen(props: MemberProps<Shown>) {
  const { shown, activity } = props
  const tray = useTray(activity.id)
  const find = useFinding(props, tray)
  const [open, setOpen] = useState<{ point: PointShown; code: string } | null>(null)
  useScannedLink(shown, setOpen)
  const done = () => setOpen(null)
  const isOn = activity.mayNot === '' && shown.myTeam !== null
  return (
    <div className="q-stack">
      <TeamCard {...props} />
      {tray.kept.length > 0 && <TrayNote {...props} tray={tray} />}
      {shown.points.length > 0 && (
        <Trail
          {...props}
          kept={tray.kept}
          isOn={isOn}
          onFind={point => {
            if (point.kind === 'place') void askForCompass()
            setOpen({ point, code: '' })
          }}
        />
      )}
      <Ranking {...props} />
      <PhotoWall {...props} />
      {open?.point.kind === 'code' && (
        <CodeSheet
          title={open.point.title ?? ''}
          first={open.code}
          busy={props.busy}
          onClose={done}
          onCode={code => void find({ point: open.point.nth, code }).then(done)}
        />
      )}
      {open?.point.kind === 'place' && (
        <Compass
          point={open.point}
          shown={shown}
          busy={props.busy}
          onClose={done}
          onArrive={place => void find({ point: open.point.nth, place }).then(done)}
        />
      )}
    </div>
  )
}

/** A code scanned by another app opens this page with the code behind the `#`. */
function useScannedLink(shown: Shown, open: (what: { point: PointShown; code: string }) => void): void {
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current || shown.myTeam === null) return
    const { point, code } = readCode(location.hash)
    const found = shown.points.find(one => one.nth + 1 === point)
    if (found?.title && found.foundAt === null) open({ point: found, code })
    asked.current = true
  }, [shown, open])
}

/** Asks the server; where no answer comes, keeps the find with its time. */
function useFinding({ move, error, now }: MemberProps<Shown>, { keep }: Tray): (find: Find) => Promise<void> {
  const t = useT()
  const asked = useRef<KeptFind | null>(null)
  const keepIt = useCallback(
    (find: KeptFind) => {
      keep(find)
      toast(words.keptNow)
    },
    [keep],
  )
  useEffect(() => {
    if (asked.current && isProblem(error) && error.kind === 'network') keepIt(asked.current)
    if (error) asked.current = null
  }, [error, keepIt])
  return async find => {
    const timed = { ...find, at: new Date(now()).toISOString() }
    if (!navigator.onLine) return keepIt(timed)
    asked.current = timed
    const outcome = (await move('find', find)) as { worth: number } | undefined
    if (!outcome) return
    asked.current = null
    toast(t(words.gotIt, { worth: number(outcome.worth) }))
  }
}

function TrayNote({ shown, move, busy, tray }: MemberProps<Shown> & { tray: Tray }) {
  const t = useT()
  const { kept, answered } = tray
  const latest = useRef({ kept, move, isRunning: false })
  latest.current = { ...latest.current, kept, move }
  const handIn = useCallback(async () => {
    const { kept, move, isRunning } = latest.current
    if (kept.length === 0 || isRunning) return
    latest.current.isRunning = true
    const outcome = (await move('sync', { finds: kept })) as { finds: { point: number; state: Found }[] } | undefined
    latest.current.isRunning = false
    if (!outcome) return
    answered(kept, outcome.finds)
    toast(words.handed, { count: outcome.finds.filter(one => one.state === 'found').length })
  }, [answered])
  const online = useCallback(() => void handIn(), [handIn])
  useOnline(online)
  return (
    <div className="p-treasure-tray" role="status">
      <IconOffline size={22} />
      <div className="q-grow">
        <b>{t(words.tray, { count: number(kept.length) })}</b>
        <p className="q-quiet">{t(words.trayHint, { at: date(shown.handInUntil, 'moment') })}</p>
      </div>
      <Button size="small" busy={busy} onClick={() => void handIn()}>
        {t(words.handIn)}
      </Button>
    </div>
  )
}
