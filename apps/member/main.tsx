// The member app starts here.
import '#ui/tokens.css'
import '#ui/ground.css'
import { createRoot } from 'react-dom/client'
import { startLocale } from '#ui/i18n.ts'
import { scrollUpOnNewPages } from '#ui/scroll.ts'
import { boot, takeBootAnswers } from './api.ts'
import { App } from './shell/app.tsx'

startLocale(boot.locale, boot.community?.timeZone)
takeBootAnswers()
scrollUpOnNewPages()
createRoot(document.getElementById('app')!).render(<App />)
