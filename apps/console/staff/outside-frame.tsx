// The sheet on which one signs in: a name, a line, a form, and the rings of the place itself.
import './outside.css'
import { useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { LookAndLanguage } from '../shell/look.tsx'
import { frameTexts } from '../texts.ts'
import { staffTexts } from './texts.ts'

export function OutsideFrame({ title, lead, children }: { title: string; lead?: string; children: React.ReactNode }) {
  const t = useT()
  return (
    <div className="c-outside">
      <div className="c-outside-scene" aria-hidden="true">
        <Emblem id="qunluo-morning" ageWeeks={600} weeksAlive={240} size={720} />
        <p className="q-song">{t(staffTexts.motto)}</p>
      </div>
      <main className="c-outside-sheet">
        <header className="q-row q-row-apart">
          <span className="c-outside-name q-song">{t(frameTexts.qunluo)}</span>
          <LookAndLanguage />
        </header>
        <div className="c-outside-form">
          <h1 className="q-song">{title}</h1>
          {lead && <p className="q-quiet">{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  )
}
