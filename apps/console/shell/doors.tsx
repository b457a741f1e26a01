// From the address to a page: the ways in for those who are outside, the frame for those who are in.
import { Suspense, useEffect, useMemo } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useRead } from '#ui/data.ts'
import { currentLocale, startLocale } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { is, isProblem } from '#ui/problem.ts'
import { api, enterCommunity } from '../api.ts'
import { outsidePages } from '../outside.tsx'
import { type PageLine, pages } from '../pages.tsx'
import { Lost, NotYours } from './dead-ends.tsx'
import { Frame } from './frame.tsx'
import { hereOf, usePieceOf } from './here.tsx'
import { heardUntil } from './live.ts'
import { type Community, homeSlug, type Me, rememberSlug, SessionContext, useMay } from './session.ts'

export function Doors() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        {outsidePages.map(({ path, page: Page }) => (
          <Route key={path} path={path}>
            {params => <Page {...params} />}
          </Route>
        ))}
        <Route path="/c/:slug" nest>
          {({ slug }) => <CommunityDoor slug={slug} />}
        </Route>
        <Route>
          <HouseDoor />
        </Route>
      </Switch>
    </Suspense>
  )
}

const Waiting = () => (
  <div className="c-alone">
    <Skeleton kind="text" />
  </div>
)

/** Lets in who is signed in; sends others to the sign-in page and back afterwards. */
function useInside(communityId?: string) {
  const me = useRead(api.staff.me, { query: { communityId } }, { staleMs: 60_000 })
  const communities = useRead(api.communities.list, me.data ? {} : null, { staleMs: 60_000 })
  const [, go] = useLocation()
  const outside = is(me.error, 'house.sign-in-needed') || (isProblem(me.error) && me.error.status === 401)
  useEffect(() => {
    const leave = () => {
      const next = location.pathname.startsWith('/console/sign-in') ? '' : `?next=${encodeURIComponent(location.pathname)}`
      answers.clear()
      go(`~/console/sign-in${next}`, { replace: true })
    }
    if (outside) leave()
    addEventListener('signedout', leave)
    return () => removeEventListener('signedout', leave)
  }, [outside, go])
  return { me, communities, error: outside ? undefined : (me.error ?? communities.error) }
}

function CommunityDoor({ slug }: { slug: string }) {
  const { me: anywhere, communities, error } = useInside()
  const [at] = useLocation()
  usePieceOf(at, 'community')
  const community = communities.data?.find(one => one.slug === slug)
  if (community) {
    enterCommunity(community.id)
    // Dates are told in the community's own time.
    startLocale(currentLocale(), community.timeZone)
  }
  const here = useRead(api.staff.me, community ? { query: { communityId: community.id } } : null, { staleMs: 60_000 })
  const problem = error ?? here.error
  if (problem) return <Failed error={problem} />
  if (!anywhere.data || !communities.data) return <Waiting />
  if (!community) return <Lost />
  if (!here.data) return <Waiting />
  heardUntil(here.data.heard)
  return <Inside me={here.data} community={community} communities={communities.data} scope="community" />
}

function HouseDoor() {
  const { me, communities, error } = useInside()
  const [at] = useLocation()
  usePieceOf(at, 'house')
  if (error) return <Failed error={error} />
  if (!me.data || !communities.data) return <Waiting />
  const home = homeSlug(communities.data)
  // Without a community, the first thing to do is to found one.
  if (at === '/') return <Redirect to={home ? `/c/${home}` : '/playbooks'} replace />
  return <Inside me={me.data} community={null} communities={communities.data} scope="house" />
}

const Failed = ({ error }: { error: unknown }) => (
  <main className="c-alone">
    <ErrorNote error={error} onRetry={() => location.reload()} />
  </main>
)

interface InsideProps {
  me: Me
  community: Community | null
  communities: readonly Community[]
  scope: PageLine['scope']
}

function Inside({ me, community, communities, scope }: InsideProps) {
  useEffect(() => {
    if (community) rememberSlug(community.slug)
  }, [community])
  const [at] = useLocation()
  const here = hereOf(at, scope)
  const session = useMemo(() => ({ me, community, communities, here }), [me, community, communities, here])
  return (
    <SessionContext value={session}>
      <Frame>
        <Suspense fallback={<Skeleton kind="text" />}>
          <Switch>
            {pages
              .filter(line => line.scope === scope)
              .map(line => (
                <Route key={line.path} path={line.path}>
                  {params => <Allowed line={line} params={params} />}
                </Route>
              ))}
            <Route>
              <Lost />
            </Route>
          </Switch>
        </Suspense>
      </Frame>
    </SessionContext>
  )
}

function Allowed({ line, params }: { line: PageLine; params: object }) {
  const may = useMay()
  const { page: Page } = line
  return may(line.right) ? <Page {...params} /> : <NotYours />
}
