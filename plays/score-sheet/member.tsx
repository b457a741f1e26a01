// Blind tasting on the phone: my cups in my order, a sheet for each, and in the end what was in them.
import './score-sheet.css'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import type { MemberProps } from '../screen.ts'
import { Results } from './results.tsx'
import type { Shown } from './settings.ts'
import { sheetTexts } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity } = props
  const { order, result, names, isOpen, tasters } = shown
  const mayBegin = isOpen && order === null && activity.mayNot === ''
  return (
    <div className="q-stack">
      {result && <Results result={result} criteria={shown.criteria} scale={shown.scale} />}
      {!result && names && <Names names={names} />}
      {mayBegin && (
        <div className="p-score-sheet-door">
          <Cup code="?" state="full" />
          <p>{t(sheetTexts.lead, { count: shown.count })}</p>
          <Button kind="primary" wide busy={props.busy} onClick={() => void props.move('begin')}>
            {t(sheetTexts.begin)}
          </Button>
        </div>
      )}
      {order && !result && <Cups {...props} order={order} />}
      {!result && <p className="q-quiet">{t(sheetTexts.tasters, { count: tasters })}</p>}
      {!result && !names && <p className="q-quiet">{t(sheetTexts.waiting)}</p>}
    </div>
  )
}

/** A cup with its code; empty once it is marked. */
function Cup({ code, state }: { code: string | number; state: 'full' | 'empty' }) {
  return (
    <svg className="p-score-sheet-cup" viewBox="0 0 64 60" data-state={state} aria-hidden="true">
      <path className="p-score-sheet-steam" d="M24 12c-3-4 3-5 0-9M34 12c-3-4 3-5 0-9" />
      <path className="p-score-sheet-tea" d="M10 22h40l-2.6 18H12.6z" />
      <path className="p-score-sheet-bowl" d="M8 17h44l-4 27c-.8 6-5 9-11 9H23c-6 0-10.2-3-11-9zM51 23c12-2 12 15-2.5 14" />
      <text x="30" y="39" textAnchor="middle">
        {code}
      </text>
    </svg>
  )
}

function Cups(props: MemberProps<Shown> & { order: readonly number[] }) {
  const t = useT()
  const { shown, order, move, busy } = props
  const sheets = shown.mine?.sheets ?? {}
  const first = order.find(code => !sheets[code]) ?? order[0]!
  const [chosen, setChosen] = useState<number>()
  const code = chosen ?? first
  const isDone = order.every(one => sheets[one])
  return (
    <>
      <Section title={t(sheetTexts.myCups)}>
        <ol className="p-score-sheet-cups">
          {order.map(one => (
            <li key={one}>
              <button
                type="button"
                aria-pressed={one === code}
                aria-label={`${t(sheetTexts.cup, { code: one })} ${t(sheets[one] ? sheetTexts.filled : sheetTexts.toFill)}`}
                onClick={() => setChosen(one)}
              >
                <Cup code={one} state={sheets[one] ? 'empty' : 'full'} />
              </button>
            </li>
          ))}
        </ol>
      </Section>
      {shown.isOpen ? (
        <SheetForm key={code} {...props} code={code} onSaved={() => setChosen(undefined)} />
      ) : (
        <p>{t(shown.names ? sheetTexts.namedNow : sheetTexts.waiting)}</p>
      )}
      {isDone && shown.isOpen && <p role="status">{t(sheetTexts.allFilled)}</p>}
      {shown.asksFavourite && isDone && shown.isOpen && (
        <fieldset className="p-score-sheet-marks">
          <legend>{t(sheetTexts.favourite)}</legend>
          {order.map(one => (
            <label key={one}>
              <input
                type="radio"
                name="favourite"
                checked={shown.mine?.favourite === one}
                disabled={busy}
                onChange={() => void move('favourite', { code: one })}
              />
              <span>{one}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

function SheetForm({ shown, code, move, busy, onSaved }: MemberProps<Shown> & { code: number; onSaved: () => void }) {
  const t = useT()
  const kept = shown.mine?.sheets[code]
  const [marks, setMarks] = useState<readonly (number | null)[]>(kept?.marks ?? shown.criteria.map(() => null))
  const [note, setNote] = useState(kept?.note ?? '')
  const isFull = marks.every(one => one !== null)
  const isSame = kept !== undefined && kept.note === note && kept.marks.every((one, at) => one === marks[at])
  const save = async (event: React.FormEvent) => {
    event.preventDefault()
    if (await move('sheet', { code, marks, note })) onSaved()
  }
  return (
    <form className="p-score-sheet-sheet" onSubmit={save}>
      <h2 className="q-song">{t(sheetTexts.cup, { code })}</h2>
      {shown.criteria.map((criterion, at) => (
        <fieldset key={criterion} className="p-score-sheet-marks">
          <legend>{criterion}</legend>
          {Array.from({ length: shown.scale }, (_, step) => step + 1).map(mark => (
            <label key={mark}>
              <input
                type="radio"
                name={`mark-${at}`}
                checked={marks[at] === mark}
                onChange={() => setMarks(old => old.map((one, place) => (place === at ? mark : one)))}
              />
              <span>{mark}</span>
            </label>
          ))}
          <p className="p-score-sheet-ends" aria-hidden="true">
            <span>{`1 ${shown.low}`}</span>
            <span>{`${shown.scale} ${shown.high}`}</span>
          </p>
        </fieldset>
      ))}
      <Input label={t(sheetTexts.note)} optional maxLength={200} value={note} onChange={setNote} />
      <Button kind="primary" wide submit busy={busy} disabled={!isFull || isSame}>
        {t(kept ? sheetTexts.saveAgain : sheetTexts.save)}
      </Button>
    </form>
  )
}

function Names({ names }: { names: Readonly<Record<string, string>> }) {
  const t = useT()
  return (
    <Section title={t(sheetTexts.names)}>
      <ul className="p-score-sheet-names">
        {Object.entries(names).map(([code, title]) => (
          <li key={code}>
            <Cup code={code} state="empty" />
            <b className="q-song">{title}</b>
          </li>
        ))}
      </ul>
    </Section>
  )
}
