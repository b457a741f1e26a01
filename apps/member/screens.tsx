// The screens by path: one line a screen, loaded when first opened. A room adds its lines here and nothing elsewhere.
import { type ComponentType, lazy } from 'react'
import { TodayScreen } from './today/today-screen.tsx'

/** `:name` in a path becomes a prop of that name. */
export type ScreenProps<P extends string = never> = Record<P, string>
interface ScreenLine {
  path: string
  screen: ComponentType<any>
}

const screen = (load: () => Promise<ComponentType<any>>): ComponentType<any> => lazy(async () => ({ default: await load() }))

export const screens: readonly ScreenLine[] = [
  // The first screen of most visits stands in the first script.
  { path: '/', screen: TodayScreen },
  { path: '/groups', screen: screen(async () => (await import('./groups/groups-screen.tsx')).GroupsScreen) },
  { path: '/me', screen: screen(async () => (await import('./members/me-screen.tsx')).MeScreen) },
  { path: '/sign-in', screen: screen(async () => (await import('./members/sign-in-screen.tsx')).SignInScreen) },
]
