// A screen's frame: its bar with the way back, its title, its actions, and where focus goes when it opens.
import { useEffect, useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconBack } from '#ui/kit/icons.tsx'
import { boot } from '../api.ts'
import { shellTexts } from '../texts.ts'
import { goBack } from './ways.ts'

export interface PageProps {
  title?: string
  /** What the bar shows where the title would say again what stands below it. */
  bar?: string
  /** Where the way back leads when there is no history, e.g. `/groups`. Without it there is no way back. */
  back?: string
  /** Icon buttons at the right end of the bar. */
  actions?: React.ReactNode
  /** A screen that draws its own heading. */
  bare?: boolean
  className?: string
  children: React.ReactNode
}

let opened = false

/** Every screen is wrapped in one Page; its title becomes the document's, and is said when it opens. */
export function Page({ title, bar = title, back, actions, bare, className = '', children }: PageProps) {
  const t = useT()
  const main = useRef<HTMLElement>(null)
  const [turned] = useState(opened)
  useEffect(() => {
    // Not on the very first screen: there the browser begins at the top by itself.
    if (opened) main.current?.focus({ preventScroll: true })
    opened = true
  }, [])
  const name = boot.community?.name
  useEffect(() => {
    document.title = [title, name].filter(Boolean).join(' · ') || t(shellTexts.nowhereTitle)
  }, [title, name, t])
  return (
    <main className={`m-page ${className}`} id="main" tabIndex={-1} ref={main} data-turned={turned || undefined}>
      {!bare && (title || back || actions) && (
        <header className="m-bar">
          {back !== undefined && <IconButton icon={IconBack} label={t(shellTexts.back)} onClick={() => goBack(back)} />}
          <h1 className="q-clip">{bar}</h1>
          <div className="m-bar-actions">{actions}</div>
        </header>
      )}
      <div className="m-column">{children}</div>
    </main>
  )
}
