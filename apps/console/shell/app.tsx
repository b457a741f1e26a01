// The console around every page: theme and language for all, then who is signed in, then which community.
import './frame.css'
import { App as AntApp, ConfigProvider, type ConfigProviderProps } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { Router } from 'wouter'
import { antdTheme } from '#ui/antd-theme.ts'
import { themeNow, watchTheme } from '#ui/choice.ts'
import { useLocale } from '#ui/i18n.ts'
import { Toasts } from '#ui/kit/toast.tsx'
import { Boundary } from './boundary.tsx'
import { Doors } from './doors.tsx'

type AntLocale = NonNullable<ConfigProviderProps['locale']>
/** The bundler hands over the words themselves, the types a module around them; take either. */
const wordsOf = (given: AntLocale | { default: AntLocale }): AntLocale => ('locale' in given ? given : given.default)

export function App() {
  const locale = useLocale()
  const theme = useSyncExternalStore(watchTheme, themeNow)
  const config = useMemo(() => antdTheme(theme, matchMedia('(prefers-reduced-motion: reduce)').matches), [theme])
  useEffect(() => {
    dayjs.locale(locale === 'en' ? 'en' : 'zh-cn')
  }, [locale])
  return (
    <ConfigProvider
      theme={config}
      locale={wordsOf(locale === 'en' ? enUS : zhCN)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp>
        <Router base="/console">
          <Boundary>
            <Doors />
          </Boundary>
        </Router>
        <Toasts />
      </AntApp>
    </ConfigProvider>
  )
}
