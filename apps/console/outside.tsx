// Pages for those who are not signed in.
import { type ComponentType, lazy } from 'react'

const page = (load: () => Promise<ComponentType<any>>): ComponentType<any> => lazy(async () => ({ default: await load() }))

export const outsidePages: readonly { path: string; page: ComponentType<any> }[] = [
  { path: '/sign-in', page: page(async () => (await import('./staff/sign-in-page.tsx')).SignInPage) },
  // One-time links; the page asks the server what its key is for.
  ...['/welcome', '/join', '/reset'].map(path => ({
    path,
    page: page(async () => (await import('./staff/welcome-page.tsx')).WelcomePage),
  })),
]
