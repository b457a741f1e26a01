// One bounded HTTP call, as every gateway client makes it: a time limit, a size limit on the answer, and no redirects.

export type Fetch = typeof globalThis.fetch

export type BoundedCall = {
  url: string | URL
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  timeoutMs: number
  answerBytesMax: number
  fetch: Fetch
}

export type Answer = { status: number; headers: Headers; text: string }

export type CallFailure = 'timeout' | 'network' | 'redirect' | 'too-large'

/** The call brought no usable answer. The message names the host and the path, never the query: that is where secrets travel. */
export class CallFailed extends Error {
  readonly failure: CallFailure

  constructor(failure: CallFailure, url: string | URL, detail: string, cause?: unknown) {
    const { host, pathname } = new URL(url)
    super(`${host}${pathname}: ${detail}`, { cause })
    this.name = 'CallFailed'
    this.failure = failure
  }
}

/** Calls once. Any status but a redirect is an answer; what it means is the gateway's to say. */
export async function boundedCall(call: BoundedCall): Promise<Answer> {
  const signal = AbortSignal.timeout(call.timeoutMs)
  try {
    const response = await call.fetch(call.url, {
      method: call.method ?? 'GET',
      headers: call.headers,
      body: call.body,
      // A provider's API never moves by redirect; following one could carry a token to another host.
      redirect: 'manual',
      signal,
    })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      throw new CallFailed('redirect', call.url, `answered with a redirect (${response.status})`)
    }
    return { status: response.status, headers: response.headers, text: await readAtMost(response, call) }
  } catch (error) {
    if (error instanceof CallFailed) throw error
    if (signal.aborted) throw new CallFailed('timeout', call.url, `no answer within ${call.timeoutMs} ms`, error)
    throw new CallFailed('network', call.url, `not reached (${reasonOf(error)})`, error)
  }
}

async function readAtMost(response: Response, call: BoundedCall): Promise<string> {
  if (!response.body) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    // Leaving the loop by a throw cancels the stream, so that an endless answer costs no more than the limit.
    if (bytes > call.answerBytesMax)
      throw new CallFailed('too-large', call.url, `answer larger than ${call.answerBytesMax} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason'
  const cause = error.cause
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error.name
}
