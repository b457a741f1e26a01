// Hidden or removed: what each means, in a sentence.
import { useT } from '#ui/i18n.ts'
import { Select } from '#ui/kit/field.tsx'
import { postTexts } from './post-texts.ts'
import { howTexts } from './texts.ts'

export type How = keyof typeof howTexts

export function HowField({ how, onChange }: { how: How; onChange: (how: How) => void }) {
  const t = useT()
  return (
    <Select
      label={t(postTexts.how)}
      value={how}
      options={(['hidden', 'removed'] as const).map(value => ({ value, label: t(howTexts[value]) }))}
      onChange={onChange}
    />
  )
}
