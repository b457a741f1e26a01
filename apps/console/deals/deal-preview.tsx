// The page of rules as it would be published, and what stands against it.
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Rules } from './deal-rules.tsx'
import { dealTexts } from './texts.ts'

export function DealPreview({ dealId }: { dealId: string }) {
  const t = useT()
  const read = useRead(api.deals.preview, { params: { dealId } })
  if (!read.data) return read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="text" />
  const { hits, ready, lines, hash } = read.data
  return (
    <>
      {hits.length > 0 && (
        <div className="c-note c-note-ask">
          <p>
            <b>{t(dealTexts.stands)}</b>
          </p>
          <ul className="c-warnings">
            {hits.map(hit => (
              <li key={`${hit.rule} ${hit.what}`}>
                <span>
                  {hit.what}
                  {hit.nearest && <small className="c-under">{hit.nearest}</small>}
                  <small className="c-under">{hit.title}</small>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {ready && hits.length === 0 && <p className="c-note">{t(dealTexts.ready)}</p>}
      <Rules lines={lines} hash={hash} />
    </>
  )
}
