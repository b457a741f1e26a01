// The shelf: the plays as cards, to begin an activity or a series with.
import './shelf.css'
import { Link } from 'wouter'
import { MarkOf } from '#plays/marks.tsx'
import { useT } from '#ui/i18n.ts'
import { pigmentOf } from '#ui/initial.ts'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Page } from '../shell/page.tsx'
import { seriesTexts } from './series-texts.ts'
import { useShelf } from './shapes.ts'
import { actTexts } from './texts.ts'

export function ShelfPage() {
  const t = useT()
  return (
    <Page title={t(actTexts.newActivity)} lead={t(actTexts.choosePlay)}>
      <Shelf to="/activities/new" />
    </Page>
  )
}

export function SeriesShelfPage() {
  const t = useT()
  return (
    <Page
      title={t(seriesTexts.newSeries)}
      lead={t(seriesTexts.choose)}
      crumbs={[{ title: t(actTexts.series), href: '/activities/series' }]}
    >
      <Shelf to="/activities/series/new" />
    </Page>
  )
}

function Shelf({ to }: { to: string }) {
  const t = useT()
  const shelf = useShelf()
  if (!shelf.data) return shelf.error ? <ErrorNote error={shelf.error} onRetry={shelf.reload} /> : <Skeleton kind="card" />
  if (shelf.data.items.length === 0) return <Empty title={t(actTexts.noShelf)} />
  return (
    <ul className="c-act-shelf">
      {shelf.data.items.map(one => (
        <li key={one.key}>
          <Link href={`${to}/${one.key}`} className="c-act-play" data-pigment={pigmentOf(one.key)}>
            <i className="c-act-mark">
              <MarkOf play={one.key} />
            </i>
            <b className="q-song">{one.title}</b>
            <span>{one.about}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
