// Carries one question over the wire and brings back JSON or a Problem: fetch, or XHR where progress is to be seen.
import { Problem, problemOf } from './problem.ts'

export interface Carried {
  method: string
  address: string
  headers: Record<string, string>
  json?: string
  form?: FormData
  signal?: AbortSignal | undefined
  onProgress?: (share: number) => void
}

const read = (text: string): unknown => {
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function answerOf(status: number, text: string, header: (name: string) => string | null): unknown {
  const body = read(text)
  if (status < 200 || status > 299) throw problemOf(status, body, header)
  if (text && body === undefined) throw new Problem('broken', { status, code: 'web.unreadable' })
  return body
}

export async function carry(asked: Carried): Promise<unknown> {
  if (asked.form && typeof XMLHttpRequest !== 'undefined') return carryWithProgress(asked)
  const { method, address, headers, json, form, signal } = asked
  let response: Response
  let text: string
  try {
    response = await fetch(address, {
      method,
      headers: json === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      body: json ?? form ?? null,
      credentials: 'same-origin',
      signal: signal ?? null,
    })
    text = await response.text()
  } catch (cause) {
    throw new Problem(signal?.aborted ? 'aborted' : 'network', { details: { cause: String(cause) } })
  }
  return answerOf(response.status, text, name => response.headers.get(name))
}

function carryWithProgress({ method, address, headers, form, signal, onProgress }: Carried): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = seen => seen.lengthComputable && onProgress?.(seen.loaded / seen.total)
    request.onload = () => {
      try {
        resolve(answerOf(request.status, request.responseText, name => request.getResponseHeader(name)))
      } catch (error) {
        reject(error)
      }
    }
    request.onerror = () => reject(new Problem('network', {}))
    request.onabort = () => reject(new Problem('aborted', {}))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
