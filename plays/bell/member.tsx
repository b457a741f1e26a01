// The bell on the phone: it hangs there, one taps to listen, and it says when it will strike.
import './bell.css'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown } from './play.ts'
import { bellTexts } from './texts.ts'

export function Screen({ shown, activity, move, busy }: MemberProps<Shown>) {
  const t = useT()
  const { result, hour, strokes, isListening, listeners } = shown
  return (
    <div className={isListening && !result ? 'p-bell p-bell-on' : 'p-bell'}>
      <svg className="p-bell-drawn" viewBox="0 0 64 64" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d="M27 7a5 5 0 0 1 10 0" />
        <path d="M32 9c-10 0-14 7-15 18-1 9-3 14-6 19h42c-3-5-5-10-6-19C46 16 42 9 32 9Z" />
        <path d="M17 27h30M14 38h36" strokeWidth="1" />
        <circle cx="32" cy="53" r="4" fill="currentColor" stroke="none" />
      </svg>
      <p className="p-bell-hour q-song">
        {result ? t(bellTexts.struck, { strokes: result.strokes }) : t(bellTexts.next, { hour, strokes })}
      </p>
      <p className="q-quiet">
        {result ? t(bellTexts.heard, { count: result.people }) : t(bellTexts.people, { count: listeners })}
      </p>
      {activity.mayNot === '' &&
        !result &&
        (isListening ? (
          <p>{t(bellTexts.listening)}</p>
        ) : (
          <Button kind="primary" wide busy={busy} onClick={() => void move('listen')}>
            {t(bellTexts.listen)}
          </Button>
        ))}
    </div>
  )
}
