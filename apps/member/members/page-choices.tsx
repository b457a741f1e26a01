// Language and look of the page: chosen here, kept in the browser.
import './sign-in.css'
import { useState } from 'react'
import { chooseTheme, type ThemeChoice, themeChoice } from '#ui/choice.ts'
import { chooseLocale, useLocale, useT } from '#ui/i18n.ts'
import { memberTexts } from './texts.ts'

interface ChoiceProps<V extends string> {
  label: string
  options: readonly { value: V; label: string }[]
  chosen: V
  onChoose: (value: V) => void
}

function Choice<V extends string>({ label, options, chosen, onChoose }: ChoiceProps<V>) {
  return (
    <fieldset className="q-field">
      <legend className="q-field-label">{label}</legend>
      <div className="m-choice">
        {options.map(({ value, label: words }) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {words}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

export function PageChoices() {
  const t = useT()
  const locale = useLocale()
  const [theme, setTheme] = useState<ThemeChoice>(themeChoice)
  return (
    <div className="q-stack">
      <Choice
        label={t(memberTexts.language)}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        chosen={locale}
        onChoose={chooseLocale}
      />
      <Choice
        label={t(memberTexts.look)}
        options={[
          { value: 'system', label: t(memberTexts.lookSystem) },
          { value: 'light', label: t(memberTexts.lookDay) },
          { value: 'dark', label: t(memberTexts.lookNight) },
        ]}
        chosen={theme}
        onChoose={choice => {
          chooseTheme(choice)
          setTheme(choice)
        }}
      />
    </div>
  )
}
