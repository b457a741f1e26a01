// Why a piece lies where it lies, in a sentence.
import { useT } from '#ui/i18n.ts'
import type { Why } from './settings.ts'
import { missionTexts } from './texts.ts'

const words = {
  'run-out': missionTexts.why_run_out,
  'given-back': missionTexts.why_given_back,
  'taken-back': missionTexts.why_taken_back,
  returned: missionTexts.why_returned,
  faulty: missionTexts.why_faulty,
} as const

export function WhyNote({ why }: { why: Why | null }) {
  const t = useT()
  if (!why) return null
  return (
    <p className="p-mission-why">
      {t(words[why.kind], { name: why.name })}
      {why.word && t({ zh: '：{word}', en: ': {word}' }, { word: why.word })}
    </p>
  )
}
