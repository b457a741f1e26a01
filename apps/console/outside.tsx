// Pages for those who are not signed in.
import type { ComponentType } from 'react'
import { page } from './shell/page-line.ts'

export const outsidePages: readonly { path: string; page: ComponentType<any> }[] = [
  { path: '/sign-in', page: page(async () => (await import('./staff/sign-in-page.tsx')).SignInPage) },
  // One-time links; the page asks the server what its key is for.
  ...['/welcome', '/join', '/reset'].map(path => ({
    path,
    page: page(async () => (await import('./staff/welcome-page.tsx')).WelcomePage),
  })),
]
