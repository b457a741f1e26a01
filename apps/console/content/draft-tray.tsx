// Drafts that have no day yet, ready to be carried into a gap.
import type { Pages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { calendarTexts } from './calendar-texts.ts'
import { type CardActs, EntryCard } from './entry-card.tsx'
import type { ConsolePost } from './week.ts'

export function DraftTray({ drafts, acts }: { drafts: Pages<ConsolePost>; acts: CardActs }) {
  const t = useT()
  if (drafts.items.length === 0) return null
  return (
    <section className="c-tray">
      <h2>{t(calendarTexts.drafts)}</h2>
      {acts.may && <p className="q-quiet">{t(calendarTexts.draftsHint)}</p>}
      <ul>
        {drafts.items.map(post => (
          <li key={post.id}>
            <EntryCard post={post} standing="draft" acts={acts} />
          </li>
        ))}
      </ul>
    </section>
  )
}
