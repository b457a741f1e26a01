// The console starts here.
import '#ui/tokens.css'
import '#ui/ground.css'
import { createRoot } from 'react-dom/client'
import { localeOf } from '#kernel/i18n.ts'
import { applyThemeCookie, readChoice } from '#ui/choice.ts'
import { startLocale } from '#ui/i18n.ts'
import { scrollUpOnNewPages } from '#ui/scroll.ts'
import { App } from './shell/app.tsx'

applyThemeCookie()
const chosen = readChoice('ql-locale')
startLocale(chosen === 'en' || chosen === 'zh-CN' ? chosen : localeOf(navigator.languages.join(','), 'zh-CN'))
scrollUpOnNewPages()
createRoot(document.getElementById('app')!).render(<App />)
