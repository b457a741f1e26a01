// What came of it: a bar by option, the rounds of a run-off, the list of secret ballots, and whether one's own is in it.
import { useEffect, useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { Shown } from './play.ts'
import { voteTexts as words } from './texts.ts'

export function Bars({ shown }: { shown: Shown }) {
  const t = useT()
  const { options, counts, mine, result, kind } = shown
  if (!counts) return null
  // Where each has one voice, a bar is the share of all; else the longest is the one with most.
  const all = kind === 'single' || kind === 'ranked' ? counts.reduce((sum, one) => sum + one, 0) : 0
  const most = Math.max(1, all, ...counts)
  const order = options.map((_, at) => at).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
  return (
    <ol className="p-vote-bars">
      {order.map(at => (
        <li key={at} data-won={result?.winners.includes(at) || undefined}>
          <span className="q-row q-row-apart">
            <b>
              {options[at]?.title} {mine?.choices?.includes(at) && <Tag tone="indigo">{t(words.mine)}</Tag>}
            </b>
            <span>{t(words.votes, { n: counts[at] ?? 0 })}</span>
          </span>
          <span className="p-vote-bar" aria-hidden="true">
            <i style={{ inlineSize: `${((counts[at] ?? 0) / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ol>
  )
}

export function Outcome({ shown }: { shown: Shown }) {
  const t = useT()
  const { result, options, kind } = shown
  if (!result) return null
  const titleOf = (at: number) => options[at]?.title ?? ''
  return (
    <Section title={t(words.results)} aside={<span className="q-quiet">{t(words.voters, { n: result.voters })}</span>}>
      <div className="q-stack">
        <p className="p-vote-winner" data-none={result.winners.length === 0 || undefined}>
          {!result.isQuorate ? (
            t(words.noQuorum)
          ) : result.winners.length === 0 ? (
            t(words.noWinner)
          ) : (
            <>
              <span className="p-vote-chop q-song" aria-hidden="true">
                {t(words.winner)}
              </span>
              <strong className="q-song">{result.winners.map(titleOf).join(' · ')}</strong>
            </>
          )}
        </p>
        {kind === 'budget' && result.spent > 0 && <p>{t(words.paid, { spent: number(result.spent) })}</p>}
        {result.byLot && <p className="q-quiet">{t(words.byLot)}</p>}
        <Bars shown={shown} />
        {result.rounds.length > 1 && (
          <details className="p-vote-more">
            <summary>{t(words.roundsTitle)}</summary>
            {result.rounds.map(({ counts, out }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the third round is the third.
              <p key={n}>
                <b>{t(words.round, { n: n + 1 })}</b>{' '}
                {counts
                  .map((votes, at) => (votes > 0 ? `${titleOf(at)} ${number(votes)}` : ''))
                  .filter(Boolean)
                  .join(' · ')}
                {out !== null && <span className="q-quiet"> — {t(words.out, { title: titleOf(out) })}</span>}
              </p>
            ))}
          </details>
        )}
        {result.list.length > 0 && (
          <details className="p-vote-more">
            <summary>{t(words.list, { n: number(result.list.length) })}</summary>
            {result.unlisted > 0 && <p className="q-quiet">{t(words.unlisted, { n: number(result.list.length) })}</p>}
            <ul>
              {result.list.map(([code, choices]) => (
                <li key={code} data-mine={code === shown.mine?.code || undefined}>
                  <code>{code}</code>{' '}
                  {choices
                    .split(',')
                    .map(at => titleOf(Number(at)))
                    .join(' · ')}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Section>
  )
}

/** The code that ballot and nonce make, worked out on this device, not taken from the server. */
async function codeOf(choices: readonly number[], nonce: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${choices.join(',')}:${nonce}`))
  return [...new Uint8Array(bytes)]
    .map(one => one.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 20)
}
export function Receipt({ shown }: { shown: Shown }) {
  const t = useT()
  const { mine, result } = shown
  const [found, setFound] = useState<boolean>()
  useEffect(() => {
    if (!result || !mine?.choices || !mine.code || !crypto.subtle) return
    const ballot = mine.choices.join(',')
    void codeOf(mine.choices, mine.nonce).then(code => setFound(result.list.some(one => one[0] === code && one[1] === ballot)))
  }, [result, mine])
  if (!mine?.code) return null
  return (
    <details className="p-vote-receipt">
      <summary>{t(words.receipt)}</summary>
      <code>{mine.code}</code>
      {found === undefined || (!found && (result?.unlisted ?? 0) > 0) ? (
        <p className="q-quiet">{t(words.receiptHint)}</p>
      ) : (
        <p data-found={found}>{t(found ? words.found : words.notFound)}</p>
      )}
    </details>
  )
}
