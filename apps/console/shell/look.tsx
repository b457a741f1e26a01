// Day or night, one language or the other: two quiet buttons at the edge of the frame.
import { useState } from 'react'
import { chooseTheme, themeNow } from '#ui/choice.ts'
import { chooseLocale, useLocale, useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconLanguage, IconMoon, IconSun } from '#ui/kit/icons.tsx'
import { frameTexts } from '../texts.ts'

export function LookAndLanguage() {
  const t = useT()
  const locale = useLocale()
  const [theme, setTheme] = useState(themeNow)
  const turn = () => {
    const next = theme === 'dark' ? 'light' : 'dark'
    chooseTheme(next)
    setTheme(next)
  }
  return (
    <span className="c-look">
      <IconButton
        icon={IconLanguage}
        label={locale === 'en' ? '中文' : 'English'}
        onClick={() => chooseLocale(locale === 'en' ? 'zh-CN' : 'en')}
      />
      <IconButton
        icon={theme === 'dark' ? IconSun : IconMoon}
        label={t(theme === 'dark' ? frameTexts.lookDay : frameTexts.lookNight)}
        onClick={turn}
      />
    </span>
  )
}
