// The result of a contest: three steps of a podium, then everyone by places, with what the score is made of.
import './results.css'
import { number, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { Placed, Result } from './settings.ts'
import { contestTexts } from './texts.ts'

export const points = (hundredths: number): string =>
  number(hundredths / 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 })

interface Props {
  result: Result
  juryShare: number
  onOpen: (memberId: string) => void
}

export function Results({ result, juryShare, onOpen }: Props) {
  const t = useT()
  const { placed } = result
  if (placed.length === 0) return <Empty scene="rest" title={t(contestTexts.noResults)} />
  return (
    <Section title={t(contestTexts.results)}>
      {placed.length >= 3 && <Podium placed={placed} onOpen={onOpen} />}
      <ol className="p-contest-places">
        {placed.map(one => (
          <li key={one.memberId}>
            <button type="button" onClick={() => onOpen(one.memberId)}>
              <span className="p-contest-place" title={t(contestTexts.place, { n: one.place })}>
                {one.place}
              </span>
              <span className="q-grow">
                <b>{one.title}</b> <span className="q-quiet">{one.name}</span> {one.prize && <Tag tone="ochre">{one.prize}</Tag>}{' '}
                {one.isTied && <Tag>{t(contestTexts.tied)}</Tag>}
                <Bar of={one} juryShare={juryShare} />
                <small className="q-quiet">
                  {t(contestTexts.parts, { jury: points(one.jury), audience: points(one.audience), votes: one.votes })}
                </small>
              </span>
              <b className="p-contest-total">{points(one.total)}</b>
            </button>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** The jury's part and the public's, end to end. */
const Bar = ({ of, juryShare }: { of: Placed; juryShare: number }) => (
  <svg className="p-contest-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="4" />
    <rect data-part="jury" width={(of.jury * juryShare) / 10_000} height="4" />
    <rect data-part="audience" x={(of.jury * juryShare) / 10_000} width={(of.audience * (100 - juryShare)) / 10_000} height="4" />
  </svg>
)

function Podium({ placed, onOpen }: Pick<Props, 'onOpen'> & { placed: readonly Placed[] }) {
  const t = useT()
  const [first, second, third] = placed
  const steps = [second, first, third]
  return (
    <ul className="p-contest-podium">
      {steps.map(
        one =>
          one && (
            <li key={one.memberId} data-step={steps.indexOf(one)}>
              <button type="button" onClick={() => onOpen(one.memberId)}>
                <b className="q-song">{one.name}</b>
                <small className="q-quiet">{one.title}</small>
                <span title={t(contestTexts.place, { n: one.place })}>{one.place}</span>
              </button>
            </li>
          ),
      )}
    </ul>
  )
}
