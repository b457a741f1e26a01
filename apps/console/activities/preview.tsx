// What publishing would mean, beside the form while one types: the rules as they will be read, the most it can cost, findings, who is invited.
import '../shell/room.css'
import './preview.css'
import { useEffect, useRef, useState } from 'react'
import { useRead } from '#ui/data.ts'
import { money, number, type Text, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { useCurrency } from '../shop/sum.tsx'
import type { Draft, Preview } from './shapes.ts'
import { actTexts } from './texts.ts'

const waitMs = 450

/** The draft as it stood when one last paused. */
function usePaused(draft: Draft | null): Draft | null {
  const [paused, setPaused] = useState(draft)
  const text = JSON.stringify(draft)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(JSON.parse(text) as Draft | null), waitMs)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

export interface Previewed {
  /** Of the draft as it stands now; undefined while it is being asked. */
  now: Preview | undefined
  /** The last that came, to be shown meanwhile. */
  shown: Preview | undefined
  error: unknown
}

export function usePreview(draft: Draft | null): Previewed {
  const paused = usePaused(draft)
  const read = useRead(api.activities.preview, paused && { body: paused }, { staleMs: 20_000 })
  const last = useRef<Preview>(undefined)
  if (read.data) last.current = read.data
  const same = JSON.stringify(paused) === JSON.stringify(draft)
  return { now: same ? read.data : undefined, shown: last.current, error: same ? read.error : undefined }
}

/** The most that is given out, in words. */
export function useWorst(): (preview: Preview) => string {
  const t = useT()
  const currency = useCurrency()
  return ({ worst, worstBy }) => {
    if (worst === null) return t(actTexts.worstEndless)
    if (worstBy === 'budget') return t(actTexts.worstBudget, { amount: money(worst, currency) })
    if (worst === 0) return t(actTexts.noCost)
    return worstBy === 'invited' ? t(actTexts.worstInvited, { amount: money(worst, currency) }) : money(worst, currency)
  }
}

interface PreviewPaneProps {
  preview: Previewed
  blank: boolean
  /** What has to be said before there can be a preview. */
  missing?: readonly Text[]
}
export function PreviewPane({ preview: { shown, error }, blank, missing = [] }: PreviewPaneProps) {
  const t = useT()
  return (
    // It scrolls by itself where it is long, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className="c-act-preview" aria-label={t(actTexts.preview)} aria-live="polite" tabIndex={0}>
      <h2 className="q-song">{t(actTexts.preview)}</h2>
      {error ? <ErrorNote error={error} small /> : null}
      {missing.length > 0 ? (
        <div className="c-note">
          <b>{t(actTexts.missing)}</b>
          <ul className="c-act-found">
            {missing.map(one => (
              <li key={one.zh}>{t(one)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {shown ? (
        <Told preview={shown} />
      ) : blank ? (
        <p className="q-quiet">{t(actTexts.previewWait)}</p>
      ) : missing.length > 0 ? null : (
        <Skeleton kind="text" count={1} />
      )}
    </section>
  )
}

export function Told({ preview }: { preview: Preview }) {
  const t = useT()
  const currency = useCurrency()
  const worst = useWorst()
  const { rules, rulesHash, problems, findings, invited, worstByReward } = preview
  const stops = [...problems.map(text => ({ title: '', text })), ...findings.filter(one => one.stops)]
  const notes = findings.filter(one => !one.stops)
  return (
    <>
      <dl className="c-act-sums">
        <div>
          <dt>{t(actTexts.invited)}</dt>
          <dd className="q-song">{number(invited)}</dd>
        </div>
        <div data-stop={preview.worstBy}>
          <dt>{t(actTexts.worst)}</dt>
          <dd className="q-song">{worst(preview)}</dd>
        </div>
      </dl>
      {worstByReward.length > 0 && (
        <ul className="c-act-worst">
          {worstByReward.map(one => (
            <li key={one.key}>
              <span>{one.title}</span>
              <span className="c-money">
                {one.units === null ? '∞' : t(actTexts.worstUnits, { count: number(one.units) })}
                {one.value !== null && one.value > 0 && ` · ${money(one.value, currency)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Found title={t(actTexts.stops)} of={stops} asks />
      <Found title={t(actTexts.notes)} of={notes} />
      {stops.length === 0 && <p className="c-note">{t(actTexts.ready)}</p>}
      <h3>{t(actTexts.previewSays)}</h3>
      <ol className="c-act-rules">
        {rules.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="c-under c-mono">{rulesHash}</p>
    </>
  )
}

function Found({ title, of, asks }: { title: string; of: readonly { title: string; text: string }[]; asks?: boolean }) {
  if (of.length === 0) return null
  return (
    <div className={`c-note ${asks ? 'c-note-ask' : ''}`}>
      <b>{title}</b>
      <ul className="c-act-found">
        {of.map(one => (
          <li key={one.title + one.text}>
            {one.text}
            {one.title && <small>{one.title}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
