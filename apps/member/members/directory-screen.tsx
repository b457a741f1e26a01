// The members, as members see each other; found by name, in Han or by the letters of its pinyin.
import { useSearchParams } from 'wouter'
import { usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { api, boot } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { PersonRow } from './person-row.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { memberTexts } from './texts.ts'

export function DirectoryScreen() {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  const people = usePages(api.members.directory, boot.me ? { query: { limit: 50, ...(words && { text: words }) } } : null)
  return (
    <Page title={t(memberTexts.directory)} back="/me">
      {!boot.me ? (
        <SignInFirst />
      ) : (
        <>
          <SearchBox
            value={words}
            placeholder={t(memberTexts.directorySearch)}
            onSearch={q => setSearch(q ? { q: q.slice(0, 60) } : {}, { replace: true })}
          />
          <PagesList
            pages={people}
            keyOf={person => person.memberId}
            draw={person => <PersonRow person={person} />}
            label={t(memberTexts.directory)}
            empty={
              <Empty scene="trail" title={t(memberTexts.nobody)}>
                {t(memberTexts.nobodyHint)}
              </Empty>
            }
          />
        </>
      )}
    </Page>
  )
}
