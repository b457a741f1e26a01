// The shelf: every playbook as a card, one's own beside them, and what was launched before.
import './playbooks.css'
import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { IconCalendar, IconEdit, IconGroups, IconReply } from '#ui/kit/icons.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import type { ShelfBook } from './plan.ts'
import { Runs } from './runs.tsx'
import { bookTexts } from './texts.ts'

export function ShelfPage() {
  const t = useT()
  const shelf = useRead(api.playbooks.shelf, {}, { staleMs: 60_000 })
  const runs = useRead(api.playbooks.runs, {})
  return (
    <Page title={t(bookTexts.title)} lead={t(bookTexts.shelfLead)}>
      {shelf.loading && <Skeleton kind="card" count={2} />}
      <ErrorNote error={shelf.error} onRetry={shelf.reload} />
      {shelf.data?.length === 0 && <Empty title={t(bookTexts.shelfEmpty)}>{t(bookTexts.shelfEmptyHint)}</Empty>}
      {shelf.data && (
        <ul className="c-shelf" aria-label={t(bookTexts.shelf)}>
          {shelf.data.map(book => (
            <BookCard key={book.id} book={book} times={runs.data?.filter(run => run.playbook === book.id).length ?? 0} />
          ))}
          <li className="c-book c-book-own">
            <IconEdit size={28} />
            <h2>
              <Link href="/playbooks/own">{t(bookTexts.own)}</Link>
            </h2>
            <p>{t(bookTexts.ownCard)}</p>
          </li>
        </ul>
      )}
      <Runs runs={runs} />
    </Page>
  )
}

function BookCard({ book, times }: { book: ShelfBook; times: number }) {
  const t = useT()
  return (
    <li className="c-book">
      <p className="q-quiet">{book.pattern ? t(bookTexts.pattern, { pattern: book.pattern }) : '—'}</p>
      <h2 className="q-song">
        <Link href={`/playbooks/${book.id}`}>{book.title}</Link>
      </h2>
      <p>{book.summary}</p>
      <ul className="c-book-holds">
        <li>
          <IconGroups size={18} />
          {t(bookTexts.groupsCount, { count: book.groups })}
        </li>
        <li>
          <IconCalendar size={18} />
          {t(bookTexts.slotsCount, { count: book.slots })}
        </li>
        <li>
          <IconReply size={18} />
          {t(bookTexts.keywordsCount, { count: book.keywords })}
        </li>
      </ul>
      <p className="c-book-foot">
        <span className="c-book-go" aria-hidden="true">
          {t(bookTexts.look)}
        </span>
        <span className="q-quiet">
          {t(bookTexts.runVersion, { version: book.version })}
          {times > 0 && ` · ${t(bookTexts.launchedTimes, { count: times })}`}
        </span>
      </p>
    </li>
  )
}
