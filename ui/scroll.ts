// A new page begins at its top; on the way back the browser finds the old place by itself.
export function scrollUpOnNewPages(): void {
  let path = location.pathname
  const turn = (pushed: boolean) => {
    if (pushed && location.pathname !== path) scrollTo(0, 0)
    path = location.pathname
  }
  // The router tells of its own steps under these names.
  addEventListener('pushState', () => turn(true))
  addEventListener('replaceState', () => turn(false))
  addEventListener('popstate', () => turn(false))
}
