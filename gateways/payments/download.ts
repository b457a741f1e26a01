// A bounded download of a bill: bytes as they are, a time limit, a size limit, and no redirects.
import type { Fetch } from '../bounded-call.ts'
import { PaymentUnavailable } from './errors.ts'

const billBytesMax = 256 * 1024 * 1024
const billTimeoutMs = 120_000

export async function download(url: string, fetch: Fetch, headers: Record<string, string> = {}): Promise<Buffer> {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(billTimeoutMs) })
    if (response.status !== 200 || !response.body) {
      await response.body?.cancel()
      throw new PaymentUnavailable('unreachable', `the bill could not be downloaded (${response.status})`)
    }
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of response.body) {
      bytes += chunk.byteLength
      if (bytes > billBytesMax) throw new PaymentUnavailable('unverified', 'the bill is larger than a bill can be')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof PaymentUnavailable) throw error
    // Download addresses carry a token: the message names none.
    throw new PaymentUnavailable('unreachable', 'the bill could not be downloaded', error)
  }
}
