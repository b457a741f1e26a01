// One uploaded file a request: streamed to disk within its limit, gone again when the request ends.
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Upload } from '../contract.ts'
import { Malformed, refuse, TooLarge, WrongType } from '../refusal.ts'

export interface Taken {
  upload: Upload
  fields: Record<string, string>
  discard(): Promise<void>
}

/** Reads multipart form data: text fields and exactly one file. */
export async function takeUpload(request: FastifyRequest, bytesMax: number): Promise<Taken> {
  if (!request.isMultipart()) refuse(WrongType)
  const folder = await mkdtemp(join(tmpdir(), 'qunluo-upload-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  try {
    const fields: Record<string, string> = {}
    let upload: Upload | undefined
    const parts = request.parts({ limits: { fileSize: bytesMax, files: 1, fields: 20, fieldSize: 20_000, parts: 21 } })
    for await (const part of parts) {
      if (part.type === 'field') {
        fields[part.fieldname] = String(part.value)
        continue
      }
      const path = join(folder, 'file')
      const out = createWriteStream(path, { mode: 0o600 })
      await pipeline(part.file, out)
      if (part.file.truncated) refuse(TooLarge, { limit: `${Math.round(bytesMax / 1_000_000)} MB` })
      upload = { path, fileName: nameOf(part.filename), mime: part.mimetype, bytes: out.bytesWritten }
    }
    return { upload: upload ?? refuse(Malformed, { missing: 'file' }), fields, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

/** As it was called, but for what no name has; cut between characters. */
const nameOf = (given: string | undefined): string =>
  [...(given ?? '').replace(/\p{Cc}/gu, '').toWellFormed()].slice(0, 200).join('') || 'file'
