// The account's access token: fetched once for everybody who asks, renewed before it ends, replaced when WeChat no longer takes it.

export type FetchedToken = { token: string; expiresInSeconds: number }

export type AccessToken = {
  get(): Promise<string>
  /** To be called when `rejected` was not taken: gives another token, or undefined when there is none to be had now. */
  replace(rejected: string): Promise<string | undefined>
}

// WeChat hands out the next token five minutes before the old one ends and takes both in that time.
const earlyMsMax = 200_000
// A forced renewal is allowed twenty times a day and not twice within thirty seconds.
const forcedEveryMs = 31_000

export function openAccessToken(fetchToken: (force: boolean) => Promise<FetchedToken>, now: () => Date): AccessToken {
  let held: { token: string; renewAt: number } | undefined
  let running: Promise<string> | undefined
  let forcedAt = Number.NEGATIVE_INFINITY

  const fetchOne = async (force: boolean): Promise<string> => {
    const askedAt = now().getTime()
    const { token, expiresInSeconds } = await fetchToken(force)
    const lifeMs = expiresInSeconds * 1000
    held = { token, renewAt: askedAt + lifeMs - Math.min(earlyMsMax, lifeMs / 2) }
    return token
  }

  const renew = (force: boolean): Promise<string> => {
    running ??= fetchOne(force).finally(() => {
      running = undefined
    })
    return running
  }

  const get = async () => (held && now().getTime() < held.renewAt ? held.token : renew(false))

  return {
    get,
    async replace(rejected) {
      // Somebody may have replaced it meanwhile, here or on another node: ask mildly first.
      if (held?.token === rejected) held = undefined
      const mild = await get()
      if (mild !== rejected) return mild
      // Many calls fail together; the first of them forces, the others wait for its token.
      if (held?.token !== rejected) return get()
      if (now().getTime() - forcedAt < forcedEveryMs) return undefined
      forcedAt = now().getTime()
      held = undefined
      return renew(true)
    },
  }
}
