// A slip that comes up when a move brought something: said once, with a few petals, and it leaves by itself.
import { useEffect, useRef } from 'react'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import { at } from '../shell/ways.ts'
import { wordsOf } from './award-line.tsx'
import type { Award } from './shapes.ts'
import { activityTexts } from './texts.ts'

const stayMs = 9_000
const petals = [0, 1, 2, 3, 4, 5, 6, 7, 8]

export function WonSlip({ awards, onClose }: { awards: readonly Award[]; onClose: () => void }) {
  const t = useT()
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), stayMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="m-act-slip" role="status">
      <span className="m-act-petals" aria-hidden="true">
        {petals.map(n => (
          <i key={n} />
        ))}
      </span>
      <span className="m-act-slip-words">
        <small>{t(activityTexts.wonNow)}</small>
        <b className="q-song">{awards.map(wordsOf).join(' · ')}</b>
        <a href={at('/me/awards')}>{t(activityTexts.more)}</a>
      </span>
      <IconButton icon={IconClose} label={t(activityTexts.close)} onClick={onClose} />
    </div>
  )
}
