// The console starts here.
import '#ui/tokens.css'
import '#ui/ground.css'
import { createRoot } from 'react-dom/client'
import { localeOf } from '#kernel/i18n.ts'
import { applyThemeCookie, readChoice } from '#ui/choice.ts'
import { startLocale } from '#ui/i18n.ts'
import { scrollUpOnNewPages } from '#ui/scroll.ts'
import { App } from './shell/app.tsx'

// One-time links come as /console/#/welcome?key=…, so that no server sees the key; within the app they have a path.
const link = /^#\/(welcome|join|reset)\?key=([\w-]+)$/.exec(location.hash)
if (link) history.replaceState(null, '', `/console/${link[1]}#${link[2]}`)

applyThemeCookie()
const chosen = readChoice('ql-locale')
startLocale(chosen === 'en' || chosen === 'zh-CN' ? chosen : localeOf(navigator.languages.join(','), 'zh-CN'))
scrollUpOnNewPages()
createRoot(document.getElementById('app')!).render(<App />)
