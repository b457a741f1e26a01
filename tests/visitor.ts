// Somebody with a browser of his own: keeps its cookies, calls the API as our pages do, and listens to the live line.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export class Refusal extends Error {
  status: number
  code: string
  problem: any
  constructor(status: number, problem: any) {
    super(`${status} ${problem?.code} ${problem?.title}`)
    this.status = status
    this.code = problem?.code
    this.problem = problem
  }
}

export interface Told {
  name: string
  body: any
}

export class Visitor {
  url: string
  cookies = new Map<string, string>()
  constructor(url: string) {
    this.url = url
  }

  get = (path: string): Promise<any> => this.#call('GET', path)
  /** `key`: for what must not happen twice. */
  post = (path: string, body: unknown = {}, key?: string): Promise<any> => this.#call('POST', path, body, key)
  put = (path: string, body: unknown = {}): Promise<any> => this.#call('PUT', path, body)
  patch = (path: string, body: unknown = {}): Promise<any> => this.#call('PATCH', path, body)
  remove = (path: string): Promise<any> => this.#call('DELETE', path)

  upload(path: string, file: string | { name: string; bytes: Uint8Array }, fields: Record<string, string> = {}): Promise<any> {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const { name, bytes } = typeof file === 'string' ? { name: basename(file), bytes: readFileSync(file) } : file
    form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
    return this.#call('POST', path, form)
  }

  /** The raw answer, for files and pages. */
  async fetch(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers: { ...this.#headers(), ...headers }, redirect: 'manual' })
  }

  async #call(method: string, path: string, body?: unknown, key?: string): Promise<any> {
    const isForm = body instanceof FormData
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...this.#headers(),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const text = await answer.text()
    const parsed = text === '' ? undefined : JSON.parse(text)
    if (!answer.ok) throw new Refusal(answer.status, parsed)
    return parsed
  }

  #headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { 'sec-fetch-site': 'same-origin', 'accept-language': 'zh-CN', ...(cookie ? { cookie } : {}) }
  }

  /** Opens the live line; `told` fills as things happen, `over` says that the house hung up. */
  async listen(communityId: string, as: 'member' | 'operator' = 'member'): Promise<LiveLine> {
    const abort = new AbortController()
    const answer = await fetch(`${this.url}/api/communities/${communityId}/live?as=${as}`, {
      headers: this.#headers(),
      signal: abort.signal,
    })
    if (!answer.ok || !answer.body) throw new Refusal(answer.status, await answer.json())
    return new LiveLine(answer.body, abort)
  }
}

export class LiveLine {
  told: Told[] = []
  over = false
  #abort: AbortController
  constructor(body: ReadableStream<Uint8Array>, abort: AbortController) {
    this.#abort = abort
    void this.#read(body).catch(() => {})
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = ''
    try {
      for await (const part of body.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
        text += part
        const frames = text.split('\n\n')
        text = frames.pop() ?? ''
        for (const frame of frames) {
          const name = /^event: (.+)$/m.exec(frame)?.[1]
          const data = /^data: (.+)$/m.exec(frame)?.[1]
          if (name && data) this.told.push({ name, body: JSON.parse(data) })
        }
      }
    } finally {
      this.over = true
    }
  }

  async until(what: (line: LiveLine) => boolean, message: string): Promise<void> {
    for (let i = 0; i < 200; i++) {
      if (what(this)) return
      await pause(25)
    }
    throw new Error(`${message}; heard only: ${this.told.map(t => t.name).join(', ')}`)
  }
  hears = (name: string): Promise<void> =>
    this.until(line => line.told.some(t => t.name === name), `nothing was heard of ${name}`)
  close(): void {
    this.#abort.abort()
  }
}
