// Results of a blind tasting: for each sample a dot for the mean and a line for how sure it is.
import { number, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import type { Estimate, Result, SampleResult } from './settings.ts'
import { sheetTexts } from './texts.ts'

interface Scaled {
  criteria: readonly string[]
  scale: number
}

export function Results({ result, criteria, scale }: Scaled & { result: Result }) {
  const t = useT()
  if (result.tasters === 0) return <Empty scene="rest" title={t(sheetTexts.none)} />
  const { tasters, complete } = result
  return (
    <Section title={t(sheetTexts.results)}>
      <p className="q-quiet">{t(sheetTexts.summary, { tasters, complete })}</p>
      <Lead lead={result.lead} />
      <ol className="p-score-sheet-results">
        {result.samples.map((one, at) => (
          <li key={one.code}>
            <Sample {...{ one, criteria, scale }} place={at + 1} />
          </li>
        ))}
      </ol>
      <p className="q-quiet">{t(sheetTexts.how)}</p>
    </Section>
  )
}

function Lead({ lead }: Pick<Result, 'lead'>) {
  const t = useT()
  if (!lead || lead.by.low === null || lead.by.high === null) return null
  const words = lead.by.low > 0 ? sheetTexts.leadSure : sheetTexts.leadUnsure
  return <p className="p-score-sheet-lead">{t(words, { ...lead, ...told(lead.by) })}</p>
}

function Sample({ one, criteria, scale, place }: Scaled & { one: SampleResult; place: number }) {
  const t = useT()
  return (
    <>
      <div className="p-score-sheet-name">
        <span className="p-score-sheet-place" aria-hidden="true">
          {number(place)}
        </span>
        <span className="q-grow">
          <b className="q-song">{one.title}</b> <span className="p-score-sheet-code">{one.code}</span>
        </span>
        {one.favourites > 0 && <span className="q-quiet">{t(sheetTexts.favourites, { count: one.favourites })}</span>}
      </div>
      <Line title={t(sheetTexts.overall)} of={one.overall} scale={scale} strong />
      {criteria.length > 1 &&
        criteria.map((title, at) => {
          const of = one.marks[at]
          return of && <Line key={title} {...{ title, of, scale }} />
        })}
    </>
  )
}

const digits = { minimumFractionDigits: 1, maximumFractionDigits: 2 }
const told = ({ mean, low, high }: Estimate) => ({
  mean: number(mean ?? 0, digits),
  low: number(low ?? 0, digits),
  high: number(high ?? 0, digits),
})

function Line({ title, of, scale, strong }: { title: string; of: Estimate; scale: number; strong?: boolean }) {
  const t = useT()
  const at = (mark: number) => Math.max(0, Math.min(200, ((mark - 1) / (scale - 1)) * 200))
  const words = of.mean === null ? sheetTexts.nobody : of.low === null ? sheetTexts.onlyOne : sheetTexts.interval
  const label = t(words, told(of))
  return (
    <div className={strong ? 'p-score-sheet-line p-score-sheet-strong' : 'p-score-sheet-line'}>
      <span>{title}</span>
      <svg viewBox="-6 0 212 20" role="img" aria-label={`${title} ${label}`} preserveAspectRatio="none">
        <path className="p-score-sheet-axis" d="M0 10h200" />
        {of.low !== null && of.high !== null && <path className="p-score-sheet-span" d={`M${at(of.low)} 10H${at(of.high)}`} />}
        {of.mean !== null && <ellipse className="p-score-sheet-dot" cx={at(of.mean)} cy="10" rx="5" ry="5" />}
      </svg>
      <span className="p-score-sheet-mean" title={label}>
        {of.mean === null ? '–' : told(of).mean}
      </span>
    </div>
  )
}
