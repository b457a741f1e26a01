// Shake on the phone: a tube of sticks that rattles until one jumps out.
import './shake.css'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { useCeremony } from '../ceremony.ts'
import { PrizeTable, PrizeWord, titleOf } from '../prize-table.tsx'
import type { PrizesShown } from '../prizes.ts'
import type { MemberProps } from '../screen.ts'
import { useShaken } from './motion.ts'
import type { Shaken } from './play.ts'
import { shakeTexts } from './texts.ts'

export function Screen(props: MemberProps<PrizesShown>) {
  const t = useT()
  const { activity, shown } = props
  const may = activity.mayNot === ''
  const shaking = useCeremony<Shaken>(props, 1_200)
  const shake = (): void => {
    if (!may || shaking.running || props.busy) return
    navigator.vibrate?.(60)
    shaking.play('shake')
  }
  // A phone in the pocket plays for nobody: only while the page is looked at, and nothing came just now.
  const motion = useShaken(may && !shaking.running, () => document.visibilityState === 'visible' && shake())
  const out = shaking.running ? null : shaking.shown
  return (
    <div className="p-prizes-game">
      <div className={`p-shake-scene ${shaking.running ? 'p-shake-rattles' : ''}`} role="img" aria-label={t(shakeTexts.tube)}>
        <Tube out={out !== null} />
        {out && (
          <p className="p-shake-stick">
            <span>{t(shakeTexts.stick, { nth: out.stick })}</span>
            {out.reward && <b className="q-song">{titleOf(activity, out.reward)}</b>}
          </p>
        )}
      </div>
      <PrizeWord activity={activity} shown={shown} drawn={out} before={may && !shaking.running ? t(shakeTexts.before) : ''} />
      {may && (
        <div className="q-stack">
          <Button kind="primary" wide busy={shaking.running || props.busy} onClick={shake}>
            {t(shaking.running ? shakeTexts.shaking : shakeTexts.shake)}
          </Button>
          {motion.mustAsk && (
            <Button kind="plain" wide onClick={motion.allow}>
              {t(shakeTexts.allow)}
            </Button>
          )}
          {motion.hears && <p className="q-quiet">{t(shakeTexts.orShake)}</p>}
        </div>
      )}
      <PrizeTable activity={activity} shown={shown} />
    </div>
  )
}

const heights = [34, 22, 30, 16, 26, 20, 32]
const Tube = ({ out }: { out: boolean }) => (
  <svg viewBox="0 0 120 170" className="p-shake-tube" aria-hidden="true">
    {heights.map((top, at) => (
      <path
        key={top}
        className={out && at === 3 ? 'p-shake-out' : 'p-shake-in'}
        d={`M${31 + at * 9.5} 90V${top}h5v${90 - top}`}
      />
    ))}
    <path className="p-shake-body" d="M24 66h72l-5 92a6 6 0 0 1-6 6H35a6 6 0 0 1-6-6z" />
    <path className="p-shake-band" d="M25 84h70M28 142h64M60 100c-7 6-7 20 0 26 7-6 7-20 0-26M48 113h24" />
  </svg>
)
