// A play as it stands before those who play, for the desk to look on: nothing in it can be pressed.
import './as-seen.css'
import { Suspense, useMemo } from 'react'
import { byFolder } from '#plays/pieces.ts'
import type { MemberProps, MemberScreen } from '#plays/screen.ts'
import { answers } from '#ui/answers.ts'
import { useT } from '#ui/i18n.ts'
import { Skeleton } from '#ui/kit/states.tsx'
import { fileAddress } from '../api.ts'
import { Block } from '../shell/block.tsx'
import type { Desk } from './shapes.ts'
import { actTexts } from './texts.ts'

const pieces = import.meta.glob<MemberScreen>('../../../plays/*/member.tsx')
const screens = byFolder(pieces, piece => piece.Screen)
const nothing = async () => undefined

interface AsSeenProps {
  desk: Desk
  hooks: Pick<MemberProps, 'useFeed' | 'useEntrants'>
}
export function AsSeen({ desk: { activity }, hooks }: AsSeenProps) {
  const t = useT()
  const Screen = screens.get(activity.play)
  // The server's clock as it was when the page was read, which is every few seconds.
  const now = useMemo(() => new Date(activity.now).getTime(), [activity.now])
  if (!Screen) return null
  return (
    <Block title={t(actTexts.asSeen)}>
      <div className="c-act-phone" inert>
        <Suspense fallback={<Skeleton kind="card" count={1} />}>
          <Screen
            {...hooks}
            activity={activity as never}
            shown={activity.shown}
            last={null}
            move={nothing}
            busy={false}
            error={null}
            upload={nothing}
            urlOf={fileAddress}
            now={() => now}
            refresh={() => answers.refresh('activities')}
          />
        </Suspense>
      </div>
    </Block>
  )
}
