// Files on their way out: attachments unless we encoded them ourselves, never sniffed, with ranges for players.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Download } from '../contract.ts'
import type { Log } from '../log.ts'

export function sendDownload(reply: FastifyReply, request: FastifyRequest, log: Log, result: unknown): FastifyReply {
  const { body, mime, fileName, inline, cacheSeconds } = result as Download
  fileHeaders(reply, { mime, fileName, inline: inline === true, cacheSeconds: cacheSeconds ?? 0 })
  if (typeof body === 'object' && 'path' in body && 'bytes' in body && !(body instanceof Uint8Array))
    return reply.header('content-length', body.bytes).send(createReadStream(body.path as string))
  if (typeof body === 'string' || body instanceof Uint8Array) return reply.serializer((x: unknown) => x as string).send(body)
  const stream = Readable.from(body as unknown as AsyncIterable<Uint8Array>)
  // The answer has begun and can only be broken off, so nobody but us will ever read why.
  stream.on('error', error => log.error({ err: error, url: request.url.split('?')[0] }, 'a file broke off on its way out'))
  return reply.send(stream)
}

export function fileHeaders(
  reply: FastifyReply,
  what: { mime: string; fileName: string; inline: boolean; cacheSeconds: number },
): void {
  const ascii = what.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')
  reply
    .header('content-type', what.mime)
    .header(
      'content-disposition',
      `${what.inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(what.fileName)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', what.cacheSeconds > 0 ? `private, max-age=${what.cacheSeconds}` : 'private, no-store')
}

/** `bytes=from-to` of a file of this size; undefined for none, null for one that cannot be met. */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return start <= end && start < size ? { start, end } : null
}
