// Which scripts a path will need besides the first, so that the page can name them before any script runs.
/** As the build writes it: source → what it became. */
export type Manifest = Record<string, { file: string; imports?: string[] }>

const screens: readonly [path: RegExp, source: string][] = [
  [/^\/i\//, 'groups/landing-screen.tsx'],
  [/^\/posts\//, 'content/post-screen.tsx'],
  [/^\/groups\/?$/, 'groups/groups-screen.tsx'],
  [/^\/groups\/[^/]+\/?$/, 'groups/group-screen.tsx'],
  [/^\/groups\/[^/]+\/join$/, 'groups/join-screen.tsx'],
  [/^\/me\/?$/, 'members/me-screen.tsx'],
  [/^\/sign-in/, 'members/sign-in-screen.tsx'],
  [/^\/search/, 'content/search-screen.tsx'],
  [/^\/inbox/, 'content/inbox-screen.tsx'],
  [/^\/shop\/?$/, 'shop/shop-screen.tsx'],
  [/^\/shop\/[^/]+\/?$/, 'shop/product-screen.tsx'],
  [/^\/orders\/?$/, 'shop/orders-screen.tsx'],
  [/^\/orders\/[^/]+\/?$/, 'shop/order-screen.tsx'],
  [/^\/activities\/?$/, 'activities/activities-screen.tsx'],
  [/^\/activities\/[^/]+\/?$/, 'activities/activity-screen.tsx'],
  [/^\/gift\//, 'shop/gift-screen.tsx'],
  [/^\/pay\//, 'payments/friend-pay-screen.tsx'],
]

/** `path` as the app sees it: without the community in front and without a query. */
export function preloadsOf(manifest: Manifest, path: string): string[] {
  const source = screens.find(([sign]) => sign.test(path))?.[1]
  const found = new Set<string>()
  const walk = (key: string | undefined): void => {
    const piece = key === undefined ? undefined : manifest[key]
    if (!piece || found.has(`/${piece.file}`)) return
    found.add(`/${piece.file}`)
    for (const next of piece.imports ?? []) walk(next)
  }
  walk(source)
  // The page names its first script itself.
  const first = Object.values(manifest).find(piece => /\/first-/.test(piece.file))
  if (first) found.delete(`/${first.file}`)
  return [...found].filter(file => file.endsWith('.js'))
}
