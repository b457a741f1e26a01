// The member app starts here.
import '#ui/tokens.css'
import '#ui/ground.css'
import { createRoot } from 'react-dom/client'
import { startLocale } from '#ui/i18n.ts'
import { boot, takeBootAnswers } from './api.ts'
import { App } from './shell/app.tsx'
import { watchWays } from './shell/ways.ts'

startLocale(boot.locale, boot.community?.timeZone)
takeBootAnswers()
watchWays()
const start = () => createRoot(document.getElementById('app')!).render(<App />)
// What the server drew is shown first: reading begins while the rest is made. A hidden page draws nothing to wait for.
if (document.visibilityState === 'hidden') start()
else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start)))
