// Finding again: what was said, groups, people. What is searched for stands in the address, so that the way back finds it.
import './find.css'
import { useSearchParams } from 'wouter'
import { usePages } from '#ui/data.ts'
import { type Text, useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { api, boot } from '../api.ts'
import { GroupRow } from '../groups/group-row.tsx'
import { PersonRow } from '../members/person-row.tsx'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { Face, nameOf } from './byline.tsx'
import { findTexts } from './find/texts.ts'
import type { Hit } from './shapes.ts'

const kinds = ['posts', 'groups', 'people'] as const
type Kind = (typeof kinds)[number]

export function SearchScreen() {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  const kind = kinds.find(one => one === search.get('in')) ?? 'posts'
  const put = (q: string, within: Kind) =>
    setSearch({ ...(q && { q }), ...(within !== 'posts' && { in: within }) }, { replace: true })
  const Found = { posts: Posts, groups: Groups, people: People }[kind]
  return (
    <Page title={t(findTexts.title)} back="/">
      {!boot.me && <SignInFirst />}
      <div hidden={!boot.me}>
        <SearchBox
          value={words}
          autoFocus={!words}
          placeholder={t(findTexts.placeholder)}
          onSearch={q => put(q.slice(0, 60), kind)}
        />
        <Tabs
          label={t(findTexts.where)}
          tabs={kinds.map(key => ({ key, title: t(findTexts[key]) }))}
          chosen={kind}
          onChoose={within => put(words, within)}
        >
          {words ? (
            <Found words={words} />
          ) : (
            <Empty scene="trail" title={t(findTexts.begin)}>
              {t(findTexts.beginHint)}
            </Empty>
          )}
        </Tabs>
      </div>
    </Page>
  )
}

function Nothing({ words }: { words: string }) {
  const t = useT()
  return (
    <Empty scene="trail" title={t(findTexts.nothing, { words })}>
      {t(findTexts.nothingHint)}
    </Empty>
  )
}

function Posts({ words }: { words: string }) {
  const t = useT()
  const hits = usePages(api.content.search, { query: { text: words } })
  return (
    <PagesList
      pages={hits}
      keyOf={hit => hit.commentId ?? hit.postId}
      draw={hit => <HitRow hit={hit} />}
      label={t(findTexts.results)}
      empty={<Nothing words={words} />}
    />
  )
}

const hitKinds: Partial<Record<string, Text>> = { voice: findTexts.voice, pictures: findTexts.pictures }

function HitRow({ hit }: { hit: Hit }) {
  const t = useT()
  const what = hit.kind === 'comment' ? findTexts.comment : hitKinds[hit.postKind]
  return (
    <li>
      <a className="m-hit" href={at(`/posts/${hit.postId}${hit.commentId ? `?comment=${hit.commentId}` : ''}`)}>
        <span className="m-hit-head">
          <Face author={hit.author} size="small" />
          <b className="q-clip">{nameOf(hit.author)}</b>
          <span className="q-quiet">
            {what && `${t(what)} · `}
            <RelativeTime at={hit.at} />
          </span>
        </span>
        <span className="m-hit-words">
          {hit.excerpt.map((piece, i) => {
            const key = `${i}${piece.text}`
            return piece.hit ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>
          })}
        </span>
      </a>
    </li>
  )
}

function Groups({ words }: { words: string }) {
  const t = useT()
  const groups = usePages(api.groups.list, { query: { q: words.slice(0, 40) } })
  return (
    <PagesList
      pages={groups}
      keyOf={group => group.id}
      draw={group => <GroupRow group={group} />}
      label={t(findTexts.results)}
      empty={<Nothing words={words} />}
    />
  )
}

function People({ words }: { words: string }) {
  const t = useT()
  const people = usePages(api.members.directory, { query: { text: words } })
  return (
    <PagesList
      pages={people}
      keyOf={person => person.memberId}
      draw={person => <PersonRow person={person} />}
      label={t(findTexts.results)}
      empty={<Nothing words={words} />}
    />
  )
}
