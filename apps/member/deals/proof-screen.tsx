// The proof of a draw: all that is needed to draw again and compare.
import './deals.css'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { dealTexts } from './texts.ts'

export function ProofScreen({ dealId }: ScreenProps<'dealId'>) {
  const t = useT()
  const proof = useRead(api.deals.proof, boot.me ? { params: { dealId } } : null)
  const mine = useRead(api.deals.mine, boot.me ? { params: { dealId } } : null)
  const told = proof.data
  return (
    <Page title={t(dealTexts.proofTitle)} back={`/deals/${dealId}`}>
      {!boot.me ? (
        <SignInFirst />
      ) : !told ? (
        proof.error ? (
          <ErrorNote error={proof.error} onRetry={proof.reload} />
        ) : (
          <Skeleton kind="text" />
        )
      ) : (
        <div className="q-stack m-deal">
          <dl className="m-proof">
            {(
              [
                [dealTexts.commitment, told.commitment],
                [dealTexts.seed, told.seed],
                [dealTexts.entriesHash, told.entriesHash],
                [dealTexts.rules, told.rulesHash],
              ] as const
            ).map(([title, value]) => (
              <div key={title.en}>
                <dt>{t(title)}</dt>
                <dd className="m-deal-hash">{value}</dd>
              </div>
            ))}
          </dl>
          <pre className="m-proof-how">{told.how}</pre>
          <Section title={t(dealTexts.drawnOrder)}>
            <ol className="m-proof-drawn">
              {told.drawn.slice(0, 500).map((id, n) => (
                <li key={id}>
                  <span className="m-deal-hash">{id}</span> {n < told.winners && <Tag tone="green">{String(n + 1)}</Tag>}{' '}
                  {id === mine.data?.entry?.id && <Tag tone="cinnabar">{t(dealTexts.you)}</Tag>}
                </li>
              ))}
            </ol>
          </Section>
        </div>
      )}
    </Page>
  )
}
